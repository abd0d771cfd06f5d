import type { PersonRole } from '../codes/contract.ts'
import { workingCompartments, type Ctx } from '../context.ts'
import { compartmentFor, giveRole } from './add-people.ts'
import { getPersonRow, recordPersonEvent } from './person-row.ts'

/**
 * Says what a person is after screening or a determination; what was said before ends in every compartment that knows
 * her. Throws 404. For `identification`, which alone may say that somebody is an identified victim, or is not.
 */
export async function giveStatus(
  context: Ctx,
  { person: id, status }: { person: string; status: PersonRole },
): Promise<void> {
  const person = await getPersonRow(context, id)
  const working = context.officer ? await workingCompartments(context, person.case_id) : []
  const compartment = compartmentFor(status, working)
  await giveRole(context, { person: id, caseId: person.case_id, role: status, compartment })
  await recordPersonEvent(context, { person, kind: 'casework.role-given', detail: { role: status, compartment } })
}
