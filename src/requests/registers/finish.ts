import { sql } from 'kysely'
import { announce } from '../../platform/announce.ts'
import type { Ctx } from '../context.ts'
import type { Difference, DifferenceKind } from './contract.ts'
import type { RegistersTables } from './tables.ts'

type Row = RegistersTables['requests.reconciliation']

/** So many hours somebody has to settle it: what is on its way may come; what was lost or forged cannot wait. Suar default. */
const hours: Readonly<Record<DifferenceKind, number>> = {
  OnItsWay: 72,
  NotYetHere: 72,
  ReceiptOnItsWay: 72,
  StatusDiffers: 48,
  RefusedThere: 24,
  RefusedHere: 24,
  LostThere: 24,
  LostHere: 24,
  LogDiffers: 24,
  OpeningDiffers: 24,
}
/** A report of another state fills no list beyond this; all of it stands in the report. */
export const mostOpen = 2000

interface Found {
  readonly found: readonly Difference[]
  readonly requests: number
  readonly asOf?: Date
}

/** The report is whole: kept, its differences become work, and what is no longer found is settled by itself. */
export async function finish(context: Ctx, row: Row, { found, requests, asOf }: Found): Promise<void> {
  const { db, now } = context
  await db
    .updateTable('requests.reconciliation')
    .set({ found: JSON.stringify(found) as never, finished_at: now, requests, ...(asOf && { as_of: asOf }) })
    .where('id', '=', row.id)
    .execute()
  await db.deleteFrom('requests.statement_part').where('reconciliation', '=', row.id).execute()
  if (!(await isLatest(context, row))) return
  const fresh = await becomeWork(context, row, found)
  await announce(db, 'requests.books-compared', { reconciliation: row.id, state: row.state, fresh })
}

/** A report that comes late says nothing about what a newer one found. */
async function isLatest({ db }: Ctx, { state, asked_at: asked, id }: Row): Promise<boolean> {
  const newer = await db
    .selectFrom('requests.reconciliation')
    .select('id')
    .where('state', '=', state)
    .where('finished_at', 'is not', null)
    .where('asked_at', '>', asked)
    .where('id', '<>', id)
    .executeTakeFirst()
  return newer === undefined
}

/** What is work already stays work while it is found, however long the report; what is new fills up the rest of the list. */
async function becomeWork({ db, now, newId }: Ctx, row: Row, found: readonly Difference[]): Promise<number> {
  const items = found.map((each, nth) => ({ ...each, nth, id: newId(), hours: hours[each.what] }))
  const { rows } = await sql<{ fresh: string }>`
    with found as (
      select distinct on (f.request, f.what, coalesce(f.message, f.request)) * from jsonb_to_recordset(${JSON.stringify(items)}::jsonb)
        as f(nth integer, id uuid, request uuid, kind text, "from" text, what text, message uuid, code text, here text, there text, hours integer)),
    gone as (
      update requests.difference d set settled_at = ${now}, settled = 'Gone'
       where d.state = ${row.state} and d.settled_at is null and not exists (
         select from found f where f.request = d.request and f.what = d.what and coalesce(f.message, f.request) = coalesce(d.message, d.request))),
    kept as (
      select f.* from found f left join requests.difference d on d.state = ${row.state} and d.settled_at is null
         and d.request = f.request and d.what = f.what and coalesce(d.message, d.request) = coalesce(f.message, f.request)
       where not exists (
         select from requests.difference k where k.state = ${row.state} and k.settled = 'KnownFault' and k.request = f.request
            and k.what = f.what and coalesce(k.message, k.request) = coalesce(f.message, f.request))
       order by d.id is null, f.nth limit ${mostOpen}),
    added as (
      insert into requests.difference
        (id, state, request, kind, from_state, what, message, code, here, there, first_seen, last_seen, since, due, owner)
      select f.id, ${row.state}, f.request, f.kind, f."from", f.what, f.message, f.code, f.here, f.there, ${row.id}::uuid, ${row.id}::uuid,
             ${now}::timestamptz, ${now}::timestamptz + f.hours * interval '1 hour', ${row.officer}::uuid
        from kept f
      on conflict (state, request, what, coalesce(message, request)) where settled_at is null
        do update set last_seen = excluded.last_seen, here = excluded.here, there = excluded.there, code = excluded.code
      returning first_seen)
    select count(*) filter (where first_seen = ${row.id}::uuid) as fresh from added`.execute(db)
  return Number(rows[0]?.fresh ?? 0)
}
