import { z } from 'zod'
import { RequestId, State, Urgency } from '../codes/contract.ts'

/** What another state sees of a case before it says whether it takes the lead: numbers and codes, nobody's name. */
export const LeadPreview = z.strictObject({
  phase: z.string().max(40),
  urgency: Urgency,
  people: z.number().int(),
  openRequests: z.number().int(),
  openedAt: z.iso.datetime(),
})
export type LeadPreview = z.infer<typeof LeadPreview>

/** An offer of another state that waits for our answer. */
export const OfferedLead = z.object({
  id: z.uuid(),
  from: State,
  request: RequestId,
  preview: LeadPreview,
  at: z.iso.datetime(),
})
export type OfferedLead = z.infer<typeof OfferedLead>

/** What a draft carries that another state sent, and whether that state lets it go on. */
export const Originator = z.object({
  state: State,
  /** The request in which it came. */
  request: RequestId,
  fields: z.array(z.string()),
  standing: z.enum(['NotAsked', 'Asked', 'Allowed', 'Refused']),
})
export type Originator = z.infer<typeof Originator>

/** A question of another state whether what we sent may go on; it waits for our answer. */
export const OnwardQuestion = z.object({
  id: z.uuid(),
  to: State,
  fields: z.array(z.string()),
  at: z.iso.datetime(),
})
export type OnwardQuestion = z.infer<typeof OnwardQuestion>

/** Which state leads the case behind a request. */
export const Lead = z.object({
  owner: State,
  epoch: z.number().int(),
  /** We may close it and hand it on; and: we must help. */
  leads: z.boolean(),
  cares: z.boolean(),
  /** This node was restored from a backup and asks the others; until all have told it leads nothing. */
  asks: z.boolean(),
  /** To whom our own offer is open. */
  offeredTo: State.nullable(),
  offered: OfferedLead.nullable(),
})
export type Lead = z.infer<typeof Lead>

/** Why something that was sent is taken back. */
export const RecallReason = z.enum(['NotNeeded', 'WrongPerson', 'WrongFact', 'ConsentWithdrawn'])
export type RecallReason = z.infer<typeof RecallReason>

/** Fields of one message that its sender took back, and how far their deletion is. */
export const Recall = z.object({
  id: z.uuid(),
  side: z.enum(['Out', 'In']),
  /** The message in which they stood. */
  message: z.uuid(),
  fields: z.array(z.string()),
  reason: RecallReason,
  at: z.iso.datetime(),
  eraseDue: z.iso.datetime(),
  /** Until then the person and the authority for data protection hear of it, where it was a breach. */
  breachDue: z.iso.datetime(),
  erasedAt: z.iso.datetime().nullable(),
  overdue: z.boolean(),
})
export type Recall = z.infer<typeof Recall>
