import { z } from 'zod'
import { ConsentPurpose } from '../../assistance/contract.ts'
import { CaseId } from '../../casework/contract.ts'
import { command, query } from '../../platform/contract.ts'
import { RecallReason } from '../beside/contract.ts'
import { FieldValues, one, RequestId, RequestKind, Standing, State } from '../codes/contract.ts'

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

/** One receiver of what had left on her yes. Effective: its officer signed that nothing is left there. */
export const Receiver = z.object({
  recall: z.uuid(),
  request: RequestId,
  case: CaseId.nullable(),
  state: State,
  kind: RequestKind,
  sentAt: z.iso.datetime(),
  receivedAt: z.iso.datetime().nullable(),
  due: z.iso.datetime(),
  effectiveAt: z.iso.datetime().nullable(),
  standing: z.enum(['Sent', 'Received', 'Overdue', 'Refused', 'Effective']),
  /** States to which it could go on with our yes; the receiver recalls it there. */
  onward: z.array(State),
})
export type Receiver = z.infer<typeof Receiver>

const withdrawals = {
  input: z.strictObject({
    /** Only where an acknowledgement is still waited for. */
    open: z.boolean().default(true),
  }),
  output: z.object({
    withdrawals: z.array(
      z.object({
        /** The record of consent. */
        withdrawal: z.uuid(),
        purpose: ConsentPurpose.nullable(),
        at: z.iso.datetime(),
        receivers: z.array(Receiver),
      }),
    ),
    more: z.boolean(),
  }),
}

export const listWithdrawals = query('requests/list-withdrawals', {
  summary: 'Each yes that was taken back, and whether every receiver has let go of what it had because of it.',
  ...withdrawals,
})

export const watchWithdrawals = query('requests/watch-withdrawals', {
  summary: 'The same for the data-protection officer: of all requests, by ids and codes.',
  ...withdrawals,
})
