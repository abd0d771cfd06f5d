import { z } from 'zod'
import { ConsentPurpose, ConsentStanding } from '../../assistance/contract.ts'
import { CaseId, PersonId } from '../../casework/contract.ts'
import { query } from '../../platform/contract.ts'
import { Lead, OnwardQuestion, Originator, Recall } from '../beside/contract.ts'
import { Translation } from '../translate/contract.ts'
import {
  Caveat,
  FieldForm,
  FieldValues,
  LegalBasis,
  one,
  Pap,
  Purpose,
  RequestId,
  RequestKind,
  RequestStatus,
  State,
  Tlp,
  Urgency,
} from '../codes/contract.ts'

/** A row of the exchange board. */
export const RequestRow = z.object({
  id: RequestId,
  side: z.enum(['Out', 'In']),
  kind: RequestKind,
  /** The other state. */
  state: State,
  status: RequestStatus,
  /** How far the other side is known to be; null while no receipt says anything. */
  theirs: RequestStatus.nullable(),
  urgency: Urgency,
  tlp: Tlp,
  case: CaseId.nullable(),
  acknowledgeDue: z.iso.datetime().nullable(),
  answerDue: z.iso.datetime().nullable(),
  /** When the clock stopped, waiting for the asking state. */
  pausedSince: z.iso.datetime().nullable(),
  overdue: z.boolean(),
  /** Left before its approval because of immediate danger; the approval is still due. */
  approvalDue: z.iso.datetime().nullable(),
  /** Rebuilt from what this node had said and forgotten; null where nothing was lost. */
  restoredAt: z.iso.datetime().nullable(),
  updatedAt: z.iso.datetime(),
})
export type RequestRow = z.infer<typeof RequestRow>

/** A yes of the person that must stand before it leaves. */
export const Gate = z.object({
  /** The letter of domain.md §11.1 where it has one. */
  gate: z.enum(['G1', 'Consent']),
  purpose: ConsentPurpose,
  open: z.boolean(),
  standing: ConsentStanding,
})

/** One line of the log that both sides hold. */
export const LogEntry = z.object({
  message: z.uuid(),
  from: State,
  step: z.string(),
  at: z.iso.datetime(),
  post: z.string(),
  reason: z.string().nullable(),
  text: z.string().nullable(),
  /** The language of its free words; null where nobody said it. */
  language: z.string().nullable(),
  fields: FieldValues.nullable(),
  /** Names of what stands in it, `text` for free words: what its sender may still take back. */
  holds: z.array(z.string()),
  /** What it takes back. */
  names: z.array(z.string()),
  /** How far our own message is on its way; null for theirs. */
  delivery: z.string().nullable(),
})
export type LogEntry = z.infer<typeof LogEntry>

export const RequestView = RequestRow.extend({
  version: z.number().int(),
  /** Restored, and a message of the other state that it needs is not here again yet. */
  stillMissing: z.boolean(),
  person: PersonId.nullable(),
  purpose: Purpose,
  caveats: z.array(Caveat),
  pap: Pap,
  language: z.string(),
  immediateDanger: z.boolean(),
  author: z.uuid().nullable(),
  approver: z.uuid().nullable(),
  returnNote: z.string().nullable(),
  tlpAllowed: z.array(Tlp),
  purposesAllowed: z.array(Purpose),
  dangerCannotWait: z.boolean(),
  legalBasis: z.array(LegalBasis),
  /** What this kind may carry, required first. */
  form: z.array(FieldForm),
  values: FieldValues,
  missing: z.array(z.string()),
  leaves: z.array(z.string()),
  /** Fields that stay here: forbidden for this kind, or left empty. */
  staysHere: z.array(
    z.object({
      name: z.string(),
      forbidden: z.boolean(),
      /** Kinds that may carry it; none where nothing that crosses needs it. */
      carriedBy: z.array(RequestKind),
    }),
  ),
  gates: z.array(Gate),
  needsApproval: z.boolean(),
  /** Where the length of its clock comes from; null before it has left, or where the asking state did not say. */
  clockSource: z.string().nullable(),
  clockVerified: z.boolean(),
  /** The next rung of the ladder, suggested when it is late; never taken by itself. */
  escalation: z.string().nullable(),
  answerForm: z.array(FieldForm),
  recalls: z.array(Recall),
  originators: z.array(Originator),
  translations: z.array(Translation),
  onward: z.array(OnwardQuestion),
  /** Null while nobody has offered it: then it is led by whoever asked. */
  lead: Lead.nullable(),
  log: z.array(LogEntry),
  /** The verbs that this officer may use now. */
  may: z.array(z.string()),
})
export type RequestView = z.infer<typeof RequestView>

export const listRequests = query('requests/list-requests', {
  summary: 'Requests to and from other states, newest change first.',
  input: z.strictObject({
    side: z.enum(['Out', 'In']).nullable().default(null),
    show: z.enum(['Open', 'Overdue', 'WaitingForApproval', 'Closed', 'All']).default('Open'),
    case: CaseId.nullable().default(null),
    state: State.nullable().default(null),
    after: z.strictObject({ updatedAt: z.iso.datetime(), id: RequestId }).nullable().default(null),
  }),
  output: z.object({
    requests: z.array(RequestRow),
    /** Where the next page begins; null at the end. */
    next: z.object({ updatedAt: z.iso.datetime(), id: RequestId }).nullable(),
  }),
})

export const getRequest = query('requests/get-request', {
  summary: 'One request with its log, its clocks, what leaves and what may be done.',
  input: z.strictObject(one),
  output: RequestView,
})

export const countRequests = query('requests/count-requests', {
  summary: 'How many requests wait for our next step.',
  input: z.strictObject({}),
  output: z.object({ count: z.number().int() }),
})
