import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { RequestClock, RequestType } from '../contract.ts'
import { dayOf } from '../day.ts'
import { getState } from '../get-state.ts'
import { noClockRule } from '../problems.ts'
import { proposeLegalBasis } from '../propose-legal-basis.ts'
import type { DirectoryTables } from '../tables.ts'
import { dayIn } from './working-days.ts'

export interface Running {
  readonly from: string
  readonly to: string
  readonly type: RequestType
  readonly urgency: string
  readonly at: Date
  /** Instruments that the request itself rests on. */
  readonly rests: readonly string[]
}

/** So much longer than the answer takes a clock may be held up by questions: holidays are taken along until then. */
const ahead = 400

/** The rule by which a request between two states is counted on that day, with the days off of both that it may meet. */
export async function clockFor(db: Db<DirectoryTables>, running: Running): Promise<RequestClock> {
  const { from, to, at } = running
  const { zones } = await getState(db, to)
  const zone = zones[0]!
  const rule = await ruleOn(db, running, dayIn(at, zone).toString())
  const { counts, acknowledge, answer, source, verified } = rule
  const said = { rule: nameOf(rule), zone, source, verified }
  if (counts === 'WorkingDays') return { ...said, acknowledge, answer, ...(await readCalendar(db, { from, to, at })) }
  const inDays = { acknowledge: Math.ceil(acknowledge / 24), answer: Math.ceil(answer / 24) }
  return { ...said, ...inDays, hours: { acknowledge, answer }, weeks: [], holidays: [] }
}

type Rule = Awaited<ReturnType<typeof ruleOn>>

/** Short enough to travel; how urgent it is the request says itself. */
const nameOf = ({ type, state, instrument, since, version }: Rule) =>
  [type, state, instrument, since, `v${version}`].filter(Boolean).join(' ')

/**
 * The closest rule: for this state and instrument, for this state, for this instrument, for all. Of each the last that
 * has begun on that day counts, unless it was ended.
 */
async function ruleOn(db: Db<DirectoryTables>, { from, to, type, urgency, rests }: Running, day: string) {
  const basis = await proposeLegalBasis(db, { from, to, type, date: day })
  const inForce = [...new Set(basis.map(({ instrument }) => instrument))].filter((each) => rests.includes(each))
  const begun = db
    .selectFrom('directory.clock_rule')
    .distinctOn(['state', 'instrument'])
    .select(['type', 'urgency', 'state', 'instrument', 'version', 'counts', 'acknowledge', 'answer', 'ended'])
    .select(['source', 'verified', sql<string>`since::text`.as('since')])
    .where('type', '=', type)
    .where('urgency', '=', urgency)
    .where(sql<boolean>`since <= ${day}::date`)
    .where((is) => is.or([is('state', 'is', null), is('state', '=', to)]))
    .where((is) =>
      is.or([is('instrument', 'is', null), ...(inForce.length > 0 ? [is('instrument', 'in', inForce)] : [])]),
    )
    .orderBy('state')
    .orderBy('instrument')
    .orderBy(sql`clock_rule.since`, 'desc')
    .orderBy('version', 'desc')
  const rule = await db
    .selectFrom(begun.as('rule'))
    .selectAll()
    .where('ended', '=', false)
    .orderBy(sql`state is null`)
    .orderBy(sql`instrument is null`)
    .orderBy('answer')
    .orderBy('instrument')
    .limit(1)
    .executeTakeFirst()
  if (!rule) throw noClockRule(type, urgency)
  return rule
}

/** When the offices of two states are closed, from that day on. */
async function readCalendar(
  db: Db<DirectoryTables>,
  { from, to, at }: Pick<Running, 'from' | 'to' | 'at'>,
): Promise<Pick<RequestClock, 'weeks' | 'holidays'>> {
  const states = [from, to]
  const first = dayOf(new Date(at.getTime() - 2 * 24 * 3600_000))
  const last = dayOf(new Date(at.getTime() + ahead * 24 * 3600_000))
  const rows = await db
    .selectFrom('directory.holiday')
    .select(['state', 'name_id', 'name_en', 'verified', sql<string>`day::text`.as('day')])
    .where('state', 'in', states)
    .where('active', '=', true)
    .where(sql<boolean>`day between ${first}::date and ${last}::date`)
    .orderBy(sql`day`)
    .orderBy('state')
    .execute()
  const weeks = await Promise.all(states.map((state) => weeksOf(db, state, { first, last })))
  return {
    weeks,
    holidays: rows.map(({ state, day, name_id: id, name_en: en, verified }) => ({
      state,
      day,
      name: { id, en },
      verified,
    })),
  }
}

/** The weekly days off of a state as they stand on the first day, and as they change until the last. */
async function weeksOf(db: Db<DirectoryTables>, state: string, { first, last }: { first: string; last: string }) {
  const rows = await db
    .selectFrom('directory.week')
    .distinctOn('since')
    .select(['off', sql<string>`since::text`.as('day')])
    .where('state', '=', state)
    .where(sql<boolean>`since <= ${last}::date`)
    .orderBy('since')
    .orderBy('version', 'desc')
    .execute()
  const off = rows.findLast(({ day }) => day <= first)?.off ?? [6, 7]
  const later = rows.filter(({ day }) => day > first).map((row) => ({ since: row.day, off: row.off }))
  return { state, off, ...(later.length > 0 && { later: later.slice(0, 20) }) }
}
