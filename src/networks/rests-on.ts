import { sql } from 'kysely'
import type { DependsOn } from '../platform/slice.ts'
import type { NetworksTables } from './tables.ts'

/** Entries that name her to a police network with her yes: drafts are erased, what was filed is taken out by hand. */
export const dependsOn: DependsOn<NetworksTables> = async ({ db }, { person, purpose }) => {
  const { rows } = await sql<{ entry: string; recipient: string; status: string; at: Date }>`
    select * from networks.rests_on(${person}::uuid, ${purpose}) order by at, entry`.execute(db)
  return rows.map(({ entry, recipient, status, at }) => ({
    kind: 'Entry',
    subject: entry,
    recipient,
    stage: status === 'Filed' ? ('Left' as const) : ('Prepared' as const),
    ends: status === 'Filed' ? ('ByHand' as const) : ('Closed' as const),
    at,
  }))
}
