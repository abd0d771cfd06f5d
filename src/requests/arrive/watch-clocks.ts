import { announce } from '../../platform/announce.ts'
import { everyMinute } from '../../platform/every-minute.ts'
import type { Host } from '../../platform/http.ts'
import type { PlatformTables } from '../../platform/handle.ts'
import type { Ctx, AllTables } from '../context.ts'
import { awaitsAnswer } from '../machine.ts'
import { sendStep } from '../move/send-step.ts'
import { dropUnsaidFiles } from '../room/drop-files.ts'

const firstAnswer = ['Sent', 'Delivered', 'Acknowledged', 'MoreInfoRequested'] as const

/** Says once when an answer is late. The next rung of the ladder is suggested on the page, never taken by itself. */
export async function tellOverdue({ db, now }: Pick<Ctx, 'db' | 'now'>): Promise<number> {
  const late = await db
    .updateTable('requests.request')
    .set({ overdue_told_at: now })
    .where('overdue_told_at', 'is', null)
    .where('paused_at', 'is', null)
    .where('answer_due', '<', now)
    .where('status', 'in', [...awaitsAnswer])
    .returning(['id', 'side', 'case_id'])
    .execute()
  for (const { id, side, case_id: caseId } of late)
    await announce(db, 'requests.overdue', { request: id, side, case: caseId })
  return late.length
}

/** Ends what lay unanswered past its last day; the other state is told. */
export async function expireOld(context: Ctx): Promise<number> {
  const old = await context.db
    .selectFrom('requests.request')
    .selectAll()
    .where('side', '=', 'Out')
    .where('expires_at', '<', context.now)
    .where('status', 'in', [...firstAnswer])
    .limit(50)
    .forUpdate()
    .skipLocked()
    .execute()
  for (const row of old) await sendStep(context, row, { step: 'Expired' })
  return old.length
}

/** The deletion of something that was recalled is late: said once, on the side that waits and on the side that owes it. */
export async function tellLateErasures({ db, now }: Pick<Ctx, 'db' | 'now'>): Promise<number> {
  const late = await db
    .updateTable('requests.recall')
    .set({ overdue_told_at: now })
    .where('erased_at', 'is', null)
    .where('overdue_told_at', 'is', null)
    .where('erase_due', '<', now)
    .returning(['id', 'request', 'side'])
    .execute()
  for (const { id: recall, request, side } of late)
    await announce(db, 'requests.erasure-overdue', { request, side, recall })
  return late.length
}

/** Looks at the clocks once a minute while the node runs. */
export const watchClocks = async (host: Host<AllTables & PlatformTables>): Promise<() => Promise<void>> =>
  everyMinute(host, {
    name: 'requests-clocks',
    look: async (context) =>
      (await tellOverdue(context)) +
      (await tellLateErasures(context)) +
      (await expireOld(context)) +
      (await dropUnsaidFiles(context)),
  })
