import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { State } from './contract.ts'
import { dayOf, type Day } from './day.ts'
import { noSuchState } from './problems.ts'
import type { DirectoryTables } from './tables.ts'

/** All member states, in the order of their ISO codes; with those outside that are written to, where they are asked for. */
export async function listStates(db: Db<DirectoryTables>, which?: 'WithCorrespondents'): Promise<State[]> {
  const rows = await db
    .selectFrom('directory.state as state')
    .leftJoin('directory.membership as member', (join) =>
      join.onRef('member.state', '=', 'state.iso2').on('member.network', '=', 'ASEAN'),
    )
    .select(['iso2', 'iso3', 'name_id', 'name_en', 'capital', 'zones', 'languages', 'state.source', 'state.verified'])
    .$if(which === undefined, (query) => query.where('correspondent', '=', false))
    .select('member.since')
    .orderBy('iso2')
    .execute()
  return rows.map(({ name_id, name_en, since, ...rest }) => ({
    ...rest,
    name: { id: name_id, en: name_en },
    memberSince: since,
  }))
}

/** Throws `directory/no-such-state`. */
export async function getState(db: Db<DirectoryTables>, iso2: string): Promise<State> {
  const found = (await listStates(db, 'WithCorrespondents')).find((state) => state.iso2 === iso2)
  if (!found) throw noSuchState(iso2)
  return found
}

/** Whether the state was a member of ASEAN on that day. A year of joining counts from its last day. */
export async function memberOn(db: Db<DirectoryTables>, iso2: string, date: Day): Promise<boolean> {
  const found = await db
    .selectFrom('directory.membership')
    .select('state')
    .where('network', '=', 'ASEAN')
    .where('state', '=', iso2)
    .where(sql<boolean>`from_day <= ${dayOf(date)}::date and (until is null or until > ${dayOf(date)}::date)`)
    .executeTakeFirst()
  return found !== undefined
}
