import { sql } from 'kysely'
import { handle } from '../platform/handle.ts'
import { keysOf, openJson, openText } from '../platform/seal.ts'
import { clashesOf } from './clashes.ts'
import type { OfficerCtx } from './context.ts'
import { listOperations, Operation } from './operations-contract.ts'
import type { Written } from './operations.ts'

const page = 50
const mostOfAMonth = 500

export const list = handle(listOperations, {
  needs: 'networks.read',
  audit: () => ({ subject: 'networks' }),
  run: async (context: OfficerCtx, { month, after }) => {
    const { db } = context
    const most = month ? mostOfAMonth : page
    let query = db
      .selectFrom('networks.operation')
      .select(['id', 'network', 'status', 'states', 'contact', 'sealed', 'version'])
      .select([sql<string>`from_day::text`.as('from'), sql<string>`until_day::text`.as('until')])
      .orderBy('from_day', 'desc')
      .orderBy('id', 'desc')
      .limit(most + 1)
    if (month) query = query.where(inMonth(month))
    if (after) query = query.where(sql<boolean>`(from_day, id) < (${after.from}::date, ${after.id}::uuid)`)
    const found = await query.execute()
    const rows = found.slice(0, most)
    const ids = rows.map(({ id }) => id)
    const targetsOf = await targetsIn(context, ids)
    const clashes = await clashesOf(context, ids)
    const keyOf = await keysOf(context, ids)
    const operations = rows.map(({ sealed, ...row }) => {
      const key = keyOf(row.id)
      const targets = targetsOf.get(row.id) ?? []
      return Operation.parse({
        ...row,
        ...openJson<Written>(key, 'operation', sealed),
        targets: targets.map(({ id, kind, value }) => ({ id, kind, value: openText(key, 'target', value) })),
        clashes: clashes.get(row.id) ?? [],
      })
    })
    const last = operations.at(-1)
    return { operations, next: found.length > most && last ? { from: last.from, id: last.id } : null }
  },
})

const targetsIn = async ({ db }: OfficerCtx, operations: readonly string[]) =>
  Map.groupBy(
    await db
      .selectFrom('networks.target')
      .where(sql<boolean>`operation = any (${[...operations]}::uuid[])`)
      .orderBy('added_at')
      .selectAll()
      .execute(),
    ({ operation }) => operation,
  )

const inMonth = (month: string) =>
  sql<boolean>`from_day < ${`${month}-01`}::date + interval '1 month' and until_day >= ${`${month}-01`}::date`
