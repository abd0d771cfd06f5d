import { handle } from '../../platform/handle.ts'
import { CaseId } from '../codes/contract.ts'
import type { OfficerCtx } from '../context.ts'
import { recordEvent } from '../file/record-event.ts'
import { noSuchLink } from '../problems.ts'
import { unlinkCases as contract } from './contract.ts'

export const endpoint = handle(contract, {
  needs: 'casework.write',
  audit: ({ link }, { cases }) => ({ subject: link, cases }),

  async run(context: OfficerCtx, { link: id }) {
    const { db, now } = context
    const link = await db
      .selectFrom('casework.case_link')
      .selectAll()
      .where('id', '=', id)
      .where('removed_at', 'is', null)
      .executeTakeFirst()
    if (!link) throw noSuchLink(id)
    await db.updateTable('casework.case_link').set({ removed_at: now }).where('id', '=', id).execute()
    for (const file of [link.case_id, link.other])
      await recordEvent(context, { case: file, kind: 'casework.case-unlinked', detail: { link: id } })
    return { link: id, cases: [CaseId.parse(link.case_id), CaseId.parse(link.other)] }
  },
})
