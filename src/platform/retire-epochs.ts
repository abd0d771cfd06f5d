import type { Pool } from 'pg'
import type { Epoch, KeyRing } from './key-ring.ts'
import type { DataKeyRow } from './seal.ts'

/** A running node looks at its key ring once a second; a minute after a rotation none wraps under an older epoch. */
const settled = 60_000
const batch = 2000

export type Retirement =
  | { readonly done: true; readonly retired: readonly Epoch[]; readonly opened: number; readonly under: number }
  | { readonly done: false; readonly why: string }

/**
 * Gives up the epochs under which nothing is wrapped any more, and destroys their master keys.
 * First every data key is opened; then, while nobody can write one, it is counted that all stand under the newest epoch.
 */
export async function retireEpochs(pool: Pool, ring: KeyRing, now: Date): Promise<Retirement> {
  const newest = ring.epochs().at(-1)!
  if (now.getTime() - new Date(newest.made).getTime() < settled)
    return { done: false, why: `epoch ${newest.epoch} began less than a minute ago: running nodes may not know it yet` }
  const opened = await openAll(pool, ring)
  const client = await pool.connect()
  try {
    await client.query("begin; set local lock_timeout = '20s'; lock table platform.data_key in share mode")
    const { rows } = await client.query<{ epoch: number; n: number }>(
      'select epoch, count(*)::int as n from platform.data_key where epoch <> $1 group by epoch order by epoch',
      [newest.epoch],
    )
    if (rows.length > 0) {
      const said = rows.map(({ epoch, n }) => `${n} data keys are wrapped under epoch ${epoch}`).join(', ')
      return { done: false, why: `${said}: run suar key rotate again` }
    }
    return { done: true, retired: ring.retireBefore(newest.epoch), opened, under: newest.epoch }
  } finally {
    await client.query('rollback')
    client.release()
  }
}

/** Throws when a data key does not open. */
async function openAll(pool: Pool, { vault }: KeyRing): Promise<number> {
  let opened = 0
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await pool.query<DataKeyRow>(
      'select id, wrapped, epoch from platform.data_key where id > $1 order by id limit $2',
      [after, batch],
    )
    for (const row of rows) vault.unwrap(row)
    opened += rows.length
    if (rows.length < batch) return opened
    after = rows.at(-1)!.id
  }
}
