import { z } from 'zod'
import { FieldValues, RecallReason, RequestId } from '../contract.ts'

const post = z.string().min(1).max(200)
const at = z.iso.datetime()

/** Takes back fields of one message of the sender. The names cross, never what was in them. */
export const recallMessage = 'requests.recall@1.0'
export const RecallBody = z.strictObject({
  request: RequestId,
  message: z.uuid(),
  fields: z.array(z.string().min(1).max(40)).min(1).max(40),
  reason: RecallReason,
  correction: FieldValues.nullable(),
  eraseDue: at,
  post,
  at,
})
export type RecallBody = z.infer<typeof RecallBody>

/** The receiver signs that nothing is left of it. */
export const erasedMessage = 'requests.erased@1.0'
export const ErasedBody = z.strictObject({ request: RequestId, recall: z.uuid(), post, at })
