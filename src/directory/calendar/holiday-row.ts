import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { DirectoryTables } from '../tables.ts'
import type { Holiday } from './contract.ts'

export const selectHolidays = (db: Db<DirectoryTables>) =>
  db
    .selectFrom('directory.holiday')
    .select(['state', 'name_id', 'name_en', 'source', 'verified', 'active', 'version', 'post', 'at'])
    .select(sql<string>`day::text`.as('day'))

type Row = Awaited<ReturnType<ReturnType<typeof selectHolidays>['executeTakeFirstOrThrow']>>

export const toHoliday = ({ name_id: id, name_en: en, at, ...rest }: Row): Holiday => ({
  ...rest,
  name: { id, en },
  at: at?.toISOString() ?? null,
})
