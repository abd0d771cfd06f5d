import { z } from 'zod'
import { DeclineReason, LeadPreview, RequestId, State } from '../contract.ts'

const Epoch = z.number().int().min(1)
const LeadRecord = z.strictObject({ epoch: Epoch, owner: State, writer: State, life: Epoch })
const id = z.uuid()

/** One word about who leads: docs/decisions/0021-one-state-leads.md. */
const Word = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('Offer'), id, record: LeadRecord }),
  z.strictObject({ kind: z.enum(['Accept', 'Decline']), id, record: LeadRecord }),
  z.strictObject({ kind: z.literal('Record'), record: LeadRecord, closed: id.nullable() }),
  z.strictObject({ kind: z.literal('Taken'), epoch: Epoch }),
  z.strictObject({ kind: z.literal('Restored') }),
  z.strictObject({
    kind: z.literal('Known'),
    record: LeadRecord,
    worth: z.enum(['Raw', 'Heard', 'Sure']),
    asked: Epoch,
  }),
])

/** Sent about the request through which the two states share the case. */
export const leadMessage = 'requests.lead@1.0'
export const LeadBody = z
  .strictObject({
    request: RequestId,
    lead: z.uuid(),
    life: Epoch,
    word: Word,
    preview: LeadPreview.nullable(),
    reason: DeclineReason.nullable(),
    post: z.string().min(1).max(200),
    at: z.iso.datetime(),
  })
  .refine(({ word, preview }) => (preview !== null) === (word.kind === 'Offer'))
  .refine(({ word, reason }) => (reason !== null) === (word.kind === 'Decline'))
export type LeadBody = z.infer<typeof LeadBody>
