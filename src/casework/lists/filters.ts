import { handle } from '../../platform/handle.ts'
import type { OfficerCtx } from '../context.ts'
import { noSuchFilter } from '../problems.ts'
import { dropFilter as drop, listFilters as list, SavedFilter, saveFilter as save } from './contract.ts'

export const listFilters = handle(list, {
  needs: 'casework.read',
  audit: (_, { filters }) => ({ subject: 'filters', detail: { listed: filters.length } }),

  async run({ db, officer }: OfficerCtx) {
    const rows = await db
      .selectFrom('casework.saved_filter')
      .select(['id', 'name', 'filter'])
      .where('officer', '=', officer.id)
      .orderBy('name')
      .execute()
    return { filters: rows.map((row) => SavedFilter.parse(row)) }
  },
})

export const saveFilter = handle(save, {
  needs: 'casework.read',
  audit: (_, { id }) => ({ subject: id }),

  async run({ db, officer, now, newId }: OfficerCtx, { name, filter }) {
    const values = { id: newId(), officer: officer.id, name, filter: JSON.stringify(filter), at: now }
    const row = await db
      .insertInto('casework.saved_filter')
      .values(values)
      .onConflict((same) => same.columns(['officer', 'name']).doUpdateSet({ filter: values.filter, at: now }))
      .returning(['id', 'name', 'filter'])
      .executeTakeFirstOrThrow()
    return SavedFilter.parse(row)
  },
})

export const dropFilter = handle(drop, {
  needs: 'casework.read',
  audit: ({ filter }) => ({ subject: filter }),

  async run({ db, officer }: OfficerCtx, { filter: id }) {
    const { numDeletedRows } = await db
      .deleteFrom('casework.saved_filter')
      .where('id', '=', id)
      .where('officer', '=', officer.id)
      .executeTakeFirst()
    if (numDeletedRows === 0n) throw noSuchFilter(id)
    return { filter: id }
  },
})
