import { handle } from '../../platform/handle.ts'
import { sealJson } from '../../platform/seal.ts'
import { changeDraft, type FieldValues } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { definitions, draftFields } from '../definitions.ts'
import { holdsAName } from '../marking.ts'
import { auditOf, holdOurs, keyOf, openFields, saveRow, standingOf } from '../move/row.ts'
import { noteItems } from '../upgrade/items.ts'
import { changedMeanwhile, markingNotAllowed, noImmediateDanger, notADraft, notAsAgreed } from '../problems.ts'

export const endpoint = handle(changeDraft, {
  needs: 'requests.write',
  audit: auditOf,

  async run(context: OfficerCtx, { request, version, values, ...head }) {
    const row = await holdOurs(context, request)
    if (row.status !== 'Draft') throw notADraft(request, row.status)
    if (row.version !== version) throw changedMeanwhile(request, row.version)
    const { tlp, purposes, caveats, dangerCannotWait } = definitions[row.kind]
    if (!tlp.includes(head.tlp) || !purposes.includes(head.purpose)) throw markingNotAllowed(row.kind, head.tlp)
    if (head.immediateDanger && !dangerCannotWait) throw noImmediateDanger(row.kind)
    const parsed = draftFields(row.kind).safeParse(values)
    if (!parsed.success) throw notAsAgreed('requests/field-not-allowed', parsed.error)
    const key = await keyOf(context, row)
    await noteItems(context, row, { before: openFields(key, row), after: parsed.data as FieldValues })
    const after = await saveRow(context, row, {
      fields: sealJson(key, 'fields', parsed.data),
      names_a_person: holdsAName(parsed.data as FieldValues),
      tlp: head.tlp,
      urgency: head.urgency,
      language: head.language ?? row.language,
      purpose: head.purpose,
      caveats: [...new Set([...caveats, ...head.caveats])],
      legal_basis: JSON.stringify(head.legalBasis) as never,
      immediate_danger: head.immediateDanger,
    })
    return standingOf(after)
  },
})
