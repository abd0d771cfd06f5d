import { issueLetter } from '../../letters/index.ts'
import { announce } from '../../platform/announce.ts'
import type { PlatformTables, SystemContext } from '../../platform/handle.ts'
import { appendToLedger } from '../../platform/ledger.ts'
import { Problem } from '../../platform/problem.ts'
import { getDataKey, openJson } from '../../platform/seal.ts'
import type { AllTables, Ctx } from '../context.ts'
import { holdRow, keyOf } from '../move/row.ts'
import { noteLetter } from '../transfers/note-transfer.ts'
import { drawUp, type Wish, type Writer } from './draw-up.ts'

/** So many letters are committed together: the officer sees the bar move, and little is set again after a crash. */
const atOnce = 8

type Batch = Wish & Writer & { readonly officer: string }

/** Sets the next few letters of a batch, then asks for the rest to follow. A letter that cannot be made says why. */
export async function workThroughBatch(
  context: SystemContext<AllTables & PlatformTables>,
  { batch: id }: Record<string, unknown>,
): Promise<void> {
  const { db, vault } = context
  const row = await db.selectFrom('requests.letter_batch').selectAll().where('id', '=', String(id)).executeTakeFirst()
  if (!row) return
  const batch = { ...row, fill: openJson<Batch['fill']>(await getDataKey(db, vault, row.id), 'fill', row.fill) }
  const waiting = await db
    .selectFrom('requests.letter_batch_item')
    .select(['place', 'request'])
    .where('batch', '=', row.id)
    .where('letter', 'is', null)
    .where('problem', 'is', null)
    .orderBy('place')
    .limit(atOnce + 1)
    .forUpdate()
    .execute()
  for (const { place, request } of waiting.slice(0, atOnce)) {
    const done = await issueOne(context, request, batch)
    await db
      .updateTable('requests.letter_batch_item')
      .set(done)
      .where('batch', '=', row.id)
      .where('place', '=', place)
      .execute()
  }
  if (waiting.length > atOnce) await announce(db, 'requests.letters-asked', { batch: row.id })
}

async function issueOne(context: Ctx, request: string, batch: Batch) {
  const { now } = context
  try {
    const row = await holdRow(context, request)
    const letter = await drawUp(context, row, batch)
    const about = { subject: row.id, key: await keyOf(context, row), by: batch.officer }
    const issued = await issueLetter(context, letter, about)
    await noteLetter(context, row, { letter: issued.letter, as: letter })
    await appendToLedger(context, {
      at: now,
      officer: batch.officer,
      action: 'requests/issue-letter',
      subject: row.id,
      ...(row.case_id !== null && { cases: [row.case_id] }),
      detail: { letter: issued.letter, kind: batch.kind },
    })
    return { letter: issued.letter }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { missing, facts } = error.detail as { missing?: string[]; facts?: string[] }
    return { problem: error.code, facts: missing ?? facts ?? [] }
  }
}
