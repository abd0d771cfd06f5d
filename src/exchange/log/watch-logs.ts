import { inSystem } from '../../platform/in-system.ts'
import { consistencyProof } from '../../platform/merkle.ts'
import { isConsistent } from '../../platform/merkle-check.ts'
import { readAtMost } from '../../platform/read-json.ts'
import type { Checkpoint } from '../../platform/signed-note.ts'
import { hashesFrom, type TileReader } from '../../platform/tree.ts'
import type { KnownMember } from '../directory.ts'
import { officeOf } from '../office.ts'
import { under } from '../post-item.ts'
import type { ExchangeHost } from '../tables.ts'
import { othersIn } from './ask-witnesses.ts'
import { recordBreach, type Breach } from './breaches.ts'
import { openHead } from './known-logs.ts'
import { originOf } from './names.ts'
import { widthIn, writeTilePath } from './tile-path.ts'
import { findHeld, type Held } from './witness.ts'

const patience = 20_000
const largest = 64 * 1024
/** A cache may stand before a log; only what stays short is short. */
const settles = 10 * 60_000

/**
 * Lays beside each other what every other log shows now, what the other witnesses have signed of it, and what this
 * node has. A log that shows two of them different pasts is found here, by the signatures of its own.
 */
export async function watchLogs(host: ExchangeHost): Promise<void> {
  const others = othersIn(await officeOf(host), host.state, host.clock())
  for (const log of others) {
    const held = await inSystem(host, (context) => findHeld(context, originOf(log.state)))
    if (!held) continue
    await look(host, { log, held, at: under(log.endpoint, 'log/checkpoint'), own: true })
    for (const witness of others)
      if (witness !== log)
        await look(host, { log, held, at: under(witness.endpoint, `witness/seen/${log.state}`), own: false })
  }
}

interface Look {
  readonly log: KnownMember
  readonly held: Held
  readonly at: string
  /** Asked of the log itself, not of another witness. */
  readonly own: boolean
}

/** Who does not answer is asked again in an hour. */
async function look(host: ExchangeHost, { log, held, at, own }: Look): Promise<void> {
  try {
    const note = Buffer.from(await fetchBytes(host, at)).toString('utf8')
    const shown = openHead(note, log, host.clock())
    const found = shown && (await compare(host, { log, held, shown, own }))
    if (!found) return
    const breach = { origin: held.origin, state: log.state, found, held: held.note, shown: note }
    if (await inSystem(host, (context) => recordBreach(context, breach)))
      host.log('exchange.log-breach', { state: log.state, found })
  } catch (error) {
    host.log('exchange.log-not-seen', { state: log.state, error: error instanceof Error ? error.message : '' })
  }
}

async function compare(
  host: ExchangeHost,
  { log, held, shown, own }: { log: KnownMember; held: Held; shown: Checkpoint; own: boolean },
): Promise<Breach['found'] | undefined> {
  if (held.size === shown.size) return held.root.equals(shown.root) ? undefined : 'forked'
  if (own && shown.size < held.size) return host.clock().getTime() < held.at.getTime() + settles ? undefined : 'shrunk'
  const [before, after] = held.size < shown.size ? [held, shown] : [shown, held]
  const proof = await consistencyProof(before.size, after.size, hashesFrom(tilesFrom(host, log, after.size)))
  return isConsistent(before, after, proof) ? undefined : 'not-consistent'
}

/** The tiles of another log, as it serves them. */
const tilesFrom =
  (host: ExchangeHost, { endpoint }: KnownMember, size: number): TileReader =>
  async (tile) => {
    const width = widthIn(tile, size)
    const bytes = Buffer.from(await fetchBytes(host, under(endpoint, `log/tile/${writeTilePath({ ...tile, width })}`)))
    if (bytes.length !== width * 32) throw new Error('a tile is not whole')
    return bytes
  }

async function fetchBytes(host: ExchangeHost, url: string): Promise<Uint8Array> {
  const response = await host.fetch(new Request(url, { redirect: 'error', signal: AbortSignal.timeout(patience) }))
  if (response.status !== 200) throw new Error(`answered ${response.status}`)
  return readAtMost(response.body, largest)
}
