import { z } from 'zod'
import { command, query } from '../../platform/contract.ts'
import { CaseId, CaseStatus, Compartment, IdentifierKind, PersonId } from '../codes/contract.ts'

export const Identifier = z.object({
  id: z.uuid(),
  case: CaseId,
  person: PersonId.nullable(),
  kind: IdentifierKind,
  compartment: Compartment,
  /** As it was given. */
  said: z.string(),
  /** As it is compared: E.164, capitals without spaces, a host and path. */
  normalised: z.string(),
  /** Whose it is or where it comes from, in words. */
  remark: z.string().nullable(),
  at: z.iso.datetime(),
})
export type Identifier = z.infer<typeof Identifier>

export const addIdentifier = command('casework/add-identifier', {
  summary: 'Add a number, document, account or place by which this case can be found again.',
  input: z.object({
    case: CaseId,
    person: PersonId.optional(),
    kind: IdentifierKind,
    value: z.string().trim().min(2).max(500),
    remark: z.string().trim().max(500).optional(),
    compartment: Compartment.optional(),
  }),
  output: z.object({ identifier: z.uuid(), alsoIn: z.array(CaseId) }),
})

export const FoundCase = z.object({
  case: CaseId,
  code: z.string(),
  title: z.string(),
  status: CaseStatus,
  person: PersonId.nullable(),
  personCode: z.string().nullable(),
})
export type FoundCase = z.infer<typeof FoundCase>

export const findByIdentifier = query('casework/find-by-identifier', {
  summary: 'Find the cases in which a number, document, account or place occurs, however it is written.',
  input: z.object({ kind: IdentifierKind, value: z.string().trim().min(2).max(500) }),
  output: z.object({ found: z.array(FoundCase) }),
})
