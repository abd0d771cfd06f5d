import type { Db } from '../../platform/db.ts'
import { toAuthority } from '../authority/authority-row.ts'
import { findAuthorities } from '../authority/find-authorities.ts'
import type { DirectoryTables } from '../tables.ts'

/** No shelter and no reception: where people are kept safe stands on no paper that travels. */
const kinds: readonly string[] = [
  'TipCoordination',
  'PoliceUnit',
  'IdentificationAuthority',
  'ConsularDirectorate',
  'Mission',
  'CentralAuthority',
  'InterpolBureau',
  'VictimProtection',
]

/**
 * Whom two states call in one of them: its own authorities at home and its mission in the other, how they are reached,
 * and when that was last checked.
 */
export async function focalPoints(
  db: Db<DirectoryTables>,
  { state, other, now }: { readonly state: string; readonly other: string; readonly now: Date },
) {
  const rows = (await findAuthorities(db, { state })).filter(
    (row) => row.state === state && [state, other].includes(row.seat) && kinds.includes(row.kind),
  )
  return rows.map((row) => {
    const { code, name, channels, standing, verifiedAt } = toAuthority(row, now)
    return { code: code as string, state, name, channels, standing, verifiedAt }
  })
}
