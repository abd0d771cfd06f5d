import { sql, type SelectQueryBuilder } from 'kysely'
import type { z } from 'zod'
import { getState, type DirectoryTables } from '../directory/index.ts'
import { csvOf } from '../platform/csv.ts'
import { handle, type Context } from '../platform/handle.ts'
import { exportTransfers, listTransfers, type Transfer } from './contract.ts'
import { periodTooLong } from './problems.ts'
import type { TransfersTables } from './tables.ts'

type Ctx = Context<TransfersTables & DirectoryTables>
type Wish = z.output<(typeof exportTransfers)['input']>
type Row = TransfersTables['transfers.transfer']

const size = 50
const longest = 366 * 2
const day = 24 * 3600_000

const viewOf = (row: Row): Transfer => ({ ...row, at: row.at.toISOString() })

const ofPeriod = async ({ db, state }: Pick<Ctx, 'db' | 'state'>, wish: Wish) => {
  const days = (Date.parse(wish.until) - Date.parse(wish.from)) / day
  if (!(days >= 0 && days <= longest)) throw periodTooLong(longest)
  const [zone = 'UTC'] = (await getState(db, state)).zones
  const midnight = (date: string, after: number) =>
    sql<Date>`((${date}::date + ${after}::integer)::timestamp at time zone ${zone})`
  let rows = db
    .selectFrom('transfers.transfer as t')
    .where('t.at', '>=', midnight(wish.from, 0))
    .where('t.at', '<', midnight(wish.until, 1))
  if (wish.recipient !== null) rows = rows.where('t.recipient', '=', wish.recipient)
  if (!wish.all) rows = rows.where('t.ground', '<>', 'NotNeeded')
  // Wrapped: a query is not a promise, and an async function would take it for one.
  return { rows: rows as SelectQueryBuilder<{ t: Row } & TransfersTables & DirectoryTables, 't', object> }
}

const auditOf = ({ from, until, recipient }: Wish) => ({ subject: 'transfers', detail: { from, until, recipient } })

export const list = handle(listTransfers, {
  needs: 'transfers.read',
  audit: auditOf,

  async run(context: Ctx, { after, ...wish }) {
    let page = (await ofPeriod(context, wish)).rows.selectAll('t')
    if (after !== null) page = page.where(sql<boolean>`(t.at, t.id) < (${after.at}::timestamptz, ${after.id}::uuid)`)
    const rows = await page
      .orderBy('t.at', 'desc')
      .orderBy('t.id', 'desc')
      .limit(size + 1)
      .execute()
    const transfers = rows.slice(0, size).map(viewOf)
    const last = rows.length > size ? transfers.at(-1)! : undefined
    const totals = after === null ? await totalsOf(context, wish) : null
    return { transfers, next: last ? { at: last.at, id: last.id } : null, totals }
  },
})

async function totalsOf(context: Ctx, wish: Wish) {
  const counts = await (
    await ofPeriod(context, wish)
  ).rows
    .select(['t.recipient', 't.ground'])
    .select([sql<number>`count(*)::int`.as('lines'), sql<number>`sum(t.persons)::int`.as('persons')])
    .groupBy(['t.recipient', 't.ground'])
    .orderBy('t.recipient')
    .execute()
  const sum = (of: 'lines' | 'persons', rows: typeof counts) => rows.reduce((all, row) => all + row[of], 0)
  const grouped = <K>(key: (row: (typeof counts)[number]) => K) =>
    [...Map.groupBy(counts, key)].map(([value, rows]) => ({
      value,
      lines: sum('lines', rows),
      persons: sum('persons', rows),
    }))
  return {
    lines: sum('lines', counts),
    persons: sum('persons', counts),
    byRecipient: grouped((row) => row.recipient).map(({ value: recipient, ...rest }) => ({ recipient, ...rest })),
    byGround: grouped((row) => row.ground).map(({ value: ground, lines }) => ({ ground, lines })),
  }
}

const columns = [
  'at',
  'recipient',
  'way',
  'network',
  'kind',
  'step',
  'persons',
  'categories',
  'fields',
  'purpose',
  'tlp',
  'pap',
  'law',
  'ground',
  'safeguards',
  'safeguards_verified',
  'consents',
  'thread',
  'id',
] as const

/** Codes and ids only, in the order in which they left. */
export const exported = handle(exportTransfers, {
  needs: 'transfers.read',
  audit: auditOf,

  async run(context: Ctx, wish) {
    const rows = await (await ofPeriod(context, wish)).rows.selectAll('t').orderBy('t.at').orderBy('t.id').execute()
    const lines = rows.map(viewOf).map(({ fields, categories, safeguards, consents, ...row }) => ({
      ...row,
      fields: fields === null ? null : fields.join(' '),
      categories: categories.join(' '),
      safeguards: safeguards.map(({ clause }) => clause).join('; '),
      safeguards_verified: safeguards.length === 0 ? null : safeguards.every(({ verified }) => verified),
      consents: consents.join(' '),
    }))
    const name = `suar-transfers-${context.state}-${wish.from}-${wish.until}${wish.recipient ? `-${wish.recipient}` : ''}.csv`
    return { name, csv: csvOf(columns, lines), lines: lines.length }
  },
})
