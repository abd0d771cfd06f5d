import { z } from 'zod'
import { hasLetGo } from '../../assistance/index.ts'
import { findDelivery } from '../../exchange/index.ts'
import type { RequestStatus } from '../contract.ts'
import type { Ctx } from '../context.ts'
import { whoMoves } from '../machine.ts'
import { saveRow } from '../move/row.ts'
import { tell } from '../move/send-step.ts'
import { refold } from '../restored/refold.ts'
import type { RequestRecord } from '../tables.ts'

/** A signed receipt came: our copy learns how far the other side is. */
export async function followDelivery(context: Ctx, payload: Record<string, unknown>): Promise<void> {
  const { message } = z.looseObject({ message: z.uuid() }).parse(payload)
  const entry = await context.db
    .selectFrom('requests.entry')
    .select(['request', 'step', 'from_state'])
    .where('message', '=', message)
    .executeTakeFirst()
  if (!entry) return
  const { state } = await findDelivery(context, message)
  const isOurs = entry.from_state === context.state
  if (state === 'refused' && isOurs && entry.step === 'Recalled') await neverLeft(context, message)
  if (state !== 'delivered' && state !== 'read' && state !== 'refused') return
  const row = await context.db
    .selectFrom('requests.request')
    .selectAll()
    .where('id', '=', entry.request)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (state === 'refused') return isOurs ? saidTwice(context, row) : undefined
  if (!isOurs) return readBefore(context, row, { entry, state })
  await (entry.step === 'Opening' ? openingArrived(context, row, state) : stepArrived(context, row, entry.step))
}

/** What was to be taken back was stopped before it left, so its receiver knows of nothing: there it needs no erasing. */
async function neverLeft(context: Ctx, recall: string): Promise<void> {
  const { db, now } = context
  const { target } = await db
    .selectFrom('requests.recall')
    .select('target')
    .where('id', '=', recall)
    .executeTakeFirstOrThrow()
  if ((await findDelivery(context, target)).state !== 'dead') return
  await db
    .updateTable('requests.recall')
    .set({ erased_at: now })
    .where('id', '=', recall)
    .where('erased_at', 'is', null)
    .execute()
  await hasLetGo(context, { id: recall, neverLeft: true })
}

/** Said again before we knew that it had been said: what was refused for that moves nothing. */
async function saidTwice(context: Ctx, row: RequestRecord): Promise<void> {
  if (row.restored_at !== null) await refold(context, row)
}

/** An officer of ours had read it, and the backup does not know: her signature came back. */
async function readBefore(
  context: Ctx,
  row: RequestRecord,
  { entry, state }: { entry: { step: string }; state: 'delivered' | 'read' },
): Promise<void> {
  if (entry.step !== 'Opening' || state !== 'read' || row.status !== 'Delivered') return
  await saveRow(context, row, { status: 'Acknowledged' })
}

async function openingArrived(context: Ctx, row: RequestRecord, state: 'delivered' | 'read'): Promise<void> {
  const status: RequestStatus = state === 'read' ? 'Acknowledged' : 'Delivered'
  if (whoMoves(row.status, status) !== 'receipt') return
  const after = await saveRow(context, row, { status, theirs: status })
  await tell(context, after, status)
}

/** The other side holds our last step: the two copies are in line. */
async function stepArrived(context: Ctx, row: RequestRecord, step: string): Promise<void> {
  const isLast = row.status === step || (step === 'MoreInfoGiven' && row.status !== 'MoreInfoRequested')
  if (isLast && row.theirs !== row.status) await saveRow(context, row, { theirs: row.status })
}
