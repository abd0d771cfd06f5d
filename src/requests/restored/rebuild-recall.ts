import type { SaidBefore } from '../../platform/said-before.ts'
import type { RecallReason } from '../contract.ts'
import type { Ctx } from '../context.ts'
import { takeBackLetters } from '../letters/take-back-letters.ts'
import { openEntry, writeEntry } from '../move/log.ts'
import { keyOf, saveRow } from '../move/row.ts'
import { noSuchRecall, notAsAgreed } from '../problems.ts'
import { erase, getEntry } from '../recall/erase.ts'
import { ErasedBody, RecallBody } from '../recall/messages.ts'
import { keepRecall, tellOfRecall } from '../recall/take-back.ts'
import type { RequestRecord } from '../tables.ts'
import { heldTo } from './held-to.ts'
import { noteReturned } from './note-returned.ts'
import { refold } from './refold.ts'

type Wish = { readonly message: string; readonly fields: readonly string[]; readonly reason: RecallReason }

/** What we took back is taken back again, wherever the backup still holds it; her withdrawn yes closes the gates anew. */
export async function rebuildRecall(context: Ctx, said: SaidBefore): Promise<void> {
  const row = await heldTo(context, said)
  if (said.body === undefined) return entryAlone(context, row, { said, step: 'Corrected' })
  const parsed = RecallBody.safeParse(said.body)
  if (!parsed.success) throw notAsAgreed('requests/not-as-agreed', parsed.error)
  const { message, fields, reason, correction, post, at: told, eraseDue } = parsed.data
  const step = correction === null ? 'Recalled' : 'Corrected'
  const at = new Date(told)
  const entry = await getEntry(context, row, { message, from: context.state })
  const key = await keyOf(context, row)
  await writeEntry(context, key, {
    message: said.id,
    request: row.id,
    from_state: context.state,
    step,
    at,
    reason,
    content: { post, text: null, fields: correction, names: fields },
  })
  const wish: Wish = { message, fields, reason }
  await keepRecall(context, { id: said.id, row, side: 'Out', wish, at, eraseDue: new Date(eraseDue) })
  const held = openEntry(key, entry)
  const there = fields.filter((name) => (name === 'text' ? held.text !== null : name in (held.fields ?? {})))
  const erased = there.length > 0 ? await erase(context, row, { recall: said.id, entry, fields: there }) : row
  const { after } = await refold(context, erased, { restored_at: row.restored_at ?? context.now })
  await takeBackLetters(context, after, reason)
  await tellOfRecall(context, after, { recall: said.id, fields, reason })
  await noteReturned(context, after, { said, step })
}

/** Our word that nothing is left of what they took back: the recall must be here again before it. */
export async function rebuildErased(context: Ctx, said: SaidBefore): Promise<void> {
  const row = await heldTo(context, said)
  const parsed = ErasedBody.safeParse(said.body)
  if (!parsed.success) throw notAsAgreed('requests/not-as-agreed', parsed.error)
  const { recall, post, at } = parsed.data
  const { numUpdatedRows } = await context.db
    .updateTable('requests.recall')
    .set({ erased_at: new Date(at) })
    .where('id', '=', recall)
    .where('request', '=', row.id)
    .where('side', '=', 'In')
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw noSuchRecall(row.id)
  await entryAlone(context, row, { said, step: 'Erased', at: new Date(at), post })
}

/** A word that stands in the log and moves nothing. */
export async function entryAlone(
  context: Ctx,
  row: RequestRecord,
  word: {
    readonly said: SaidBefore
    readonly step: string
    readonly at?: Date
    readonly post?: string
    readonly reason?: string | null
    readonly names?: readonly string[]
  },
): Promise<void> {
  const { said, step, at = said.issuedAt, post = 'node', reason = null, names } = word
  await writeEntry(context, await keyOf(context, row), {
    message: said.id,
    request: row.id,
    from_state: context.state,
    step,
    at,
    reason,
    content: { post, text: null, fields: null, ...(names && { names }) },
  })
  const after = await saveRow(context, row, { restored_at: row.restored_at ?? context.now })
  await noteReturned(context, after, { said, step })
}
