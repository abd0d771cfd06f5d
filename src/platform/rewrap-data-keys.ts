import type { Pool } from 'pg'
import type { DataKeyRow, Vault } from './seal.ts'

const batch = 500

/**
 * Wraps every data key under the newest epoch, in small batches beside the running node: what was sealed stays as it
 * is, since only its key's wrapping changes. Can be broken off and begun again at any time. Returns how many it wrapped.
 */
export async function rewrapDataKeys(pool: Pool, vault: Vault, epoch: number): Promise<number> {
  let done = 0
  for (;;) {
    const wrapped = await rewrapBatch(pool, vault, epoch)
    if (wrapped === 0) return done
    done += wrapped
  }
}

async function rewrapBatch(pool: Pool, vault: Vault, epoch: number): Promise<number> {
  const { rows } = await pool.query<DataKeyRow>(
    'select id, wrapped, epoch from platform.data_key where epoch < $1 limit $2',
    [epoch, batch],
  )
  const next = rows.map((row) => vault.rewrap(row))
  // A key destroyed meanwhile stays destroyed: an update finds no row.
  await pool.query(
    `update platform.data_key k set wrapped = n.wrapped, epoch = n.epoch
       from unnest($1::uuid[], $2::bytea[], $3::int[]) as n (id, wrapped, epoch) where k.id = n.id and k.epoch < n.epoch`,
    [next.map(({ id }) => id), next.map(({ wrapped }) => wrapped), next.map((row) => row.epoch)],
  )
  return rows.length
}
