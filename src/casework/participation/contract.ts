import { z } from 'zod'
import { command, query } from '../../platform/contract.ts'
import { CaseId, Compartment } from '../codes/contract.ts'

export const Participation = z.object({
  agency: z.uuid(),
  compartment: Compartment,
  since: z.iso.datetime(),
  until: z.iso.datetime().nullable(),
})
export type Participation = z.infer<typeof Participation>

export const inviteAgency = command('casework/invite-agency', {
  summary: 'Let another agency take part in a compartment of a case, with the reason.',
  input: z.object({
    case: CaseId,
    agency: z.uuid(),
    compartment: Compartment,
    reason: z.string().trim().min(10).max(2000),
  }),
  output: z.object({ case: CaseId }),
})

export const endParticipation = command('casework/end-participation', {
  summary: 'End the part that an agency takes in a case, with the reason.',
  input: z.object({
    case: CaseId,
    agency: z.uuid(),
    compartment: Compartment,
    reason: z.string().trim().min(10).max(2000),
  }),
  output: z.object({ case: CaseId }),
})

export const Look = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  officer: z.uuid().nullable(),
  action: z.string(),
  /** Why she looked, where a reason was asked of her. */
  reason: z.string().nullable(),
})
export type Look = z.infer<typeof Look>

export const whoLooked = query('casework/who-looked', {
  summary: 'See who looked at a case or changed it, the latest first.',
  input: z.object({ case: CaseId, before: z.uuid().optional() }),
  output: z.object({ looks: z.array(Look), next: z.string().nullable() }),
})
