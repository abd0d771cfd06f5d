import { csvOf } from '../../platform/csv.ts'
import type { Workbook } from './contract.ts'

const columns = [
  'section',
  'what',
  'side',
  'kind',
  'status',
  'since',
  'due',
  'days',
  'late',
  'owner',
  'number',
] as const
type Line = Partial<Record<(typeof columns)[number], string | number | boolean | null>>

/** Section by section, one table: what a spreadsheet sorts and two delegations go through line by line. */
export function workbookCsv(book: Workbook): string {
  const head = { section: 'workbook', what: `${book.own}-${book.state}`, since: book.at, due: book.meetingOn }
  return csvOf(columns, [head, ...counted(book), ...rests(book), ...open(book), ...points(book)])
}

const between = ({ own, state }: Workbook) => ({ Out: `${own} to ${state}`, In: `${state} to ${own}` })

const counted = (book: Workbook): Line[] => [
  ...(['Out', 'In'] as const).flatMap((side) =>
    Object.entries(book.counts[side]).map(([what, number]) => ({
      section: 'count',
      what,
      side: between(book)[side],
      number,
    })),
  ),
  ...(book.books
    ? (['requests', 'differences'] as const).map((what) => ({
        section: 'books',
        what,
        since: book.books!.at,
        number: book.books![what],
      }))
    : []),
  ...Object.entries(book.lastContact).map(([what, since]) => ({ section: 'last contact', what, since })),
]

const rests = (book: Workbook): Line[] => [
  ...book.agreements.map(({ instrument, clauses, kinds, verified }) => ({
    section: 'agreement',
    what: instrument,
    kind: clauses.join(' '),
    status: verified ? 'verified' : 'not verified',
    number: kinds,
  })),
  ...book.focalPoints.map(({ state, name, channels, standing, verifiedAt }) => ({
    section: 'focal point',
    what: name.en,
    owner: state,
    kind: channels.map(({ channel, address }) => `${channel}: ${address}`).join('; '),
    status: standing,
    since: verifiedAt,
  })),
]

const open = (book: Workbook): Line[] => [
  ...book.requests.map((row) => ({
    section: 'request',
    what: row.id,
    side: between(book)[row.side],
    kind: row.kind,
    status: row.status,
    since: row.sentAt,
    due: row.answerDue,
    days: row.days,
    late: row.overdue,
  })),
  ...book.differences.map((each) => ({
    section: 'difference',
    what: each.request,
    side: between(book)[each.from === book.own ? 'Out' : 'In'],
    kind: each.kind,
    status: each.what,
    since: each.since,
    due: each.due,
    late: each.due < book.at,
  })),
]

const points = ({ items, at }: Workbook): Line[] =>
  items.map(({ sort, words, standing, owner, due }) => ({
    section: sort.toLowerCase(),
    what: words,
    status: standing,
    owner,
    due,
    late: standing === 'Open' && due !== null && due < at.slice(0, 10),
  }))
