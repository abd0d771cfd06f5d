import { getPerson } from '../../casework/index.ts'
import { listStates, openChannels, proposeLegalBasis } from '../../directory/index.ts'
import { canReach } from '../../exchange/index.ts'
import { handle } from '../../platform/handle.ts'
import { createDataKey, sealJson } from '../../platform/seal.ts'
import { startDraft, type RequestKind } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { definitions } from '../definitions.ts'
import { holdsAName } from '../marking.ts'
import { auditOf, getRow, nothingYet, standingOf } from '../move/row.ts'
import { noNodeThere, noSuchState, personOfAnotherCase, toOurselves } from '../problems.ts'
import { proposeValues } from './propose-values.ts'

/** A draft carries only what its kind needs of what the case knows, and the clauses that fit the pair on this day. */
export const endpoint = handle(startDraft, {
  needs: 'requests.write',
  audit: auditOf,

  async run(context: OfficerCtx, input) {
    const { db, vault, officer, now, newId, state } = context
    await mustHaveANode(context, input)
    const person = await getPerson(context, input.person)
    if (person.case !== input.case) throw personOfAnotherCase(input.person)
    const definition = definitions[input.kind]
    const basis = await proposeLegalBasis(db, { from: state, to: input.to, type: input.kind, date: now })
    const values = await proposeValues(context, definition, person)
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
        caveats: [...definition.caveats],
        pap: definition.pap,
        language: input.language,
        legal_basis: JSON.stringify(
          basis.map(({ instrument, clause, source, verified }) => ({ instrument, clause, source, verified })),
        ) as never,
        fields: sealJson(key, 'fields', values),
        names_a_person: holdsAName(values),
        competence: [...definition.competence],
        agency: officer.agency,
        author: officer.id,
        updated_at: now,
      })
      .execute()
    return standingOf(await getRow(context, id))
  },
})

/** Nobody fills in what cannot leave: a state without a node is named at once, with the channels that are open to it. */
async function mustHaveANode(
  context: OfficerCtx,
  { to, kind }: { readonly to: string; readonly kind: RequestKind },
): Promise<void> {
  const { db, state, now } = context
  if (to === state) throw toOurselves(to)
  if (!(await listStates(db)).some(({ iso2 }) => iso2 === to)) throw noSuchState(to)
  if (await canReach(context, { to, type: definitions[kind].message })) return
  const { channels } = await openChannels(db, { from: state, to, type: kind, date: now })
  const open = channels.filter(({ channel, availability }) => channel !== 'ThisSystem' && availability === 'Available')
  throw noNodeThere(
    to,
    open.map(({ channel }) => channel),
  )
}
