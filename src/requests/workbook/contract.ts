import { z } from 'zod'
import { command, query } from '../../platform/contract.ts'
import { RequestId, RequestKind, RequestStatus, State, Urgency } from '../codes/contract.ts'
import { OpenDifference } from '../registers/contract.ts'

export const ItemSort = z.enum(['Agenda', 'Decision', 'Action'])
export type ItemSort = z.infer<typeof ItemSort>
export const ItemStanding = z.enum(['Open', 'Done', 'Struck'])
export type ItemStanding = z.infer<typeof ItemStanding>

const words = z.string().trim().min(1).max(600)
const day = z.iso.date()

/** A point of the agenda, a decision, or something that one of the two states has taken on itself. */
export const WorkbookItem = z.object({
  id: z.uuid(),
  sort: ItemSort,
  words,
  owner: State.nullable(),
  due: day.nullable(),
  standing: ItemStanding,
  version: z.number().int(),
  changedAt: z.iso.datetime(),
})
export type WorkbookItem = z.infer<typeof WorkbookItem>

/** An open request by its number and kind: nobody is named in a workbook. */
export const WorkbookRequest = z.object({
  id: RequestId,
  side: z.enum(['Out', 'In']),
  kind: RequestKind,
  status: RequestStatus,
  urgency: Urgency,
  sentAt: z.iso.datetime(),
  answerDue: z.iso.datetime().nullable(),
  pausedSince: z.iso.datetime().nullable(),
  overdue: z.boolean(),
  days: z.number().int(),
})
export type WorkbookRequest = z.infer<typeof WorkbookRequest>

const Words = z.object({ id: z.string(), en: z.string() })
const Count = z.object({
  total: z.number().int(),
  open: z.number().int(),
  late: z.number().int(),
  silent: z.number().int(),
  returned: z.number().int(),
})

export const Workbook = z.object({
  own: State,
  state: State,
  at: z.iso.datetime(),
  counts: z.object({ Out: Count, In: Count }),
  /** The latest comparison of the two books: how many they hold between them, and in how many they differ. */
  books: z.object({ at: z.iso.datetime(), requests: z.number().int(), differences: z.number().int() }).nullable(),
  requests: z.array(WorkbookRequest),
  differences: z.array(OpenDifference),
  agreements: z.array(
    z.object({
      instrument: z.string(),
      name: Words,
      clauses: z.array(z.string()),
      kinds: z.number().int(),
      verified: z.boolean(),
    }),
  ),
  /** Of both states, as the directory knows them. */
  focalPoints: z.array(
    z.object({
      code: z.string(),
      state: State,
      name: Words,
      channels: z.array(z.object({ channel: z.string(), address: z.string() })),
      standing: z.enum(['Verified', 'VerifiedLongAgo', 'NotVerified']),
      verifiedAt: z.iso.datetime().nullable(),
    }),
  ),
  lastContact: z.object({
    /** When its node was last heard of. */
    heard: z.iso.datetime().nullable(),
    theirs: z.iso.datetime().nullable(),
    ours: z.iso.datetime().nullable(),
  }),
  meetingOn: day.nullable(),
  place: z.string().nullable(),
  items: z.array(WorkbookItem),
})
export type Workbook = z.infer<typeof Workbook>

export const getWorkbook = query('requests/get-workbook', {
  summary: 'All that stands between two states, for their next meeting: numbers and kinds, nobody’s name.',
  input: z.strictObject({ state: State }),
  output: Workbook,
})

export const checkWorkbook = query('requests/check-workbook', {
  summary: 'Before it is printed: which points of the workbook name a person of the requests between the two states.',
  input: z.strictObject({ state: State }),
  output: z.object({ naming: z.array(z.uuid()), place: z.boolean() }),
})

export const exportWorkbook = query('requests/export-workbook', {
  summary: 'The workbook of a pair of states as a table for a spreadsheet.',
  input: z.strictObject({ state: State }),
  output: z.object({ name: z.string(), csv: z.string() }),
})

export const planMeeting = command('requests/plan-meeting', {
  summary: 'When and where the two states meet next.',
  input: z.strictObject({
    state: State,
    meetingOn: day.nullable(),
    place: z.string().trim().min(1).max(200).nullable(),
  }),
  output: z.object({ state: State }),
})

export const addItem = command('requests/add-workbook-item', {
  summary: 'Put a point on the agenda with another state, or write down a decision or an action.',
  input: z.strictObject({
    state: State,
    sort: ItemSort,
    words,
    owner: State.nullable().default(null),
    due: day.nullable().default(null),
  }),
  output: z.object({ item: z.uuid() }),
})

export const changeItem = command('requests/change-workbook-item', {
  summary: 'Change a point of the workbook, say that it is done, or strike it.',
  input: z.strictObject({
    item: z.uuid(),
    version: z.number().int(),
    sort: ItemSort,
    words,
    owner: State.nullable(),
    due: day.nullable(),
    standing: ItemStanding,
  }),
  output: z.object({ item: z.uuid(), version: z.number().int() }),
})
