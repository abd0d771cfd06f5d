import { handle } from '../../platform/handle.ts'
import { getDataKey, sealJson } from '../../platform/seal.ts'
import { CaseId } from '../codes/contract.ts'
import type { OfficerCtx } from '../context.ts'
import { getPersonRow, recordPersonEvent } from '../people/person-row.ts'
import { noSuchLeg } from '../problems.ts'
import { changeLeg as contract } from './contract.ts'
import { roundPlace, sealedPart } from './legs.ts'

export const endpoint = handle(contract, {
  needs: 'casework.write',
  audit: ({ leg, kind }, { case: id }) => ({ subject: leg, cases: [id], detail: { kind } }),

  async run(context: OfficerCtx, { leg: id, ...asked }) {
    const { db, vault, now, officer } = context
    const row = await db
      .selectFrom('casework.journey_leg')
      .select(['person', 'case_id'])
      .where('id', '=', id)
      .executeTakeFirst()
    if (!row) throw noSuchLeg(id)
    const person = await getPersonRow(context, row.person)
    const leg = roundPlace({ ...asked, person: person.id as never })
    const key = await getDataKey(db, vault, row.case_id)
    await db
      .updateTable('casework.journey_leg')
      .set({
        kind: leg.kind,
        country: leg.country,
        control: leg.control,
        documents: leg.documents,
        content: sealJson(key, 'leg.content', sealedPart(leg)),
        at: now,
        officer: officer.id,
      })
      .where('id', '=', id)
      .execute()
    await recordPersonEvent(context, { person, kind: 'casework.leg-changed', detail: { leg: id } })
    return { leg: id, case: CaseId.parse(row.case_id) }
  },
})
