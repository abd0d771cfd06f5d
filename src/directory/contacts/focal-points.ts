import type { Db } from '../../platform/db.ts'
import { toAuthority } from '../authority/authority-row.ts'
import { findAuthorities } from '../authority/find-authorities.ts'
import type { DirectoryTables } from '../tables.ts'

/** Whom to call in a state: its own authorities, how they are reached, and when that was last checked. */
export async function focalPoints(db: Db<DirectoryTables>, { state, now }: { state: string; now: Date }) {
  const rows = (await findAuthorities(db, { state })).filter((row) => row.state === state)
  return rows.map((row) => {
    const { code, name, channels, standing, verifiedAt } = toAuthority(row, now)
    return { code: code as string, state, name, channels, standing, verifiedAt }
  })
}
