import { handle } from '../../platform/handle.ts'
import { getDataKey, sealText } from '../../platform/seal.ts'
import { CaseId } from '../codes/contract.ts'
import type { OfficerCtx } from '../context.ts'
import { getCaseRow } from './case-row.ts'
import { changeCase as contract } from './contract.ts'
import { recordEvent } from './record-event.ts'
import { changeStateRoles } from './state-roles.ts'

export const endpoint = handle(contract, {
  needs: 'casework.write',
  audit: (input, { case: id }) => ({ subject: id, cases: [id], detail: { changed: changedIn(input) } }),

  async run(context: OfficerCtx, { case: asked, addStateRoles, endStateRoles, title, summary, ...codes }) {
    const { db, vault, now } = context
    const { id } = await getCaseRow(context, asked)
    const key = await getDataKey(db, vault, id)
    const named = Object.fromEntries(Object.entries(codes).filter(([, value]) => value !== undefined))
    await db
      .updateTable('casework.case_file')
      .set({
        ...named,
        ...(title !== undefined && { title: sealText(key, 'case.title', title) }),
        ...(summary !== undefined && { summary: sealText(key, 'case.summary', summary) }),
        touched_at: now,
      })
      .where('id', '=', id)
      .execute()
    await changeStateRoles(context, { case: id, add: addStateRoles, end: endStateRoles })
    const changed = changedIn({ addStateRoles, endStateRoles, title, summary, ...codes })
    await recordEvent(context, { case: id, kind: 'casework.case-changed', detail: { changed, ...named } })
    return { case: CaseId.parse(id) }
  },
})

const changedIn = (input: Record<string, unknown>) =>
  Object.entries(input)
    .filter(([name, value]) => name !== 'case' && value !== undefined && !(Array.isArray(value) && value.length === 0))
    .map(([name]) => name)
