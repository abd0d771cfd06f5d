import { z } from 'zod'
import { ConsentStanding } from '../assistance/contract.ts'
import { CaseId, PersonId } from '../casework/contract.ts'
import { command, query } from '../platform/contract.ts'

export const RequestId = z.uuid().brand<'RequestId'>()
export type RequestId = z.infer<typeof RequestId>

/** What one state may ask of another or tell it (the four of code list `x_RequestType` that cross today). */
export const RequestKind = z.enum([
  'LocateAndWelfareCheck',
  'RescueRequest',
  'NationalityVerification',
  'VictimStatusNotification',
])
export type RequestKind = z.infer<typeof RequestKind>

/** Code list `x_RequestStatus`. */
export const RequestStatus = z.enum([
  'Draft',
  'AwaitingApproval',
  'Sent',
  'Delivered',
  'Acknowledged',
  'MoreInfoRequested',
  'Accepted',
  'PartiallyAccepted',
  'Declined',
  'InExecution',
  'PartiallyExecuted',
  'Executed',
  'ClosedByRequester',
  'Withdrawn',
  'Expired',
])
export type RequestStatus = z.infer<typeof RequestStatus>

/** Code list `x_DeclineReason`. */
export const DeclineReason = z.enum([
  'NotOurJurisdiction',
  'NoTerritorialControl',
  'InsufficientInformation',
  'NationalityNotConfirmed',
  'NoDualCriminality',
  'ProtectionOfVictim',
  'ConsentMissing',
  'OngoingInvestigation',
  'NationalSecurityOrSovereignty',
  'ResourceLimit',
  'WrongChannel',
  'Other',
])
export type DeclineReason = z.infer<typeof DeclineReason>

/** Why the asking state takes a request back. A code, never a text: nothing about the person leaves with it. */
export const WithdrawReason = z.enum(['PersonFound', 'NoLongerNeeded', 'ConsentWithdrawn', 'SentInError'])
export type WithdrawReason = z.infer<typeof WithdrawReason>

/** Traffic Light Protocol 2.0. */
export const Tlp = z.enum(['RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR'])
export type Tlp = z.infer<typeof Tlp>

export const Urgency = z.enum(['Immediate', '24h', '48h', 'Routine'])
export type Urgency = z.infer<typeof Urgency>

/** What the receiver may use it for; any other use needs a new yes (domain F6.4). */
export const Purpose = z.enum(['FindAndProtect', 'BringToSafety', 'EstablishNationality', 'InformOfDecision'])
export type Purpose = z.infer<typeof Purpose>

export const Caveat = z.enum(['NoContactWithFamily', 'NoContactWithEmployer', 'NoUniformedVisit', 'NoOnwardSharing'])
export type Caveat = z.infer<typeof Caveat>

export const State = z.string().regex(/^[A-Z]{2}$/)

/** One clause on which a request stands, as the directory knows it. */
export const LegalBasis = z.object({
  instrument: z.string().max(80),
  clause: z.string().max(80),
  source: z.string().max(400),
  verified: z.boolean(),
})
export type LegalBasis = z.infer<typeof LegalBasis>

/** How a field is filled in; the desk draws its form from this. */
export const FieldForm = z.object({
  name: z.string(),
  kind: z.enum(['line', 'text', 'choice', 'yes-no', 'count', 'date', 'country']),
  options: z.array(z.string()).optional(),
  required: z.boolean(),
})
export type FieldForm = z.infer<typeof FieldForm>

/** The value of a field, before its own schema has looked at it. */
export const FieldValue = z.union([z.string().max(4000), z.number().int(), z.boolean()])
export const FieldValues = z.record(z.string().max(40), FieldValue)
export type FieldValues = z.infer<typeof FieldValues>

const one = { request: RequestId }
const text = z.string().trim().min(1).max(4000)

/** Where a request stands after a verb; what the desk needs to show the next step. */
export const Standing = z.object({
  request: RequestId,
  status: RequestStatus,
  version: z.number().int(),
  case: CaseId.nullable(),
})
export type Standing = z.infer<typeof Standing>

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
  updatedAt: z.iso.datetime(),
})
export type RequestRow = z.infer<typeof RequestRow>

export const Gate = z.object({
  /** The letter of domain.md §11.1. */
  gate: z.enum(['G1']),
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
  fields: FieldValues.nullable(),
  /** How far our own message is on its way; null for theirs. */
  delivery: z.string().nullable(),
})
export type LogEntry = z.infer<typeof LogEntry>

