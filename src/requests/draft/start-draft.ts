import { getPerson } from '../../casework/index.ts'
import { proposeLegalBasis } from '../../directory/index.ts'
import { handle } from '../../platform/handle.ts'
import { createDataKey, sealJson } from '../../platform/seal.ts'
import { startDraft } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { definitions } from '../definitions.ts'
import { auditOf, getRow, nothingYet, standingOf } from '../move/row.ts'
import { personOfAnotherCase, toOurselves } from '../problems.ts'
import { proposeValues } from './propose-values.ts'

/** A draft carries only what its kind needs of what the case knows, and the clauses that fit the pair on this day. */
export const endpoint = handle(startDraft, {
  needs: 'requests.write',
  audit: auditOf,

  async run(context: OfficerCtx, input) {
    const { db, vault, officer, now, newId, state } = context
    if (input.to === state) throw toOurselves(input.to)
    const person = await getPerson(context, input.person)
    if (person.case !== input.case) throw personOfAnotherCase(input.person)
    const definition = definitions[input.kind]
    const basis = await proposeLegalBasis(db, { from: state, to: input.to, type: input.kind, date: now })
    const id = newId()
    const key = await createDataKey(db, vault, id)
    await db
      .insertInto('requests.request')
      .values({
        ...nothingYet,
        id,
        side: 'Out',
        kind: input.kind,
        state: input.to,
        case_id: input.case,
        person: input.person,
        status: 'Draft',
        urgency: input.urgency,
        tlp: definition.tlp[0]!,
        purpose: definition.purposes[0]!,
        caveats: [],
        language: input.language,
        legal_basis: JSON.stringify(
          basis.map(({ instrument, clause, source, verified }) => ({ instrument, clause, source, verified })),
        ) as never,
        fields: sealJson(key, 'fields', await proposeValues(context, definition, person)),
        competence: [...definition.competence],
        agency: officer.agency,
        author: officer.id,
        updated_at: now,
      })
      .execute()
    return standingOf(await getRow(context, id))
  },
})
