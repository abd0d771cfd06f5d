import type { Selectable } from 'kysely'
import { isOpen } from '../opening-hours.ts'
import type { DirectoryTables } from '../tables.ts'
import { type Authority, type AuthorityCode, type Entry, verifyAgainAfterDays } from './contract.ts'

export type Row = Selectable<DirectoryTables['directory.authority']>

/** A row as officers see it at this moment. */
export function toAuthority(row: Row, now: Date): Authority {
  const entry = toEntry(row)
  return {
    ...entry,
    code: row.code as AuthorityCode,
    fictional: row.fictional,
    active: row.active,
    version: row.version,
    openNow: isOpen(entry.hours, entry.zone, now),
    standing: standing(row.verified_at, now),
    verifiedBy: row.verified_by,
    verifiedAt: row.verified_at?.toISOString() ?? null,
  }
}

export function toEntry(row: Row): Entry {
  const { state, seat, languages, zone, source } = row
  return {
    state,
    seat,
    kind: row.kind as Entry['kind'],
    name: { id: row.name_id, en: row.name_en },
    competence: { id: row.competence_id, en: row.competence_en },
    languages,
    zone,
    hours: row.hours as Entry['hours'],
    channels: row.channels as Entry['channels'],
    source,
  }
}

export function toColumns(entry: Entry) {
  const { state, seat, kind, languages, zone, source } = entry
  return {
    state,
    seat,
    kind,
    name_id: entry.name.id,
    name_en: entry.name.en,
    competence_id: entry.competence.id,
    competence_en: entry.competence.en,
    languages,
    zone,
    hours: entry.hours && JSON.stringify(entry.hours),
    channels: JSON.stringify(entry.channels),
    source,
  }
}

const day = 86_400_000

function standing(verifiedAt: Date | null, now: Date): Authority['standing'] {
  if (verifiedAt === null) return 'NotVerified'
  return now.getTime() - verifiedAt.getTime() > verifyAgainAfterDays * day ? 'VerifiedLongAgo' : 'Verified'
}
