import { asking } from '../../platform/db.ts'
import { handle, type Context } from '../../platform/handle.ts'
import type { PlatformTables } from '../../platform/handle.ts'
import { isMemberOn, latestDirectory } from '../directory.ts'
import type { ExchangeTables } from '../tables.ts'
import { needed } from './ask-witnesses.ts'
import { showLog, type BreachKind, type LogStanding } from './contract.ts'
import { newestHead, settledHead, type Head } from './heads.ts'
import { stateOfWitness } from './names.ts'

type Desk = Context<ExchangeTables & PlatformTables>

export const endpoint = handle(showLog, {
  needs: 'exchange.read',
  audit: () => ({ subject: 'exchange' }),

  async run(context: Desk) {
    const { db } = context
    const others = await otherMembers(context)
    const [head, settled] = [await newestHead(asking(db)), await settledHead(asking(db))]
    return {
      ...(await sizes(context)),
      head: head ? { size: head.size, at: head.at.toISOString() } : null,
      settled: settled
        ? { size: settled.size, at: settled.at.toISOString(), by: settled.cosignatures.map(stateOfWitness) }
        : null,
      needed: needed(others.length),
      witnesses: await witnessesOf(context, others),
      stamp: head ? stampOf(head) : null,
      watched: await watchedOf(context, others),
    }
  },
})

async function otherMembers({ db, now, state }: Desk): Promise<string[]> {
  const members = [...((await latestDirectory(db))?.members.values() ?? [])]
  return members.filter((member) => member.state !== state && isMemberOn(member, now)).map((member) => member.state)
}

async function sizes({ db }: Desk): Promise<{ size: number; waiting: number }> {
  const { rows } = await asking(db).query(
    `select (select coalesce(max(size), 0) from exchange.log_checkpoint)::int as size,
            (select count(*) from exchange.log_pending)::int as waiting`,
  )
  return rows[0] as { size: number; waiting: number }
}

async function witnessesOf({ db }: Desk, others: readonly string[]): Promise<LogStanding['witnesses']> {
  const { rows } = await asking(db).query(
    `select state, code, since,
            (select max(c.at) from exchange.log_cosignature c where c.witness = state) as signed_at
       from unnest($1::text[]) as other (state) left join exchange.log_witness using (state) order by state`,
    [others],
  )
  return (rows as { state: string; code: string | null; since: Date | null; signed_at: Date | null }[]).map(
    ({ state, code, since, signed_at }) => ({
      state,
      code,
      since: since?.toISOString() ?? null,
      signedAt: signed_at?.toISOString() ?? null,
    }),
  )
}

async function watchedOf({ db }: Desk, others: readonly string[]): Promise<LogStanding['watched']> {
  const { rows } = await asking(db).query(
    `select state, size::float8 as size, w.at, b.found, b.at as found_at
       from unnest($1::text[]) as other (state) left join exchange.witnessed w using (state)
       left join lateral (select found, at from exchange.log_breach b
                           where b.state = other.state and closed_at is null order by breach limit 1) b on true
      order by state`,
    [others],
  )
  type Row = { state: string; size: number | null; at: Date | null; found: BreachKind | null; found_at: Date | null }
  return (rows as Row[]).map(({ state, size, at, found, found_at }) => ({
    state,
    size,
    signedAt: at?.toISOString() ?? null,
    breach: found && found_at ? { found, at: found_at.toISOString() } : null,
  }))
}

const stampOf = ({ stamp, stampCode, at }: Head): LogStanding['stamp'] =>
  stamp || stampCode ? { at: stamp ? at.toISOString() : null, code: stampCode } : null
