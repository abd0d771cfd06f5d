import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { ConsentPurpose, FactGroup, Recipient } from './contract.ts'
import type { AssistanceTables } from './tables.ts'

interface Wanted {
  readonly person: string
  readonly purposes: readonly ConsentPurpose[]
  readonly recipient: Recipient
  readonly fields: readonly FactGroup[]
}

/** The records of her yes to these purposes, as they stand now: what the register of transfers refers to. */
export async function findYes(
  { db, now }: { db: Db<AssistanceTables>; now: Date },
  { person, purposes, recipient, fields }: Wanted,
): Promise<string[]> {
  const { rows } = await sql<{ consent: string }>`
    select s.consent from assistance.standing s
     where s.person = ${person}::uuid and s.purpose = any (${[...purposes]}::text[])
       and assistance.consent_stands(s.person, s.purpose, ${recipient}, ${[...fields]}::text[], ${now}::timestamptz) in ('Given', 'AssentWithGuardian')
     order by s.purpose`.execute(db)
  return rows.map(({ consent }) => consent)
}
