import { handle } from '../../platform/handle.ts'
import { getDataKey, sealText } from '../../platform/seal.ts'
import { CaseId, Compartment } from '../codes/contract.ts'
import type { OfficerCtx } from '../context.ts'
import { recordEvent } from '../file/record-event.ts'
import { noSuchTask } from '../problems.ts'
import { finishTask as contract } from './contract.ts'

export const endpoint = handle(contract, {
  needs: 'casework.write',
  audit: ({ task, state }, { case: id }) => ({ subject: task, cases: [id], detail: { state } }),

  async run(context: OfficerCtx, { task: id, state, outcome }) {
    const { db, vault, now, officer } = context
    const task = await db
      .selectFrom('casework.task')
      .select(['case_id', 'compartment'])
      .where('id', '=', id)
      .where('state', '=', 'Open')
      .executeTakeFirst()
    if (!task) throw noSuchTask(id)
    const key = await getDataKey(db, vault, task.case_id)
    await db
      .updateTable('casework.task')
      .set({
        state,
        ended_at: now,
        ended_by: officer.id,
        escalate_at: null,
        outcome: outcome ? sealText(key, 'task.outcome', outcome) : null,
      })
      .where('id', '=', id)
      .execute()
    await recordEvent(context, {
      case: task.case_id,
      kind: state === 'Done' ? 'casework.task-done' : 'casework.task-dropped',
      compartment: Compartment.parse(task.compartment),
      detail: { task: id },
      text: outcome || undefined,
    })
    return { task: id, case: CaseId.parse(task.case_id) }
  },
})
