import { sql } from 'kysely'
import { markOfEpoch } from '../../platform/blind.ts'
import type { Db } from '../../platform/db.ts'
import { openText, sealText, type DataKey, type Vault } from '../../platform/seal.ts'
import type { CaseworkTables } from '../tables.ts'
import { nameKeysOf, type NameKey } from './name-keys.ts'
import { normaliseName } from './normalise-name.ts'

type Names = Pick<Vault, 'blinds' | 'blindEpochs'>

interface NamedPerson {
  readonly person: string
  readonly case: string
  readonly name: string
  readonly dataKey: DataKey
}

/** Makes a person findable by a name, also by an alias: call once for each. The name itself is stored sealed. */
export async function indexName(
  db: Db<CaseworkTables>,
  vault: Names,
  { person, case: caseId, name, dataKey }: NamedPerson,
): Promise<void> {
  // No `returning`: who hands a suspect over to the investigators may not read back what she wrote.
  // In the order of the key, so that two writers wait for one another instead of locking each other out.
  const keys = nameKeysOf(vault)(normaliseName(name))
    .map(({ key }) => key)
    .toSorted((a, b) => a - b)
  await sql`
    with entry as (select nextval('casework.name_entry_entry_seq')::int as entry),
    stored as (
      insert into casework.name_entry (entry, person, case_id, data_key, name, blinded)
      select entry, ${person}, ${caseId}, ${dataKey.id}, ${sealText(dataKey, 'person.name', name)}, ${blindedUnder(vault)} from entry),
    posted as (
      insert into casework.name_posting (key, entry)
      select key, entry from unnest(${keys}::int[]) as key, entry)
    insert into casework.name_frequency as f (key, held) select key, 1 from unnest(${keys}::int[]) as key
    on conflict (key) do update set held = f.held + 1`.execute(db)
}

export const blindedUnder = (vault: Pick<Vault, 'blindEpochs'>): Buffer => markOfEpoch(vault.blindEpochs()[0]!)

/** Forgets every name of a person, as when her identity was entered wrongly. */
export async function forgetNames(
  db: Db<CaseworkTables>,
  vault: Names,
  { person, dataKey }: Pick<NamedPerson, 'person' | 'dataKey'>,
): Promise<void> {
  const { rows } = await sql<{ entry: number; name: Buffer }>`
    delete from casework.name_entry where person = ${person} returning entry, name`.execute(db)
  const keysOf = nameKeysOf(vault)
  await unpost(
    db,
    rows.map(({ entry, name }) => ({ entry, keys: keysOf(normaliseName(openText(dataKey, 'person.name', name))) })),
  )
}

interface Held {
  readonly entry: number
  readonly keys: readonly NameKey[]
}

/** Takes entries out of the lists of their pieces, whichever blind epoch they were made under. */
export async function unpost(db: Db<CaseworkTables>, held: readonly Held[]): Promise<void> {
  const pairs = held.flatMap(({ entry, keys }) =>
    keys.flatMap(({ key, older }) => [key, ...older]).map((key) => ({ key, entry })),
  )
  const { rows } = await sql<{ key: number }>`
    delete from casework.name_posting p
     using unnest(${pairs.map(({ key }) => key)}::int[], ${pairs.map(({ entry }) => entry)}::int[]) as gone (key, entry)
     where p.key = gone.key and p.entry = gone.entry returning p.key`.execute(db)
  await count(
    db,
    rows.map(({ key }) => key),
    -1,
  )
}

/** How many entries hold these keys, more or fewer by one for each time that a key is named. */
export async function count(db: Db<CaseworkTables>, keys: readonly number[], by: 1 | -1): Promise<void> {
  await sql`
    insert into casework.name_frequency as f (key, held)
    select key, count(*)::int * ${by}::int from unnest(${[...keys]}::int[]) as key group by key order by key
    on conflict (key) do update set held = f.held + excluded.held`.execute(db)
  if (by < 0)
    await sql`delete from casework.name_frequency where key = any (${[...keys]}::int[]) and held = 0`.execute(db)
}
