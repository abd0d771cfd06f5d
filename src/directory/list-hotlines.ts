import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { Words } from './contract.ts'
import { isAlways, type Opening } from './opening-hours.ts'
import type { DirectoryTables } from './tables.ts'

export interface Hotline {
  readonly code: string
  readonly name: Words
  readonly competence: Words
  readonly number: string
  readonly languages: readonly string[]
  readonly zone: string
  readonly hours: readonly Opening[] | null
  readonly fictional: boolean
  readonly verifiedAt: Date | null
}

/**
 * The number that the portal offers to whoever is in danger: a hotline of this state that answers day and night, the one
 * named `<state>-danger` first. An invented number never stands on a node of real people.
 */
async function findDangerNumber(
  db: Db<DirectoryTables>,
  { state, synthetic = false }: { state: string; synthetic?: boolean | undefined },
): Promise<string | undefined> {
  const hotlines = await listHotlines(db, state)
  return hotlines.find(({ fictional, hours }) => (synthetic || !fictional) && isAlways(hours))?.number
}

/** The numbers that a person in that state can call, the danger number first. */
async function listHotlines(db: Db<DirectoryTables>, iso2: string): Promise<Hotline[]> {
  const rows = await db
    .selectFrom('directory.authority')
    .selectAll()
    .where('kind', '=', 'Hotline')
    .where('seat', '=', iso2)
    .where('active', '=', true)
    .orderBy(sql`code = ${`${iso2.toLowerCase()}-danger`}`, 'desc')
    .orderBy('code')
    .execute()
  return rows.flatMap((row) => {
    const phone = (row.channels as { channel: string; address: string }[]).find(({ channel }) => channel === 'Phone')
    if (!phone) return []
    return {
      code: row.code,
      name: { id: row.name_id, en: row.name_en },
      competence: { id: row.competence_id, en: row.competence_en },
      number: phone.address,
      languages: row.languages,
      zone: row.zone,
      hours: row.hours as Opening[] | null,
      fictional: row.fictional,
      verifiedAt: row.verified_at,
    }
  })
}

export const hotlines = { list: listHotlines, danger: findDangerNumber }
