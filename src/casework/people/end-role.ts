import { handle } from '../../platform/handle.ts'
import { CaseId, PersonId } from '../codes/contract.ts'
import type { OfficerCtx } from '../context.ts'
import { lastRole, noSuchRole } from '../problems.ts'
import { endRole as contract } from './contract.ts'
import { getPersonRow, recordPersonEvent } from './person-row.ts'

export const endpoint = handle(contract, {
  needs: 'casework.write',
  audit: ({ role }, { person, case: id }) => ({ subject: person, cases: [id], detail: { role } }),

  async run(context: OfficerCtx, { role: id }) {
    const { db, now } = context
    const role = await db
      .selectFrom('casework.person_role')
      .selectAll()
      .where('id', '=', id)
      .where('until', 'is', null)
      .executeTakeFirst()
    if (!role) throw noSuchRole(id)
    const person = await getPersonRow(context, role.person)
    const others = await db
      .selectFrom('casework.person_role')
      .select('id')
      .where('person', '=', role.person)
      .where('compartment', '=', role.compartment)
      .where('until', 'is', null)
      .where('id', '<>', id)
      .executeTakeFirst()
    // A person with no role left in a compartment would still be seen there, but nobody could say why.
    if (!others) throw lastRole(id)
    await db.updateTable('casework.person_role').set({ until: now }).where('id', '=', id).execute()
    await recordPersonEvent(context, { person, kind: 'casework.role-ended', detail: { role: role.role } })
    return { person: PersonId.parse(person.id), case: CaseId.parse(person.case_id) }
  },
})
