import { announce } from '../../platform/announce.ts'
import { handle } from '../../platform/handle.ts'
import { CaseId } from '../codes/contract.ts'
import type { OfficerCtx } from '../context.ts'
import { familyOf } from '../file/case-row.ts'
import { recordEvent } from '../file/record-event.ts'
import { alreadyUndone, noSuchMerge, undoTheLaterMergeFirst } from '../problems.ts'
import { undoMerge as contract } from './contract.ts'

export const endpoint = handle(contract, {
  needs: 'casework.merge',
  audit: ({ merge }, { keep, parted }) => ({ subject: merge, cases: [keep, parted] }),

  async run(context: OfficerCtx, { merge: id, reason }) {
    const { db, now, officer } = context
    const merge = await db.selectFrom('casework.case_merge').selectAll().where('id', '=', id).executeTakeFirst()
    if (!merge) throw noSuchMerge(id)
    if (merge.undone_at) throw alreadyUndone(id)
    const family = await familyOf(context, merge.keep)
    const latest = await db
      .selectFrom('casework.case_merge')
      .select('id')
      .where('keep', 'in', family)
      .where('undone_at', 'is', null)
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    // Who takes part by a later merge may do so because of this one: the last made is the first undone.
    if (latest.id !== id) throw undoTheLaterMergeFirst(latest.id)
    await recordEvent(context, { case: merge.keep, kind: 'casework.merge-undone', detail: { merge: id }, text: reason })
    await db
      .updateTable('casework.case_merge')
      .set({ undone_at: now, undone_by: officer.id })
      .where('id', '=', id)
      .execute()
    await announce(db, 'casework.merge-undone', { keep: merge.keep, parted: merge.absorbed })
    return { keep: CaseId.parse(merge.keep), parted: CaseId.parse(merge.absorbed) }
  },
})
