import { sql } from 'kysely'
import { announce } from '../../platform/announce.ts'
import { handle } from '../../platform/handle.ts'
import { CaseId, sealedToAProfession, type Compartment } from '../codes/contract.ts'
import { workingCompartments, type OfficerCtx } from '../context.ts'
import { familyOf, getCaseRow } from '../file/case-row.ts'
import { recordEvent } from '../file/record-event.ts'
import { alreadyTakesPart, notYourCompartment } from '../problems.ts'
import { inviteAgency as contract } from './contract.ts'

export const endpoint = handle(contract, {
  needs: 'casework.write',
  audit: ({ case: id, agency, compartment }) => ({ subject: id, cases: [id], detail: { agency, compartment } }),
  broken: { one_participation_at_a_time: ({ agency }) => alreadyTakesPart(agency) },

  async run(context: OfficerCtx, { case: asked, agency, compartment, reason }) {
    const { db, now, officer } = context
    const { id } = await getCaseRow(context, asked)
    await mayInvite(context, { id, agency, compartment })
    for (const file of await familyOf(context, id))
      await db
        .insertInto('casework.participation')
        .values({
          case_id: file,
          agency,
          compartment,
          since: now,
          until: null,
          invited_by: officer.id,
          merge: file === id ? null : await mergeOf(context, file),
        })
        .execute()
    const detail = { agency, compartment }
    await recordEvent(context, { case: id, kind: 'casework.agency-invited', detail, text: reason })
    await announce(db, 'casework.agency-invited', { case: id, ...detail })
    return { case: CaseId.parse(id) }
  },
})

/**
 * Who works in a compartment lets others in. A compartment of another calling in which nobody works yet may be opened
 * for another agency, so that those who protect can call the police; never for one's own. What is sealed to a profession is
 * opened by who is of it, for her own agency, while nobody works there; who else takes part needs that calling's right too.
 */
async function mayInvite(
  context: OfficerCtx,
  { id, agency, compartment }: { id: string; agency: string; compartment: Compartment },
): Promise<void> {
  if ((await workingCompartments(context, id)).includes(compartment)) return
  const ofProfession = sealedToAProfession.includes(compartment)
  const mayOpen = ofProfession
    ? compartment !== 'sealed' && context.officer.may.has(`compartment.${compartment}`)
    : true
  if (!mayOpen || ofProfession !== (agency === context.officer.agency)) throw notYourCompartment(compartment)
  const { rows } = await sql<{
    free: boolean
  }>`select casework.compartment_is_free(${id}, ${compartment}) as free`.execute(context.db)
  if (!rows[0]!.free) throw notYourCompartment(compartment)
}

/** The standing merge by which a file belongs to its case: what is shared by it ends when it is undone. */
async function mergeOf({ db }: OfficerCtx, file: string): Promise<string> {
  const { id } = await db
    .selectFrom('casework.case_merge')
    .select('id')
    .where('absorbed', '=', file)
    .where('undone_at', 'is', null)
    .executeTakeFirstOrThrow()
  return id
}
