import { sql } from 'kysely'
import type { SystemContext } from '../platform/handle.ts'
import { createDataKey, type DataKey } from '../platform/seal.ts'
import type { ExchangeTables } from './tables.ts'

/** The head of one ordered conversation, held until the transaction ends: numbers are given out one at a time. */
export interface Head {
  readonly seq: number
  readonly digest: string | null
  readonly dataKey: DataKey
}

export interface ThreadOf {
  readonly partner: string
  readonly thread: string
  readonly direction: 'in' | 'out'
}

export async function holdThread(context: SystemContext<ExchangeTables>, of: ThreadOf): Promise<Head> {
  const held = await findAndHold(context, of)
  if (held) return held
  const { id } = await createDataKey(context.db, context.vault, context.newId())
  await context.db
    .insertInto('exchange.thread')
    .values({ ...of, digest: null, data_key: id })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return (await findAndHold(context, of))!
}

async function findAndHold(
  { db, vault }: SystemContext<ExchangeTables>,
  { partner, thread, direction }: ThreadOf,
): Promise<Head | undefined> {
  const { rows } = await sql<{ seq: number; digest: string | null; id: string; wrapped: Buffer; epoch: number }>`
    select thread.seq, thread.digest, key.id, key.wrapped, key.epoch
      from exchange.thread join platform.data_key as key on key.id = thread.data_key
     where thread.partner = ${partner} and thread.thread = ${thread} and thread.direction = ${direction}
       for update of thread`.execute(db)
  const [row] = rows
  return row && { seq: row.seq, digest: row.digest, dataKey: vault.unwrap(row) }
}
