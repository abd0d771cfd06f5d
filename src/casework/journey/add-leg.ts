import { handle } from '../../platform/handle.ts'
import { getDataKey, sealJson } from '../../platform/seal.ts'
import { CaseId } from '../codes/contract.ts'
import type { OfficerCtx } from '../context.ts'
import { getPersonRow, recordPersonEvent } from '../people/person-row.ts'
import { noSuchLeg } from '../problems.ts'
import { addLeg as contract } from './contract.ts'
import { roundPlace, sealedPart } from './legs.ts'

export const endpoint = handle(contract, {
  needs: 'casework.write',
  audit: ({ person, kind }, { leg, case: id }) => ({ subject: leg, cases: [id], detail: { person, kind } }),

  async run(context: OfficerCtx, { before, ...asked }) {
    const { db, vault, now, newId, officer } = context
    const person = await getPersonRow(context, asked.person)
    const leg = roundPlace(asked)
    const key = await getDataKey(db, vault, person.case_id)
    const id = newId()
    await db
      .insertInto('casework.journey_leg')
      .values({
        id,
        case_id: person.case_id,
        person: person.id,
        place_in_order: await makeRoom(context, person.id, before),
        kind: leg.kind,
        country: leg.country,
        control: leg.control,
        documents: leg.documents,
        content: sealJson(key, 'leg.content', sealedPart(leg)),
        at: now,
        officer: officer.id,
      })
      .execute()
    await recordPersonEvent(context, { person, kind: 'casework.leg-added', detail: { leg: id, legKind: leg.kind } })
    return { leg: id, case: CaseId.parse(person.case_id) }
  },
})

/** The number at which the new step stands; later steps move one on. */
async function makeRoom({ db }: OfficerCtx, person: string, before?: string): Promise<number> {
  if (before === undefined) {
    const { last } = await db
      .selectFrom('casework.journey_leg')
      .select((is) => is.fn.max('place_in_order').as('last'))
      .where('person', '=', person)
      .executeTakeFirstOrThrow()
    return (last ?? 0) + 1
  }
  const next = await db
    .selectFrom('casework.journey_leg')
    .select('place_in_order')
    .where('id', '=', before)
    .where('person', '=', person)
    .executeTakeFirst()
  if (!next) throw noSuchLeg(before)
  await db
    .updateTable('casework.journey_leg')
    .set((is) => ({ place_in_order: is('place_in_order', '+', 1) }))
    .where('person', '=', person)
    .where('place_in_order', '>=', next.place_in_order)
    .execute()
  return next.place_in_order
}
