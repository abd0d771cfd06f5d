import { untilStopped } from '../../platform/sealer.ts'
import type { ExchangeHost } from '../tables.ts'
import { mayBeUnspread } from '../wake.ts'
import { noteMembers } from './note-members.ts'
import { fetchLists, spreadLists } from './spread.ts'

const minute = 60_000

/** Writes down what this program takes, so that the next list can say it. */
export async function writeOffer(host: Pick<ExchangeHost, 'system' | 'accepts'>): Promise<void> {
  const types = host.accepts ?? []
  await host.system.kysely.transaction().execute(async (db) => {
    await db.deleteFrom('exchange.offer').execute()
    if (types.length > 0)
      await db
        .insertInto('exchange.offer')
        .values(types.map((type) => ({ type })))
        .execute()
  })
}

/** While the node runs: what is signed here leaves at once, and what others have signed is asked for every ten minutes. */
export async function keepMembers(host: ExchangeHost): Promise<() => Promise<void>> {
  await writeOffer(host)
  const failed = (error: unknown) =>
    host.log('exchange.members-failed', { error: error instanceof Error ? error.message : '' })
  let noted: number | undefined = await noteMembers(host)
  const pass = async () => {
    noted = await noteMembers(host, noted)
    await spreadLists(host)
  }
  let spreading: Promise<unknown> = Promise.resolve()
  let due = false
  /** Several steps of one change become one round. */
  const stopWaking = host.whenPoked(() => {
    if (due || !mayBeUnspread(host.vault)) return
    due = true
    setTimeout(() => {
      due = false
      spreading = spreading.then(pass).catch(failed)
    }, 1000).unref()
  })
  const spread = untilStopped(pass, minute, failed)
  const fetch = untilStopped(() => fetchLists(host), 10 * minute, failed)
  spread.start()
  fetch.start()
  return async () => {
    stopWaking()
    await spread.stop({ lastly: false })
    await fetch.stop({ lastly: false })
    await spreading
  }
}
