import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { DirectoryTables } from '../tables.ts'
import type { Week } from './contract.ts'

export const selectWeeks = (db: Db<DirectoryTables>) =>
  db
    .selectFrom('directory.week')
    .select(['state', 'off', 'source', 'verified', 'version', 'post', 'at', sql<string>`since::text`.as('since')])

type Row = Awaited<ReturnType<ReturnType<typeof selectWeeks>['executeTakeFirstOrThrow']>>

export const toWeek = ({ at, ...rest }: Row): Week => ({ ...rest, at: at?.toISOString() ?? null })
