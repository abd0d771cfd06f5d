import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { RequestType } from '../contract.ts'
import { dayOf } from '../day.ts'
import { getState } from '../get-state.ts'
import { proposeLegalBasis } from '../propose-legal-basis.ts'
import type { DirectoryTables } from '../tables.ts'
import type { WorkingClock } from '../contract.ts'

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

/**
 * The rule by which a request between two states is counted on that day, the closest first: for this state and
 * instrument, for this state, for this instrument, for all. Undefined where hours count.
 */
export async function clockFor(db: Db<DirectoryTables>, running: Running): Promise<WorkingClock | undefined> {
  const { from, to, type, urgency, at, rests } = running
  const { zones } = await getState(db, to)
  const zone = zones[0]!
  const day = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString()
  const basis = await proposeLegalBasis(db, { from, to, type, date: day })
  const inForce = [...new Set(basis.map(({ instrument }) => instrument))].filter((each) => rests.includes(each))
  const rule = await db
    .selectFrom('directory.clock_rule')
    .selectAll()
    .where(sql<boolean>`${type} = any (types) and ${urgency} = any (urgencies)`)
    .where(sql<boolean>`since <= ${day}::date and (until is null or until > ${day}::date)`)
    .where((is) => is.or([is('state', 'is', null), is('state', '=', to)]))
    .where((is) =>
      is.or([is('instrument', 'is', null), ...(inForce.length > 0 ? [is('instrument', 'in', inForce)] : [])]),
    )
    .orderBy(sql`state is null`)
    .orderBy(sql`instrument is null`)
    .orderBy('since', 'desc')
    .orderBy('code')
    .limit(1)
    .executeTakeFirst()
  if (!rule) return undefined
  const { code, acknowledge, answer, source, verified } = rule
  return { rule: code, acknowledge, answer, zone, source, verified, ...(await readCalendar(db, { from, to, at })) }
}

/** When the offices of two states are closed, from that day on. */
async function readCalendar(
  db: Db<DirectoryTables>,
  { from, to, at }: Pick<Running, 'from' | 'to' | 'at'>,
): Promise<Pick<WorkingClock, 'weeks' | 'holidays'>> {
  const states = [from, to]
  const first = dayOf(new Date(at.getTime() - 2 * 24 * 3600_000))
  const last = dayOf(new Date(at.getTime() + ahead * 24 * 3600_000))
  const weeks = await db.selectFrom('directory.week').select(['state', 'off']).where('state', 'in', states).execute()
  const rows = await db
    .selectFrom('directory.holiday')
    .select(['state', 'name_id', 'name_en', 'verified', sql<string>`day::text`.as('day')])
    .where('state', 'in', states)
    .where('active', '=', true)
    .where(sql<boolean>`day between ${first}::date and ${last}::date`)
    .orderBy(sql`day`)
    .orderBy('state')
    .execute()
  const off = (state: string) => weeks.find((week) => week.state === state)?.off ?? [6, 7]
  return {
    weeks: states.map((state) => ({ state, off: off(state) })),
    holidays: rows.map(({ state, day, name_id: id, name_en: en, verified }) => ({
      state,
      day,
      name: { id, en },
      verified,
    })),
  }
}
