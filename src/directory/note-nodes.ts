import type { Db } from '../platform/db.ts'
import type { DirectoryTables } from './tables.ts'

interface NodeOfAState {
  readonly state: string
  readonly from: Date
  readonly until: Date | null
}

/** Which states run a node, since when and until when, as the signed list of members says: the matrix of channels rests on it. */
export async function noteNodes(db: Db<DirectoryTables>, nodes: readonly NodeOfAState[]): Promise<void> {
  const known = (await db.selectFrom('directory.state').select('iso2').execute()).map(({ iso2 }) => iso2)
  await db.deleteFrom('directory.membership').where('network', '=', 'SUAR').execute()
  const rows = nodes
    .filter(({ state }) => known.includes(state))
    .map(({ state, from, until }) => ({
      network: 'SUAR',
      state,
      since: from.toISOString().slice(0, 10),
      until: until && until.toISOString().slice(0, 10),
      source: 'Daftar anggota yang ditandatangani / the signed list of members',
      verified: true,
    }))
  if (rows.length > 0) await db.insertInto('directory.membership').values(rows).execute()
}
