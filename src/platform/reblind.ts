import { sql, type Kysely } from 'kysely'
import { markOfEpoch } from './blind.ts'
import type { Blinded } from './blinded.ts'
import type { PlatformTables } from './handle.ts'
import type { Vault } from './seal.ts'

/** How far it is with one table. */
export interface Progress {
  readonly table: string
  readonly done: number
  readonly of: number
}

export interface Reblinding<Tables> {
  readonly kysely: Kysely<Tables>
  readonly vault: Vault
  readonly blinded: readonly Blinded<Tables>[]
}

/**
 * Makes every token anew under the newest blind epoch, a few hundred rows at a time, beside the running node.
 * Each batch is a transaction: it can be broken off at any moment, and goes on with what is left when it is called again.
 */
export async function reblind<Tables extends PlatformTables>(
  { kysely, vault, blinded }: Reblinding<Tables>,
  tell: (progress: Progress) => void,
  most = 500,
): Promise<void> {
  const epoch = vault.blindEpochs()[0]!
  for (const place of blinded) {
    let done = 0
    // Once more until none is left: a node that has not noticed the epoch yet may have written behind the walk.
    for (let left = await countOld(kysely, place, epoch); left > 0; left = await countOld(kysely, place, epoch)) {
      const of = done + left
      tell({ table: place.table, done, of })
      for await (const renewed of walk({ kysely, vault, place, epoch, most }))
        tell({ table: place.table, done: (done += renewed), of })
    }
  }
}

/** Rows whose tokens are not yet those of `epoch`. */
export async function countOld<Tables>(db: Kysely<Tables>, place: Blinded<Tables>, epoch: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(distinct t.${sql.ref(place.by)})::int as n from ${sql.table(place.table)} t where ${old(place, epoch)}`.execute(
    db,
  )
  return rows[0]!.n
}

/** Takes away what only epochs know that were given up. */
export async function dropOld<Tables>(
  db: Kysely<Tables>,
  blinded: readonly Blinded<Tables>[],
  epoch: number,
): Promise<void> {
  for (const { way, table, column } of blinded)
    if (way === 'beside')
      await sql`delete from ${sql.table(table)} where ${sql.ref(column)} < ${markOfEpoch(epoch)}`.execute(db)
}

interface Walk<Tables> {
  readonly kysely: Kysely<Tables>
  readonly vault: Vault
  readonly place: Blinded<Tables>
  readonly epoch: number
  readonly most: number
}

async function* walk<Tables extends PlatformTables>(given: Walk<Tables>): AsyncIterable<number> {
  let after: string | undefined
  for (;;) {
    const rows = await retried(() => renewBatch(given, after))
    if (rows.length === 0) return
    after = rows.at(-1)!
    yield rows.length
  }
}

const renewBatch = <Tables extends PlatformTables>(
  { kysely, vault, place, epoch, most }: Walk<Tables>,
  after: string | undefined,
): Promise<string[]> =>
  kysely.transaction().execute(async (db) => {
    const by = sql.ref(`t.${place.by}`)
    const { rows } = await sql<{ row: string }>`
      select ${by}::text as row from ${sql.table(place.table)} t
       where ${old(place, epoch)} ${after === undefined ? sql`` : sql`and ${by} > ${after}`}
       ${place.way === 'beside' ? sql`group by ${by} order by ${by} limit ${most}` : sql`order by ${by} limit ${most} for update`}`.execute(
      db,
    )
    const batch = rows.map(({ row }) => row)
    if (batch.length > 0) await place.renew({ db, vault } as never, batch)
    return batch
  })

const old = <Tables>({ table, column, by, way }: Blinded<Tables>, epoch: number) =>
  way === 'inPlace'
    ? sql`t.${sql.ref(column)} < ${markOfEpoch(epoch)}`
    : sql`t.${sql.ref(column)} < ${markOfEpoch(epoch)} and not exists (
        select from ${sql.table(table)} anew where anew.${sql.ref(by)} = t.${sql.ref(by)} and anew.${sql.ref(column)} >= ${markOfEpoch(epoch)})`

/** Two that lock each other out: one of them is told, and begins again. */
async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++)
    try {
      return await work()
    } catch (error) {
      if ((error as { code?: string }).code !== '40P01' || tries > 5) throw error
    }
}
