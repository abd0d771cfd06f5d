import { z } from 'zod'
import { query } from '../../src/platform/contract.ts'

/** The officer at the desk, as the shell needs to know her. */
const Me = z.object({
  id: z.uuid(),
  /** How she is shown to others: the post, never her name. */
  post: z.string(),
  agency: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** The rights that her post carries. */
  may: z.array(z.string()),
  /** The state whose node this is, ISO 3166-1 alpha-2. */
  state: z.string(),
})
export type Me = z.infer<typeof Me>

export const whoAmI = query('access/me', {
  summary: 'Tells the signed-in officer who she is, in which post, and what she may do.',
  input: z.object({}),
  output: Me,
})
