import { z } from 'zod'
import { RequestId, State } from '../contract.ts'

const shared = { request: RequestId, post: z.string().min(1).max(200), at: z.iso.datetime() }

/** May what you sent in this request go on to a third state? And the answer. Names of fields cross, never values. */
export const onwardMessage = 'requests.onward@1.0'
export const OnwardBody = z.discriminatedUnion('word', [
  z.strictObject({
    ...shared,
    word: z.literal('Asked'),
    to: State,
    fields: z.array(z.string().max(40)).min(1).max(60),
  }),
  z.strictObject({ ...shared, word: z.enum(['Allowed', 'Refused']), question: z.uuid() }),
])
export type OnwardBody = z.infer<typeof OnwardBody>
