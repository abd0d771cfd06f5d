import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { LegalBasis, RequestType } from './contract.ts'
import { dayOf, type Day } from './day.ts'
import type { DirectoryTables } from './tables.ts'

export interface Asking {
  /** The state that asks. */
  readonly from: string
  /** The state that is asked. */
  readonly to: string
  readonly type: RequestType
  readonly date: Day
}

interface Row {
  clause: string
  instrument: string
  binds: 'AseanMembers' | 'Parties' | 'Anyone'
  instrument_id: string
  instrument_en: string
  title_id: string
  title_en: string
  text_id: string
  text_en: string
  source: string
  verified: boolean
  in_force: boolean
  missing: string[]
}

/** The clauses on which this request can rest between these two states on that day, the closest first. */
export async function proposeLegalBasis(db: Db<DirectoryTables>, asking: Asking): Promise<LegalBasis[]> {
  return (await weighLegalBasis(db, asking)).filter(({ fits }) => fits)
}

/** Every clause made for this type of request, with the reason why it carries it or does not. */
export async function weighLegalBasis(db: Db<DirectoryTables>, asking: Asking): Promise<LegalBasis[]> {
  const { from, to, type } = asking
  const day = dayOf(asking.date)
  const { rows } = await sql<Row>`
    with pair (state) as (values (${from}::text), (${to}::text))
    select clause.code as clause, instrument.code as instrument, instrument.binds,
           instrument.name_id as instrument_id, instrument.name_en as instrument_en,
           clause.title_id, clause.title_en, clause.text_id, clause.text_en,
           clause.source, clause.verified,
           (instrument.binds = 'Anyone' or coalesce(instrument.from_day <= ${day}::date, false)) as in_force,
           array(select state from pair
                  where case instrument.binds
                    when 'AseanMembers' then not exists (
                      select from directory.membership m
                       where m.network = 'ASEAN' and m.state = pair.state and m.from_day <= ${day}::date
                         and (m.until is null or m.until > ${day}::date))
                    when 'Parties' then not exists (
                      select from directory.party p
                       where p.instrument = instrument.code and p.state = pair.state
                         and coalesce(p.from_day, instrument.from_day) <= ${day}::date)
                    else false end) as missing
      from directory.request_basis basis
      join directory.clause on clause.code = basis.clause
      join directory.instrument on instrument.code = clause.instrument
     where basis.type = ${type}
     order by basis.place`.execute(db)
  return rows.map(toBasis)
}

const fitting = { AseanMembers: 'BothAreAseanMembers', Parties: 'BothAreParties', Anyone: 'OpenToAnyState' } as const
const failing = { AseanMembers: 'NotAnAseanMember', Parties: 'NotAParty', Anyone: 'NotInForce' } as const

function toBasis(row: Row): LegalBasis {
  const { clause, instrument, binds, missing, source, verified } = row
  const fits = row.in_force && missing.length === 0
  return {
    clause,
    instrument,
    instrumentName: { id: row.instrument_id, en: row.instrument_en },
    title: { id: row.title_id, en: row.title_en },
    text: { id: row.text_id, en: row.text_en },
    fits,
    reason: fits ? fitting[binds] : row.in_force ? failing[binds] : 'NotInForce',
    missing: row.in_force ? missing : [],
    source,
    verified,
  }
}
