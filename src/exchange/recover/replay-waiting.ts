import { sql } from 'kysely'
import { inSystem } from '../../platform/in-system.ts'
import { Problem } from '../../platform/problem.ts'
import { openText } from '../../platform/seal.ts'
import type { SystemContext } from '../../platform/handle.ts'
import type { SaidBefore } from '../../platform/said-before.ts'
import type { Vault } from '../../platform/seal.ts'
import { brokenConstraint } from '../../platform/db.ts'
import { bodyIn } from '../open-envelope.ts'
import { holdThread } from '../threads.ts'
import type { ExchangeHost, ExchangeTables } from '../tables.ts'
import { textOf } from './history.ts'

const waiting = new WeakSet<Vault>()
/** Whether this node has been given back what it has not rebuilt from yet, as far as this process knows. */
export const someWait = ({ vault }: Pick<ExchangeHost, 'vault'>): boolean => waiting.has(vault)

/**
 * Gives what came back to the slices that own it, each in a transaction of its own and in the order of its thread, until
 * nothing moves any more. What cannot be rebuilt stays, with the code that says why, and is tried again when more has
 * come; a person sees it. Gives the number of messages from which something was rebuilt.
 */
export async function replayWaiting(host: ExchangeHost, of: { thread?: string } = {}): Promise<number> {
  let done = 0
  for (let moved = true; moved;) {
    moved = false
    for (const message of await listWaiting(host, of.thread))
      if (await replayOne(host, message)) {
        done++
        moved = true
      }
  }
  const left = of.thread === undefined ? await listWaiting(host) : ['']
  if (left.length === 0) waiting.delete(host.vault)
  else waiting.add(host.vault)
  return done
}

async function listWaiting(host: ExchangeHost, thread?: string): Promise<string[]> {
  const { rows } = await sql<{ message: string }>`
    select r.message from exchange.replay r join exchange.message m on m.id = r.message
     where r.state = 'Waiting' and r.thread = coalesce(${thread ?? null}::uuid, r.thread)
     order by r.partner, r.thread, m.life nulls last, m.seq`.execute(host.system.kysely)
  return rows.map(({ message }) => message)
}

async function replayOne(host: ExchangeHost, message: string): Promise<boolean> {
  try {
    return await inSystem(host, async (context) => {
      if (!(await begin(context, message))) return false
      const known = await host.replay!(context, await readBack(context, message))
      if (!known) throw new Problem('exchange/nobody-rebuilds', 409, { message })
      await context.db
        .updateTable('exchange.replay')
        .set({ state: 'Done', code: null, tried_at: context.now, settled_at: context.now })
        .where('message', '=', message)
        .execute()
      return true
    })
  } catch (error) {
    const code = error instanceof Problem ? error.code : (brokenConstraint(error) ?? 'exchange/try-later')
    host.log('exchange.not-rebuilt', { message, code, ...(!(error instanceof Problem) && { error: String(error) }) })
    await host.system.kysely
      .updateTable('exchange.replay')
      .set({ code, tried_at: host.clock() })
      .where('message', '=', message)
      .where('state', '=', 'Waiting')
      .execute()
    return false
  }
}

async function begin({ db }: SystemContext<ExchangeTables>, message: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('exchange.replay')
    .set({ state: 'Replaying' })
    .where('message', '=', message)
    .where('state', '=', 'Waiting')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

async function readBack(context: SystemContext<ExchangeTables>, message: string): Promise<SaidBefore> {
  const row = await context.db
    .selectFrom('exchange.message as m')
    .leftJoin('exchange.payload as p', 'p.message', 'm.id')
    .where('m.id', '=', message)
    .select(['m.id', 'partner', 'thread', 'type', 'issued_at', 'expires_at', 'envelope', 'sealed'])
    .executeTakeFirstOrThrow()
  const { partner: to, thread, sealed } = row
  const { dataKey } = await holdThread(context, { partner: to, thread, direction: 'out' })
  return {
    id: row.id,
    to,
    type: row.type,
    thread,
    issuedAt: row.issued_at,
    expiresAt: row.expires_at,
    body: sealed === null ? undefined : bodyIn(Buffer.from(openText(dataKey, message, sealed)))?.body,
    handling: textOf(row.envelope).envelope.handling,
  }
}
