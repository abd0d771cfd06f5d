import { handle } from '../../platform/handle.ts'
import { CaseId } from '../codes/contract.ts'
import { workingCompartments, type OfficerCtx } from '../context.ts'
import { familyOf, getCaseRow } from '../file/case-row.ts'
import { recordEvent } from '../file/record-event.ts'
import { lastParticipant, noSuchParticipation, notYourCompartment } from '../problems.ts'
import { endParticipation as contract } from './contract.ts'

export const endpoint = handle(contract, {
  needs: 'casework.write',
  audit: ({ case: id, agency, compartment }) => ({ subject: id, cases: [id], detail: { agency, compartment } }),

  async run(context: OfficerCtx, { case: asked, agency, compartment, reason }) {
    const { db, now, officer } = context
    const { id, opened_for } = await getCaseRow(context, asked)
    const standing = await db
      .selectFrom('casework.participation')
      .select(['agency', 'compartment'])
      .where('case_id', '=', id)
      .where('until', 'is', null)
      .execute()
    if (!standing.some((part) => part.agency === agency && part.compartment === compartment))
      throw noSuchParticipation(agency)
    // One's own part may be given back; another's only by those who lead the case and work in that compartment.
    if (agency !== officer.agency) {
      const working = await workingCompartments(context, id)
      if (officer.agency !== opened_for || !working.includes(compartment)) throw notYourCompartment(compartment)
    }
    if (standing.every((part) => part.agency === agency && part.compartment === compartment))
      throw lastParticipant(agency)

    // Written first: when it is her own agency's last part, she sees the case no longer afterwards.
    const detail = { agency, compartment }
    await recordEvent(context, { case: id, kind: 'casework.participation-ended', detail, text: reason })
    await db
      .updateTable('casework.participation')
      .set({ until: now })
      .where('case_id', 'in', await familyOf(context, id))
      .where('agency', '=', agency)
      .where('compartment', '=', compartment)
      .where('until', 'is', null)
      .execute()
    return { case: CaseId.parse(id) }
  },
})