export const RequestView = RequestRow.extend({
  version: z.number().int(),
  person: PersonId.nullable(),
  purpose: Purpose,
  caveats: z.array(Caveat),
  language: z.string(),
  immediateDanger: z.boolean(),
  author: z.uuid().nullable(),
  approver: z.uuid().nullable(),
  returnNote: z.string().nullable(),
  tlpAllowed: z.array(Tlp),
  legalBasis: z.array(LegalBasis),
  /** What the case holds and this kind may carry, to be taken over with one click. */
  form: z.array(FieldForm),
  values: FieldValues,
  missing: z.array(z.string()),
  leaves: z.array(z.string()),
  /** Fields that stay here: forbidden for this kind, or left empty. */
  staysHere: z.array(z.object({ name: z.string(), forbidden: z.boolean() })),
  gates: z.array(Gate),
  needsApproval: z.boolean(),
  clockSource: z.string(),
  clockVerified: z.boolean(),
  /** The next rung of the ladder, suggested when it is late; never taken by itself. */
  escalation: z.string().nullable(),
  answerForm: z.array(FieldForm),
  log: z.array(LogEntry),
  /** The verbs that this officer may use now. */
  may: z.array(z.string()),
})
export type RequestView = z.infer<typeof RequestView>

export const startDraft = command('requests/start-draft', {
  summary: 'Begin a request to another state from a case; nothing leaves yet.',
  input: z.strictObject({
    case: CaseId,
    person: PersonId,
    kind: RequestKind,
    to: State,
    urgency: Urgency,
    language: z.string().min(2).max(10).default('en'),
  }),
  output: Standing,
})

export const changeDraft = command('requests/change-draft', {
  summary: 'Save a draft as it stands; refuses fields that this kind may not carry.',
  input: z.strictObject({
    ...one,
    version: z.number().int(),
    values: FieldValues,
    tlp: Tlp,
    urgency: Urgency,
    purpose: Purpose,
    caveats: z.array(Caveat).max(4),
    legalBasis: z.array(LegalBasis).max(12),
    immediateDanger: z.boolean(),
  }),
  output: Standing,
})

export const submitDraft = command('requests/submit-draft', {
  summary: 'Send a request, or hand it to a second person where the marking asks for one.',
  input: z.strictObject(one),
  output: Standing,
})

export const approveRequest = command('requests/approve-request', {
  summary: 'Approve a colleague’s request; it leaves at once unless it left because of immediate danger.',
  input: z.strictObject(one),
  output: Standing,
})

export const returnForChange = command('requests/return-for-change', {
  summary: 'Give a draft back to its author with what must change.',
  input: z.strictObject({ ...one, note: text }),
  output: Standing,
})

export const withdrawRequest = command('requests/withdraw-request', {
  summary: 'Take a request back; the other state is told, with a reason code and nothing else.',
  input: z.strictObject({ ...one, reason: WithdrawReason }),
  output: Standing,
})

export const closeRequest = command('requests/close-request', {
  summary: 'Close a request that was answered.',
  input: z.strictObject(one),
  output: Standing,
})

export const giveMoreInformation = command('requests/give-more-information', {
  summary: 'Answer the other state’s question; its clock runs again.',
  input: z.strictObject({ ...one, text, values: FieldValues.default({}) }),
  output: Standing,
})

export const acknowledgeRequest = command('requests/acknowledge-request', {
  summary: 'Tell the asking state that a competent officer has read its request.',
  input: z.strictObject(one),
  output: Standing,
})

export const askForInformation = command('requests/ask-for-information', {
  summary: 'Ask the requesting state for what is missing; the clock stops.',
  input: z.strictObject({ ...one, text }),
  output: Standing,
})

export const acceptRequest = command('requests/accept-request', {
  summary: 'Accept another state’s request, whole or in part.',
  input: z
    .strictObject({ ...one, part: z.boolean().default(false), text: text.nullable().default(null) })
    .refine(({ part, text }) => !part || text !== null, { path: ['text'], message: 'say which part' }),
  output: Standing,
})

export const declineRequest = command('requests/decline-request', {
  summary: 'Decline another state’s request, with the reason.',
  input: z.strictObject({ ...one, reason: DeclineReason, text }),
  output: Standing,
})

export const beginExecution = command('requests/begin-execution', {
  summary: 'Say that work on the request has begun.',
  input: z.strictObject({ ...one, text: text.nullable().default(null) }),
  output: Standing,
})

export const reportExecution = command('requests/report-execution', {
  summary: 'Report what was found or done, whole or in part.',
  input: z.strictObject({ ...one, part: z.boolean().default(false), answer: FieldValues }),
  output: Standing,
})

export const linkToCase = command('requests/link-to-case', {
  summary: 'Join another state’s request to a case of ours, and to the person it is about.',
  input: z.strictObject({ ...one, case: CaseId, person: PersonId.nullable().default(null) }),
  output: Standing,
})

export const openCaseFromRequest = command('requests/open-case-from-request', {
  summary: 'Open a case of our own for what another state asks.',
  input: z.strictObject({ ...one, title: z.string().trim().min(3).max(200) }),
  output: Standing,
})

export const tellReporter = command('requests/tell-reporter', {
  summary: 'Tell the person who reported what the other state answered, in plain words.',
  input: z.strictObject({ ...one, text }),
  output: Standing,
})

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
