import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { PlatformTables } from './handle.ts'
import type { BlindEpoch, KeyRing } from './key-ring.ts'
import { countOld, dropOld, type Reblinding } from './reblind.ts'

/** A running node looks at its key ring once a second; a minute after a new epoch none writes tokens of the old alone. */
const settled = 60_000
/** Until every running node asks for the new tokens only. */
const noticed = 2_000

export type BlindRetirement =
  | { readonly done: true; readonly retired: readonly BlindEpoch[]; readonly under: number }
  | { readonly done: false; readonly why: string }

/** Gives up the blind epochs of which no token is left, and destroys their secrets. */
export async function retireBlinds<Tables extends PlatformTables>(
  given: Reblinding<Tables> & { readonly ring: KeyRing },
  now: Date,
): Promise<BlindRetirement> {
  const { kysely, blinded, ring } = given
  const newest = ring.blindEpochs().at(-1)!
  const living = ring.blindEpochs().filter(({ lookedUp }) => lookedUp)
  if (living.length > 1) {
    if (now.getTime() - new Date(newest.made).getTime() < settled)
      return {
        done: false,
        why: `blind epoch ${newest.epoch} began less than a minute ago: running nodes may not know it yet`,
      }
    const left = await whatIsLeft(given, newest.epoch)
    if (left.length > 0) return { done: false, why: `${left.join(', ')}: run suar key reblind again` }
    ring.retireBlindsBefore(newest.epoch)
    await pause(noticed)
  }
  await dropOld(kysely, blinded, newest.epoch)
  return { done: true, retired: living.filter(({ epoch }) => epoch < newest.epoch), under: newest.epoch }
}

/** Counted after every writer has ended who may have begun before the minute was over. */
async function whatIsLeft<Tables extends PlatformTables>(
  { kysely, blinded }: Reblinding<Tables>,
  epoch: number,
): Promise<string[]> {
  await kysely.transaction().execute(async (db) => {
    await sql`set local lock_timeout = '20s'`.execute(db)
    for (const { table } of blinded) await sql`lock table ${sql.table(table)} in share mode`.execute(db)
  })
  const left: string[] = []
  for (const place of blinded) {
    const n = await countOld(kysely, place, epoch)
    if (n > 0) left.push(`${n} of ${place.table} are of an older blind epoch`)
  }
  return left
}
