import { sql } from 'kysely'
import type { CaseworkTables } from '../../casework/index.ts'
import type { Db } from '../../platform/db.ts'
import type { Context } from '../../platform/handle.ts'
import { getDataKey, openJson } from '../../platform/seal.ts'
import { CaseId, PersonId } from '../../casework/contract.ts'
import { DeterminationId } from '../contract.ts'
import { noSuchScreening } from '../problems.ts'
import type { LettersTables } from '../../letters/index.ts'
import type { IdentificationTables } from '../tables.ts'
import { Catalogue } from './catalogue.contract.ts'
import { fitForm, ScreeningId, type Form, type GivenAnswer, type KeptAnswer, type Screening } from './contract.ts'
import { shippedCatalogues, shippedForms } from './forms.ts'

export type Ctx = Context<IdentificationTables & CaseworkTables & LettersTables>
export type ScreeningRow = IdentificationTables['identification.screening']

export const nameOf = ({ catalogue, version }: Pick<Catalogue, 'catalogue' | 'version'>): string =>
  `${catalogue}@${version}`

/** The sitting, when this officer sees the person; 404 in either other case. `held`: nobody else ends it meanwhile. */
export async function findScreening({ db }: Ctx, id: string, held = false): Promise<ScreeningRow> {
  const asked = db.selectFrom('identification.screening').selectAll().where('id', '=', id)
  const row = await (held ? asked.forUpdate() : asked).executeTakeFirst()
  if (!row) throw noSuchScreening(id)
  return row
}

/** Of each name the version taken in last, or the one that the program brings. */
export async function currentCatalogues(db: Db<IdentificationTables>): Promise<Catalogue[]> {
  const rows = await db
    .selectFrom('identification.catalogue')
    .distinctOn('name')
    .select(['name', 'document'])
    .orderBy('name')
    .orderBy('line', 'desc')
    .execute()
  const taken = new Map(rows.map(({ name, document }) => [name, Catalogue.parse(document)]))
  const shipped = shippedCatalogues.filter(({ catalogue }) => !taken.has(catalogue))
  return [...shipped, ...taken.values()].toSorted((a, b) => (a.catalogue < b.catalogue ? -1 : 1))
}

/** The very versions that a sitting began with: a newer one changes nothing of what was weighed before. */
export async function cataloguesOf(db: Db<IdentificationTables>, names: readonly string[]): Promise<Catalogue[]> {
  const shipped = new Map(shippedCatalogues.map((each) => [nameOf(each), each]))
  const others = names.filter((name) => !shipped.has(name))
  const rows =
    others.length === 0
      ? []
      : await db
          .selectFrom('identification.catalogue')
          .select('document')
          .where(sql<string>`name || '@' || version`, 'in', others)
          .execute()
  const taken = new Map(rows.map(({ document }) => Catalogue.parse(document)).map((each) => [nameOf(each), each]))
  return names.map((name) => {
    const found = shipped.get(name) ?? taken.get(name)
    if (!found) throw new Error(`the catalogue ${name} is gone`)
    return found
  })
}

/** The form of a sitting, as its own catalogues can be asked by it. */
export function formOf({ form }: Pick<ScreeningRow, 'form'>, catalogues: readonly Catalogue[]): Form {
  return fitForm(
    shippedForms.find((each) => each.form === form)!,
    catalogues,
  )
}

/** Every answer, in the order in which they came. */
export async function answersOf({ db, vault }: Ctx, { id, case_id }: ScreeningRow): Promise<KeptAnswer[]> {
  const rows = await db
    .selectFrom('identification.answer')
    .selectAll()
    .where('screening', '=', id)
    .orderBy('line')
    .execute()
  if (rows.length === 0) return []
  const key = await getDataKey(db, vault, case_id)
  return rows.map(({ id: answer, content, at, by }) => ({
    ...openJson<Omit<GivenAnswer, 'id'>>(key, 'answer', content),
    id: answer,
    at: at.toISOString(),
    by,
  }))
}

export const toScreening = (row: ScreeningRow): Screening => ({
  id: ScreeningId.parse(row.id),
  person: PersonId.parse(row.person),
  case: CaseId.parse(row.case_id),
  form: row.form,
  formVersion: row.form_version,
  catalogues: row.catalogues,
  minor: row.minor,
  language: row.language,
  interpreted: row.interpreted,
  begunAt: row.begun_at.toISOString(),
  begunBy: row.begun_by,
  endedAt: row.ended_at?.toISOString() ?? null,
  suggestion: row.suggestion,
  determination: row.determination === null ? null : DeterminationId.parse(row.determination),
})
