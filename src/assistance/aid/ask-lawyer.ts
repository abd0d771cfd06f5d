import { getPerson, recordEvent } from '../../casework/index.ts'
import { handle } from '../../platform/handle.ts'
import { createDataKey, sealText } from '../../platform/seal.ts'
import { askLawyer, MandateId } from './contract.ts'
import { actsForAccused, type Ctx } from './keep.ts'
import { actsForAccused as conflict, alreadyAsked, noSuchLawyer } from './problems.ts'

export const endpoint = handle(askLawyer, {
  needs: 'assistance.aid',
  audit: ({ person, lawyer, matter }, output) => ({
    subject: person,
    cases: [output.case],
    detail: { mandate: output.mandate, lawyer, matter },
  }),
  broken: { one_lawyer_a_matter: ({ lawyer }) => alreadyAsked(lawyer) },

  async run(context: Ctx, { person, lawyer, matter, what }) {
    const { db, vault, officer, now, newId } = context
    const { case: caseId } = await getPerson(context, person)
    const known = await db.selectFrom('assistance.lawyer').select('id').where('id', '=', lawyer).executeTakeFirst()
    if (!known) throw noSuchLawyer(lawyer)
    if (await actsForAccused(context, lawyer, caseId)) throw conflict(lawyer)
    const rule = await db
      .selectFrom('assistance.aid_rule')
      .select('hours')
      .where('clock', '=', 'Accept')
      .executeTakeFirst()
    const id = newId()
    const key = await createDataKey(db, vault, id)
    const notes = newId()
    await createDataKey(db, vault, notes)
    const acceptBy = new Date(now.getTime() + (rule?.hours ?? 48) * 3_600_000)
    await db
      .insertInto('assistance.mandate')
      .values({
        id,
        person,
        case_id: caseId,
        lawyer,
        matter,
        asked_by: officer.id,
        asked_at: now,
        accept_by: acceptBy,
        notes_key: notes,
        content: sealText(key, 'mandate', what),
      })
      .execute()
    await recordEvent(context, {
      case: caseId,
      kind: 'assistance.lawyer-asked',
      compartment: 'protection',
      detail: { person, matter },
    })
    return { mandate: MandateId.parse(id), case: caseId, acceptBy: acceptBy.toISOString() }
  },
})
