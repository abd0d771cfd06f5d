import { sql } from 'kysely'
import { contacts, proposeLegalBasis } from '../../directory/index.ts'
import { getDataKey, openText } from '../../platform/seal.ts'
import type { OfficerCtx } from '../context.ts'
import { RequestKind, type RequestStatus, type Urgency } from '../codes/contract.ts'
import { conditions } from '../registers/backlog.ts'
import { mostOpen } from '../registers/finish.ts'
import { readOpen } from '../registers/differences.ts'
import type { Workbook, WorkbookRequest } from './contract.ts'

interface BookRow {
  readonly id: string
  readonly side: 'Out' | 'In'
  readonly kind: RequestKind
  readonly status: RequestStatus
  readonly urgency: Urgency
  readonly sent_at: Date
  readonly answer_due: Date | null
  readonly paused_at: Date | null
  readonly overdue: boolean
}

const day = 24 * 3600_000
const iso = (at: Date | null) => at?.toISOString() ?? null

/** All that stands between the two states on this day, of every agency: numbers, kinds, clocks; nobody's name. */
export async function readWorkbook(context: OfficerCtx, state: string): Promise<Workbook> {
  const { db, now, state: own } = context
  return {
    own,
    state,
    at: now.toISOString(),
    counts: await countsWith(context, state),
    books: await booksWith(context, state),
    requests: await openWith(context, state),
    differences: (await readOpen(context, { state, most: mostOpen })).differences,
    agreements: await agreementsWith(context, state),
    focalPoints: [
      ...(await contacts.of(db, { state: own, other: state, now })),
      ...(await contacts.of(db, { state, other: own, now })),
    ],
    lastContact: await lastContactWith(context, state),
    ...(await ownWords(context, state)),
  }
}

/** The whole book is counted by PostgreSQL, by what the backlog counts too. */
async function countsWith({ db, now }: OfficerCtx, state: string): Promise<Workbook['counts']> {
  const of = conditions(now)
  const { rows } = await sql<Workbook['counts']['Out'] & { side: 'Out' | 'In' }>`
    select side, count(*)::int as total, count(*) filter (where r.open)::int as open,
           count(*) filter (where ${of.Late})::int as late,
           count(*) filter (where r.status in ('Sent', 'Delivered') and r.acknowledge_due < ${now}::timestamptz)::int as silent,
           count(*) filter (where r.status = 'MoreInfoRequested')::int as returned
      from requests.book_with(${state}) r group by side`.execute(db)
  const none = { total: 0, open: 0, late: 0, silent: 0, returned: 0 }
  const bySide = new Map(rows.map(({ side, ...counts }) => [side, counts]))
  return { Out: bySide.get('Out') ?? none, In: bySide.get('In') ?? none }
}

async function openWith({ db, now }: OfficerCtx, state: string): Promise<WorkbookRequest[]> {
  const { rows } = await sql<BookRow>`
    select r.*, coalesce(${conditions(now).Late}, false) as overdue
      from requests.book_with(${state}) r where r.open order by r.sent_at, r.id`.execute(db)
  return rows.map((row) => ({
    id: row.id as WorkbookRequest['id'],
    side: row.side,
    kind: row.kind,
    status: row.status,
    urgency: row.urgency,
    sentAt: row.sent_at.toISOString(),
    answerDue: iso(row.answer_due),
    pausedSince: iso(row.paused_at),
    overdue: row.overdue,
    days: Math.floor((now.getTime() - row.sent_at.getTime()) / day),
  }))
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
