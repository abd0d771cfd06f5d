import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { sealText, type DataKey } from '../../platform/seal.ts'
import type { CaseworkTables } from '../tables.ts'
import type { NameKey } from './name-keys.ts'
import { normaliseName } from './normalise-name.ts'

interface NamedPerson {
  readonly person: string
  readonly case: string
  readonly name: string
  readonly dataKey: DataKey
}

/** Makes a person findable by a name, also by an alias: call once for each. The name itself is stored sealed. */
export async function indexName(
  db: Db<CaseworkTables>,
  keysOf: (tokens: readonly string[]) => NameKey[],
  { person, case: caseId, name, dataKey }: NamedPerson,
): Promise<void> {
  // No `returning`: who hands a suspect over to the investigators may not read back what she wrote.
  // In the order of the key, so that two writers wait for one another instead of locking each other out.
  const keys = keysOf(normaliseName(name))
    .map(({ key }) => key)
    .toSorted((a, b) => a - b)
  await sql`
    with entry as (select nextval('casework.name_entry_entry_seq')::int as entry),
    stored as (
      insert into casework.name_entry (entry, person, case_id, data_key, name)
      select entry, ${person}, ${caseId}, ${dataKey.id}, ${sealText(dataKey, 'person.name', name)} from entry),
    posted as (
      insert into casework.name_posting (key, entry)
      select key, entry from unnest(${keys}::int[]) as key, entry)
    insert into casework.name_frequency as f (key, held) select key, 1 from unnest(${keys}::int[]) as key
    on conflict (key) do update set held = f.held + 1`.execute(db)
}

/** Forgets every name of a person, as when her identity was entered wrongly or the case is erased. */
export async function forgetNames(db: Db<CaseworkTables>, person: string): Promise<void> {
  await sql`
    with gone as (delete from casework.name_entry where person = ${person} returning entry),
    unposted as (delete from casework.name_posting p using gone where p.entry = gone.entry returning p.key)
    update casework.name_frequency f set held = held - n.n
      from (select key, count(*)::int as n from unposted group by key) as n where n.key = f.key`.execute(db)
}
