import type { Db } from '../../platform/db.ts'
import type { DirectoryTables } from '../tables.ts'
import type { Row } from './authority-row.ts'

export interface Wanted {
  readonly search?: string | undefined
  readonly state?: string | undefined
  readonly kind?: string | undefined
  readonly withClosed?: boolean | undefined
}

/** Authorities by words, by state (its own, or where it sits) and by kind. */
export function findAuthorities(db: Db<DirectoryTables>, wanted: Wanted): Promise<Row[]> {
  const { search, state, kind, withClosed } = wanted
  const like = `%${(search ?? '').replaceAll(/[\\%_]/g, '\\$&')}%`
  let rows = db.selectFrom('directory.authority').selectAll().orderBy('state').orderBy('kind').orderBy('code')
  if (!withClosed) rows = rows.where('active', '=', true)
  if (kind) rows = rows.where('kind', '=', kind)
  if (state) rows = rows.where((is) => is.or([is('state', '=', state), is('seat', '=', state)]))
  if (search)
    rows = rows.where((is) =>
      is.or(
        (['code', 'name_id', 'name_en', 'competence_id', 'competence_en'] as const).map((column) =>
          is(column, 'ilike', like),
        ),
      ),
    )
  return rows.execute()
}
