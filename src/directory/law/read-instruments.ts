import type { Selectable } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { RequestType } from '../contract.ts'
import type { DirectoryTables } from '../tables.ts'
import type { Instrument } from './contract.ts'

type InstrumentRow = Selectable<DirectoryTables['directory.instrument']>
type ClauseRow = Selectable<DirectoryTables['directory.clause']>
type PartyRow = Selectable<DirectoryTables['directory.party']>

/** All instruments with their parties and clauses: small enough to be read whole. */
export async function readInstruments(db: Db<DirectoryTables>): Promise<Instrument[]> {
  const instruments = await db.selectFrom('directory.instrument').selectAll().orderBy('code').execute()
  const parties = await db.selectFrom('directory.party').selectAll().orderBy('state').execute()
  const clauses = await db.selectFrom('directory.clause').selectAll().orderBy('place').execute()
  const basis = await db.selectFrom('directory.request_basis').selectAll().orderBy('type').execute()
  const types = Map.groupBy(basis, ({ clause }) => clause)
  return order.flatMap((kind) =>
    instruments
      .filter((one) => one.kind === kind)
      .map((one) => ({
        ...toInstrument(one),
        parties: parties.filter(({ instrument }) => instrument === one.code).map(toParty),
        clauses: clauses
          .filter(({ instrument }) => instrument === one.code)
          .map((clause) => toClause(clause, (types.get(clause.code) ?? []) as { type: RequestType }[])),
      })),
  )
}

const order: readonly string[] = ['Declaration', 'Treaty', 'BilateralAgreement', 'Principle']

function toInstrument(row: InstrumentRow): Omit<Instrument, 'parties' | 'clauses'> {
  const { code, signed, source, verified, note_id, note_en } = row
  return {
    code,
    kind: row.kind as Instrument['kind'],
    binds: row.binds as Instrument['binds'],
    name: { id: row.name_id, en: row.name_en },
    signed,
    inForce: row.in_force,
    note: note_id && note_en ? { id: note_id, en: note_en } : null,
    source,
    verified,
  }
}

const toParty = ({ state, signed, in_force, source, verified }: PartyRow): Instrument['parties'][number] => ({
  state,
  signed,
  inForce: in_force,
  source,
  verified,
})

function toClause(row: ClauseRow, basis: readonly { type: RequestType }[]): Instrument['clauses'][number] {
  const { code, source, verified } = row
  return {
    clause: code,
    title: { id: row.title_id, en: row.title_en },
    text: { id: row.text_id, en: row.text_en },
    types: basis.map(({ type }) => type),
    source,
    verified,
  }
}
