import { handle } from '../../platform/handle.ts'
import type { OfficerCtx } from '../context.ts'
import { PersonId } from '../codes/contract.ts'
import { getCaseRow } from '../file/case-row.ts'
import { recordEvent } from '../file/record-event.ts'
import { addPeople } from './add-people.ts'
import { addPerson as contract } from './contract.ts'

export const endpoint = handle(contract, {
  needs: 'casework.write',
  audit: ({ case: id, roles }, { person }) => ({
    subject: person,
    cases: [id],
    detail: { roles: roles.map(({ role }) => role) },
  }),

  async run(context: OfficerCtx, { case: asked, ...person }) {
    const { id } = await getCaseRow(context, asked)
    const [added] = await addPeople(context, id, [person])
    await recordEvent(context, {
      case: id,
      kind: 'casework.person-added',
      detail: { person: added!.id },
      compartment: added!.compartments[0],
    })
    return { person: PersonId.parse(added!.id), code: added!.code }
  },
})
