import { handle } from '../../platform/handle.ts'
import { CaseId } from '../codes/contract.ts'
import { compartmentToWrite, type OfficerCtx } from '../context.ts'
import { getCaseRow } from '../file/case-row.ts'
import { recordEvent } from '../file/record-event.ts'
import { fileOf } from '../people/person-row.ts'
import { addTask as contract } from './contract.ts'
import { putTask } from './tasks.ts'

export const endpoint = handle(contract, {
  needs: 'casework.write',
  audit: ({ due }, { task, case: id }) => ({ subject: task, cases: [id], detail: { due: due ?? null } }),

  async run(context: OfficerCtx, { case: asked, title, due, person, officer, anyone, compartment: wanted }) {
    const { id: standing } = await getCaseRow(context, asked)
    const caseId = person ? await fileOf(context, person, standing) : standing
    const compartment = await compartmentToWrite(context, caseId, wanted)
    const task = await putTask(context, {
      caseId,
      kind: 'Task',
      compartment,
      title,
      person,
      forAgency: context.officer.agency,
      forOfficer: anyone ? undefined : (officer ?? context.officer.id),
      due: due === undefined ? undefined : new Date(due),
    })
    await recordEvent(context, { case: caseId, kind: 'casework.task-added', compartment, detail: { task } })
    return { task, case: CaseId.parse(caseId) }
  },
})
