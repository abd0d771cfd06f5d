import { z } from 'zod'
import { command } from '../../platform/contract.ts'
import { RecallReason } from '../beside/contract.ts'
import { FieldValues, one, Standing } from '../codes/contract.ts'

export const recallFields = command('requests/recall-fields', {
  summary: 'Take back fields that should not have been sent, and say what is right instead; both states erase them.',
  input: z.strictObject({
    ...one,
    /** The message in which they stand. */
    message: z.uuid(),
    /** Names of fields; `text` for the free words of that message. */
    fields: z.array(z.string().max(40)).min(1).max(40),
    reason: RecallReason,
    /** What is right instead; only fields that were recalled. */
    correction: FieldValues.default({}),
  }),
  output: Standing,
})

export const confirmErasure = command('requests/confirm-erasure', {
  summary: 'Sign that nothing is left here of what the other state recalled.',
  input: z.strictObject({ ...one, recall: z.uuid() }),
  output: Standing,
})
