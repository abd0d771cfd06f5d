import { handle } from '../../platform/handle.ts'
import { getDataKey, sealText } from '../../platform/seal.ts'
import { CaseId } from '../codes/contract.ts'
import type { OfficerCtx } from '../context.ts'
import { getCaseRow } from '../file/case-row.ts'
import { recordEvent } from '../file/record-event.ts'
import { alreadyLinked, theSameCase } from '../problems.ts'
import { linkCases as contract } from './contract.ts'

export const endpoint = handle(contract, {
  needs: 'casework.write',
  audit: ({ case: id, other, kind }, { link }) => ({ subject: link, cases: [id, other], detail: { kind } }),
  broken: { one_link_of_a_kind: ({ other }) => alreadyLinked(other) },

  async run(context: OfficerCtx, { case: asked, other: wanted, kind, reason }) {
    const { db, vault, now, newId, officer } = context
    const [one, other] = [await getCaseRow(context, asked), await getCaseRow(context, wanted)]
    if (one.id === other.id) throw theSameCase(one.id)
    const key = await getDataKey(db, vault, one.id)
    const id = newId()
    await db
      .insertInto('casework.case_link')
      .values({
        id,
        case_id: one.id,
        other: other.id,
        kind,
        reason: sealText(key, 'link.reason', reason),
        at: now,
        officer: officer.id,
        removed_at: null,
      })
      .execute()
    // Not the other case's id: a later reader of one timeline may not be allowed to know that the other exists.
    for (const file of [one, other])
      await recordEvent(context, { case: file.id, kind: 'casework.case-linked', detail: { link: id, linkKind: kind } })
    return { link: id, cases: [CaseId.parse(one.id), CaseId.parse(other.id)] }
  },
})
