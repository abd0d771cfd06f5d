import type { Ctx, OfficerCtx } from '../context.ts'
import type { FieldValues, RequestKind } from '../contract.ts'
import type { RequestRecord } from '../tables.ts'
import { itemsOpen } from '../problems.ts'
import { isSaid, itemsOf, neededBy } from './article-six.ts'
import type { Origin } from './tables.ts'

export const fieldsOf = (kind: RequestKind) => itemsOf(kind).flatMap(({ fields }) => fields)

/** Filled in by the node: it says something, but nobody has stood for it yet. */
export async function proposeItems(
  { db }: Pick<Ctx, 'db'>,
  { id, kind }: Pick<RequestRecord, 'id' | 'kind'>,
  origins: Readonly<Record<string, Origin>>,
): Promise<void> {
  const rows = fieldsOf(kind)
    .filter((field) => origins[field])
    .map((field) => ({ request: id, field, origin: origins[field]!, confirmed_by: null, post: null, at: null }))
  if (rows.length > 0) await db.insertInto('requests.item').values(rows).execute()
}

/** A draft was saved: who typed an item stands for it; what was emptied, or says nothing, is no item any more. */
export async function noteItems(
  context: OfficerCtx,
  { id, kind }: Pick<RequestRecord, 'id' | 'kind'>,
  { before, after }: { before: FieldValues; after: FieldValues },
): Promise<void> {
  const changed = fieldsOf(kind).filter((field) => before[field] !== after[field])
  const typed = changed.filter((field) => isSaid(after, field))
  const empty = changed.filter((field) => !isSaid(after, field))
  if (typed.length > 0) await standFor(context, id, typed)
  if (empty.length > 0)
    await context.db.deleteFrom('requests.item').where('request', '=', id).where('field', 'in', empty).execute()
}

async function standFor({ db, officer, now }: OfficerCtx, request: string, fields: readonly string[]) {
  const her = { confirmed_by: officer.id, post: officer.post, at: now }
  await db
    .insertInto('requests.item')
    .values(fields.map((field) => ({ request, field, origin: 'Typed' as const, ...her })))
    .onConflict((conflict) => conflict.columns(['request', 'field']).doUpdateSet({ origin: 'Typed', ...her }))
    .execute()
}

/** Gate G6, with the names of the items; what counts is the same gate in PostgreSQL, where the log is written. */
export async function mustStandFor({ db }: Pick<Ctx, 'db'>, { id, kind }: RequestRecord): Promise<void> {
  const needed = neededBy(kind)
  if (needed.length === 0) return
  const stood = await db
    .selectFrom('requests.item')
    .select('field')
    .where('request', '=', id)
    .where('confirmed_by', 'is not', null)
    .execute()
  const open = needed.filter((name) => !stood.some(({ field }) => field === name))
  if (open.length > 0) throw itemsOpen(id, open)
}
