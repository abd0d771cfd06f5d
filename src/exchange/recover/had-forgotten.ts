import { sql } from 'kysely'
import { Objection } from '../apply-message.ts'
import { officeOf } from '../office.ts'
import { refuse } from '../problems.ts'
import type { ExchangeHost } from '../tables.ts'
import { compareWith } from './compare-heads.ts'
import { recoverThread } from './recover-thread.ts'
import { replayWaiting } from './replay-waiting.ts'

const month = 30 * 24 * 3600_000

/**
 * Before anything is refused for what it speaks of, its sender is asked what we said to it in this thread: a node that
 * was restored from a backup knows less than it said. When something came back, the message is tried once more. While
 * the sender cannot be asked, a node that knows of its restore refuses nothing, and lets it be sent again.
 */
export async function unlessForgotten<T>(
  host: ExchangeHost,
  of: { readonly partner: string; readonly thread: string },
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Objection) || !(await hadForgotten(host, of))) throw error
    return work()
  }
}

async function hadForgotten(host: ExchangeHost, of: { partner: string; thread: string }): Promise<boolean> {
  const member = (await officeOf(host)).directory.members.get(of.partner)
  const lately = await restoredLately(host)
  try {
    // What is spoken of may stand in another thread.
    const mended = lately && member ? (await compareWith(host, member)) > 0 : await recoverThread(host, of)
    return (await replayWaiting(host, lately ? {} : of)) > 0 || mended
  } catch (error) {
    host.log('exchange.not-asked-what-was-said', { of: of.partner, thread: of.thread, error: String(error) })
    if (lately) throw refuse('try-later', { thread: of.thread })
    return false
  }
}

async function restoredLately(host: ExchangeHost): Promise<boolean> {
  const since = new Date(host.clock().getTime() - month)
  const { rows } = await sql`
    select from exchange.recovery where partner is null and at > ${since}::timestamptz limit 1`.execute(
    host.system.kysely,
  )
  return rows.length > 0
}
