import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { SystemContext } from '../../platform/handle.ts'
import { giveUpPlace } from '../give-up-place.ts'
import type { ExchangeTables } from '../tables.ts'

interface Thread {
  readonly partner: string
  readonly thread: string
}

/** The order in which a thread is sent: what was written in an earlier life of it goes first. */
const inOrder = ({ partner, thread }: Thread): RawBuilder<unknown> => sql`
  ordered as (
    select id, digest, wire is not null as whole, life, seq,
           case when life is null then seq else
             (row_number() over (partition by life is null order by life, seq)
              - count(*) over (partition by life is null))::integer end as turn
      from exchange.message
     where direction = 'out' and partner = ${partner} and thread = ${thread} and voided_by is null
       and (voids is null or state <> 'refused'))`

/**
 * The partner says where the thread stands with it. What we hold behind that place and do not send already it has lost:
 * it is sent once more, word for word, and listed once more for a partner that pulls. `undefined` when we do not know
 * that place ourselves.
 */
export async function sendAgain(
  context: SystemContext<ExchangeTables>,
  of: Thread,
  head: string | null,
): Promise<number | undefined> {
  const { db, now } = context
  const { partner, thread } = of
  const { rows } = await sql<{ known: boolean; lost: string[]; erased: string[] }>`
    with ${inOrder(of)},
    place as (
      select coalesce(life, 2147483647) as life, seq from exchange.message
       where direction = 'out' and partner = ${partner} and thread = ${thread} and digest = ${head}
      union all select 0, 0 where ${head}::text is null),
    lost as (
      select ordered.id, turn, whole from ordered, place
       where (coalesce(ordered.life, 2147483647), ordered.seq) > (place.life, place.seq)
         and not exists (select from exchange.outbound waiting where waiting.message = ordered.id and waiting.step is null)),
    listed as (update exchange.message set position = null where id in (select id from lost)),
    queued as (
      insert into exchange.outbound (message, partner, thread, seq, queued_at, next_try_at)
      select id, ${partner}, ${thread}::uuid, turn, ${now}::timestamptz, ${now}::timestamptz from lost)
    select exists (select from place) as known, array(select id from lost) as lost,
           array(select id from lost where not whole) as erased`.execute(db)
  const [found] = rows
  for (const message of found?.erased ?? []) await leavePlaceOf(context, message)
  if (found?.erased.length) await putInOrder(db, of)
  return found?.known ? found.lost.length : undefined
}

/** What was in it has been erased since, and is not said again: its place is given up, and it stays what it was here. */
async function leavePlaceOf(context: SystemContext<ExchangeTables>, message: string): Promise<void> {
  const { db } = context
  const { state, code } = await db
    .selectFrom('exchange.message')
    .where('id', '=', message)
    .select(['state', 'code'])
    .executeTakeFirstOrThrow()
  await giveUpPlace(context, { message, code: 'exchange/erased' })
  await db.updateTable('exchange.message').set({ state, code }).where('id', '=', message).execute()
  await db.deleteFrom('exchange.outbound').where('message', '=', message).where('step', 'is', null).execute()
}

/** Puts what waits of a thread into its order anew, after some of it has come to belong to an earlier life. */
export async function putInOrder(db: Db<ExchangeTables>, of: Thread): Promise<void> {
  await sql`
    with ${inOrder(of)}
    update exchange.outbound waiting set seq = ordered.turn from ordered
     where waiting.message = ordered.id and waiting.step is null and waiting.thread is not null`.execute(db)
}
