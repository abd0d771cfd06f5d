import { sql } from 'kysely'
import { contacts, proposeLegalBasis } from '../../directory/index.ts'
import { getDataKey, openText } from '../../platform/seal.ts'
import type { OfficerCtx } from '../context.ts'
import { RequestKind, type RequestStatus, type Urgency } from '../codes/contract.ts'
import { awaitsAnswer, settled } from '../machine.ts'
import { readOpen } from '../registers/differences.ts'
import type { Workbook, WorkbookRequest } from './contract.ts'

interface BookRow {
  readonly id: string
  readonly side: 'Out' | 'In'
  readonly kind: RequestKind
  readonly status: RequestStatus
  readonly urgency: Urgency
  readonly sent_at: Date
  readonly acknowledge_due: Date | null
  readonly answer_due: Date | null
  readonly paused_at: Date | null
}

const day = 24 * 3600_000
const iso = (at: Date | null) => at?.toISOString() ?? null

/** All that stands between the two states on this day, of every agency: numbers, kinds, clocks; nobody's name. */
export async function readWorkbook(context: OfficerCtx, state: string): Promise<Workbook> {
  const { db, now, state: own } = context
  const { rows } = await sql<BookRow>`select * from requests.book_with(${state}) order by sent_at, id`.execute(db)
  const isLate = (row: BookRow) =>
    row.answer_due !== null && row.paused_at === null && row.answer_due < now && awaitsAnswer.includes(row.status)
  const open = rows.filter(({ status }) => !settled.includes(status))
  return {
    own,
    state,
    at: now.toISOString(),
    counts: { Out: countOf(rows, { side: 'Out', isLate, now }), In: countOf(rows, { side: 'In', isLate, now }) },
    books: await booksWith(context, state),
    requests: open.map((row): WorkbookRequest => ({
      id: row.id as WorkbookRequest['id'],
      side: row.side,
      kind: row.kind,
      status: row.status,
      urgency: row.urgency,
      sentAt: row.sent_at.toISOString(),
      answerDue: iso(row.answer_due),
      pausedSince: iso(row.paused_at),
      overdue: isLate(row),
      days: Math.floor((now.getTime() - row.sent_at.getTime()) / day),
    })),
    differences: (await readOpen(context, { state })).differences,
    agreements: await agreementsWith(context, state),
    focalPoints: [
      ...(await contacts.of(db, { state: own, other: state, now })),
      ...(await contacts.of(db, { state, other: own, now })),
    ],
    lastContact: await lastContactWith(context, state),
    ...(await ownWords(context, state)),
  }
}

interface Counting {
  readonly side: 'Out' | 'In'
  readonly isLate: (row: BookRow) => boolean
  readonly now: Date
}

function countOf(rows: readonly BookRow[], { side, isLate, now }: Counting) {
  const mine = rows.filter((row) => row.side === side)
  const open = mine.filter(({ status }) => !settled.includes(status))
  const unread = open.filter(({ status }) => status === 'Sent' || status === 'Delivered')
  return {
    total: mine.length,
    open: open.length,
    late: open.filter(isLate).length,
    silent: unread.filter((row) => row.acknowledge_due !== null && row.acknowledge_due < now).length,
    returned: open.filter(({ status }) => status === 'MoreInfoRequested').length,
  }
}

async function booksWith({ db }: OfficerCtx, state: string): Promise<Workbook['books']> {
  const row = await db
    .selectFrom('requests.reconciliation')
    .select(['finished_at', 'requests', sql<number>`jsonb_array_length(found)`.as('differences')])
    .where('state', '=', state)
    .where('finished_at', 'is not', null)
    .orderBy('asked_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { at: row.finished_at!.toISOString(), requests: row.requests!, differences: row.differences } : null
}

/** What carries requests between the two on this day, with how many kinds rest on it. */
async function agreementsWith({ db, now, state: own }: OfficerCtx, state: string): Promise<Workbook['agreements']> {
  const found = new Map<string, Workbook['agreements'][number]>()
  for (const type of RequestKind.options) {
    const bases = await proposeLegalBasis(db, { from: own, to: state, type, date: now })
    for (const [instrument, of] of Map.groupBy(bases, (basis) => basis.instrument)) {
      const name = of[0]!.instrumentName
      const known = found.get(instrument) ?? { instrument, name, clauses: [], kinds: 0, verified: true }
      found.set(instrument, {
        ...known,
        clauses: [...new Set([...known.clauses, ...of.map(({ clause }) => clause)])],
        kinds: known.kinds + 1,
        verified: known.verified && of.every(({ verified }) => verified),
      })
    }
  }
  return [...found.values()]
}

async function lastContactWith({ db }: OfficerCtx, state: string): Promise<Workbook['lastContact']> {
  const partner = await db
    .selectFrom('exchange.partner')
    .select('heard_at')
    .where('state', '=', state)
    .executeTakeFirst()
  const { rows } = await sql<{ theirs: Date | null; ours: Date | null }>`
    select * from requests.last_words_with(${state})`.execute(db)
  return { heard: iso(partner?.heard_at ?? null), theirs: iso(rows[0]!.theirs), ours: iso(rows[0]!.ours) }
}

async function ownWords({ db, vault }: OfficerCtx, state: string) {
  const book = await db
    .selectFrom('requests.workbook')
    .select(['id', 'place', sql<string | null>`to_char(meeting_on, 'YYYY-MM-DD')`.as('meetingOn')])
    .where('state', '=', state)
    .executeTakeFirst()
  if (!book) return { meetingOn: null, place: null, items: [] }
  const key = await getDataKey(db, vault, book.id)
  const items = await db
    .selectFrom('requests.workbook_item')
    .select(['id', 'sort', 'words', 'owner_state', 'standing', 'version', 'changed_at'])
    .select(sql<string | null>`to_char(due, 'YYYY-MM-DD')`.as('due'))
    .where('state', '=', state)
    .where('standing', '<>', 'Struck')
    .orderBy('added_at')
    .orderBy('id')
    .execute()
  return {
    meetingOn: book.meetingOn,
    place: book.place && openText(key, 'place', book.place),
    items: items.map(({ words, owner_state: owner, changed_at: changedAt, ...item }) => ({
      ...item,
      owner,
      words: openText(key, `item.${item.id}`, words),
      changedAt: changedAt.toISOString(),
    })),
  }
}
