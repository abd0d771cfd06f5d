import { z } from 'zod'
import { query } from '../../platform/contract.ts'
import { CaseId, PersonId } from '../codes/contract.ts'

export const PersonHit = z.object({
  person: PersonId,
  case: CaseId,
  /** `ID-26-0417` and `P-01`. */
  caseCode: z.string(),
  personCode: z.string(),
  name: z.string(),
  /** 0 to 1: an order, not a probability. */
  score: z.number(),
})
export type PersonHit = z.infer<typeof PersonHit>

export const searchPeople = query('casework/search-people', {
  summary: 'Finds people by name, misspelt or written in another way, in the cases one may see.',
  input: z.object({ name: z.string().trim().min(2).max(200), limit: z.number().int().min(1).max(50).default(20) }),
  output: z.object({ hits: z.array(PersonHit) }),
})
