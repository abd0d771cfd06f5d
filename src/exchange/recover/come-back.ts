import { pullFromAll } from '../pull.ts'
import type { ExchangeHost } from '../tables.ts'
import { compareHeads } from './compare-heads.ts'
import { fetchReads } from './fetch-reads.ts'
import { replayWaiting } from './replay-waiting.ts'

/**
 * What a node does that starts, since it may have been restored from a backup: what it said comes back first, then what
 * was said to it, then what it had read; and it rebuilds what it knew.
 */
export async function comeBack(
  host: ExchangeHost,
  seen = { heads: new Set<string>(), reads: new Set<string>() },
): Promise<number> {
  const said = await compareHeads(host, seen.heads)
  const heard = await pullFromAll(host)
  const read = await fetchReads(host, seen.reads)
  return said + heard + read + (await replayWaiting(host))
}
