import { sql } from 'kysely'
import type { Blinded } from '../../platform/blinded.ts'
import { openText } from '../../platform/seal.ts'
import type { CaseworkTables } from '../tables.ts'
import { blindedUnder, count, unpost } from './index-name.ts'
import { nameKeysOf } from './name-keys.ts'
import { normaliseName } from './normalise-name.ts'

interface Entry {
  readonly entry: number
  readonly data_key: string
  readonly name: Buffer
  readonly wrapped: Buffer | null
  readonly epoch: number
}

/** The pieces of names under the newest blind epoch. An entry whose case is erased opens no more, and goes. */
export const blinded: Blinded<CaseworkTables> = {
  table: 'casework.name_entry',
  column: 'blinded',
  by: 'entry',
  kinds: ['name-'],
  way: 'inPlace',
  async renew({ db, vault }, entries) {
    const { rows } = await sql<Entry>`
      select e.entry, e.data_key, e.name, k.wrapped, k.epoch
        from casework.name_entry e left join platform.data_key k on k.id = e.data_key
       where e.entry = any (${entries}::int[])`.execute(db)
    const keysOf = nameKeysOf(vault)
    const held = rows.flatMap(({ entry, data_key: id, name, wrapped, epoch }) =>
      wrapped
        ? [{ entry, keys: keysOf(normaliseName(openText(vault.unwrap({ id, wrapped, epoch }), 'person.name', name))) }]
        : [],
    )
    await unpost(db, held)
    const pairs = held.flatMap(({ entry, keys }) => keys.map(({ key }) => ({ key, entry })))
    await sql`insert into casework.name_posting (key, entry)
      select * from unnest(${pairs.map(({ key }) => key)}::int[], ${pairs.map(({ entry }) => entry)}::int[])`.execute(
      db,
    )
    await count(
      db,
      pairs.map(({ key }) => key),
      1,
    )
    await sql`update casework.name_entry set blinded = ${blindedUnder(vault)} where entry = any (${held.map(({ entry }) => entry)}::int[])`.execute(
      db,
    )
    await forgetErased(
      db,
      rows.filter(({ wrapped }) => !wrapped).map(({ entry }) => entry),
    )
  },
}

/** Nobody can say which pieces they had: the whole list is read, which an erased case is rare enough for. */
async function forgetErased(db: Parameters<typeof count>[0], entries: readonly number[]): Promise<void> {
  if (entries.length === 0) return
  const { rows } = await sql<{ key: number }>`
    delete from casework.name_posting where entry = any (${[...entries]}::int[]) returning key`.execute(db)
  await count(
    db,
    rows.map(({ key }) => key),
    -1,
  )
  await sql`delete from casework.name_entry where entry = any (${[...entries]}::int[])`.execute(db)
}
