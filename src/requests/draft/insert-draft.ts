import { familyInvolved } from '../../assistance/index.ts'
import { proposeLegalBasis } from '../../directory/index.ts'
import { createDataKey, sealJson } from '../../platform/seal.ts'
import type { Caveat, FieldValues, RequestKind, Tlp, Urgency } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { definitions } from '../definitions.ts'
import { holdsAName } from '../marking.ts'
import { nothingYet } from '../move/row.ts'

interface Drafted {
  readonly case: string
  readonly person: string
  readonly kind: RequestKind
  readonly to: string
  readonly urgency: Urgency
  readonly language: string
  readonly values: FieldValues
  readonly tlp?: Tlp
  readonly caveats?: readonly Caveat[]
}

/** A draft under its own key, with the clauses that fit the pair of states on this day. */
export async function insertDraft(context: OfficerCtx, draft: Drafted): Promise<string> {
  const { db, vault, officer, now, newId, state } = context
  const definition = definitions[draft.kind]
  const basis = await proposeLegalBasis(db, { from: state, to: draft.to, type: draft.kind, date: now })
  const caveats = draft.caveats ?? definition.caveats
  // Gate G8 binds the other state too; who takes it out again cannot send.
  const bound: readonly Caveat[] = (await familyInvolved(context, draft.case)) ? ['NoContactWithFamily'] : []
  const id = newId()
  const key = await createDataKey(db, vault, id)
  await db
    .insertInto('requests.request')
    .values({
      ...nothingYet,
      id,
      side: 'Out',
      kind: draft.kind,
      state: draft.to,
      case_id: draft.case,
      person: draft.person,
      status: 'Draft',
      urgency: draft.urgency,
      tlp: draft.tlp ?? definition.tlp[0]!,
      purpose: definition.purposes[0]!,
      caveats: [...new Set([...caveats, ...bound])],
      pap: definition.pap,
      language: draft.language,
      legal_basis: JSON.stringify(
        basis.map(({ instrument, clause, source, verified }) => ({ instrument, clause, source, verified })),
      ) as never,
      fields: sealJson(key, 'fields', draft.values),
      names_a_person: holdsAName(draft.values),
      competence: [...definition.competence],
      agency: officer.agency,
      author: officer.id,
      updated_at: now,
    })
    .execute()
  return id
}
