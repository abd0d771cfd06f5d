import { handle } from '../../platform/handle.ts'
import { confirmItems } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { auditOf, holdOurs, keyOf, openFields, standingOf } from '../move/row.ts'
import { changedMeanwhile, incomplete, notADraft } from '../problems.ts'
import { isSaid } from './article-six.ts'
import { fieldsOf } from './items.ts'

/** She has read what was filled in for her, as it stands on her screen, and it is right for a formal request. */
export const endpoint = handle(confirmItems, {
  needs: 'requests.write',
  audit: (input, output) => ({ ...auditOf(input, output), detail: { confirmed: input.fields } }),

  async run(context: OfficerCtx, { request, version, fields }) {
    const { db, officer, now } = context
    const row = await holdOurs(context, request)
    if (row.status !== 'Draft') throw notADraft(request, row.status)
    if (row.version !== version) throw changedMeanwhile(request, row.version)
    const values = openFields(await keyOf(context, row), row)
    const items: readonly string[] = fieldsOf(row.kind)
    const empty = fields.filter((name) => !items.includes(name) || !isSaid(values, name))
    if (empty.length > 0) throw incomplete(request, empty)
    const her = { confirmed_by: officer.id, post: officer.post, at: now }
    await db
      .insertInto('requests.item')
      .values([...new Set(fields)].map((field) => ({ request, field, origin: 'Case' as const, ...her })))
      .onConflict((conflict) => conflict.columns(['request', 'field']).doUpdateSet(her))
      .execute()
    // What it says has not changed: whoever writes in it goes on writing.
    return standingOf(row)
  },
})
