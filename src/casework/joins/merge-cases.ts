import { announce } from '../../platform/announce.ts'
import { handle } from '../../platform/handle.ts'
import { getDataKey, sealText } from '../../platform/seal.ts'
import { CaseId } from '../codes/contract.ts'
import type { OfficerCtx } from '../context.ts'
import { getCaseRow } from '../file/case-row.ts'
import { recordEvent } from '../file/record-event.ts'
import { theSameCase } from '../problems.ts'
import { mergeCases as contract } from './contract.ts'

/**
 * No row moves: the absorbed file points to the one that is kept, whoever takes part in one takes part in both
 * (a trigger sees to that), and a reader is shown all files of the family as one. So nothing can be lost, and undoing
 * restores exactly what was.
 */
export const endpoint = handle(contract, {
  needs: 'casework.merge',
  audit: ({ keep, absorb }, { merge }) => ({ subject: merge, cases: [keep, absorb] }),
  broken: { absorbed_once: ({ absorb }) => theSameCase(absorb) },

  async run(context: OfficerCtx, { keep: asked, absorb, reason }) {
    const { db, vault, now, newId, officer } = context
    const keep = await getCaseRow(context, asked)
    const absorbed = await getCaseRow(context, absorb)
    if (keep.id === absorbed.id) throw theSameCase(keep.id)
    const key = await getDataKey(db, vault, keep.id)
    const id = newId()
    // Told in both timelines before they become one.
    await recordEvent(context, {
      case: absorbed.id,
      kind: 'casework.case-merged',
      detail: { merge: id, into: keep.code },
    })
    await db
      .insertInto('casework.case_merge')
      .values({
        id,
        keep: keep.id,
        absorbed: absorbed.id,
        reason: sealText(key, 'merge.reason', reason),
        at: now,
        officer: officer.id,
        undone_at: null,
        undone_by: null,
      })
      .execute()
    const detail = { merge: id, absorbed: absorbed.code }
    await recordEvent(context, { case: keep.id, kind: 'casework.case-absorbed', detail, text: reason })
    await announce(db, 'casework.cases-merged', { keep: keep.id, absorbed: absorbed.id })
    return { merge: id, case: CaseId.parse(keep.id) }
  },
})
