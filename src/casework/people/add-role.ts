import { handle } from '../../platform/handle.ts'
import { CaseId, PersonId } from '../codes/contract.ts'
import { workingCompartments, type OfficerCtx } from '../context.ts'
import { compartmentFor, giveRole } from './add-people.ts'
import { addRole as contract } from './contract.ts'
import { getPersonRow, recordPersonEvent } from './person-row.ts'

export const endpoint = handle(contract, {
  needs: 'casework.write',
  audit: ({ person, role, compartment }, { case: id }) => ({
    subject: person,
    cases: [id],
    detail: { role, compartment: compartment ?? null },
  }),

  async run(context: OfficerCtx, { person: id, role, compartment: asked }) {
    const person = await getPersonRow(context, id)
    const working = await workingCompartments(context, person.case_id)
    const compartment = compartmentFor(role, working, asked)
    await giveRole(context, { person: id, caseId: person.case_id, role, compartment })
    if (working.includes(compartment))
      await recordPersonEvent(context, { person, kind: 'casework.role-given', detail: { role, compartment } })
    return { person: PersonId.parse(id), case: CaseId.parse(person.case_id) }
  },
})
