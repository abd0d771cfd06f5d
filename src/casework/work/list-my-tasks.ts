import { handle } from '../../platform/handle.ts'
import { openText, keysOf } from '../../platform/seal.ts'
import type { OfficerCtx } from '../context.ts'
import { listMyTasks as contract } from './contract.ts'
import { taskOf } from './tasks.ts'

export const endpoint = handle(contract, {
  needs: 'casework.read',
  audit: ({ whose }, { tasks }) => ({
    subject: whose,
    cases: [...new Set(tasks.map((task) => task.case))],
    detail: { listed: tasks.length },
  }),

  async run(context: OfficerCtx, { whose }) {
    const { db, officer } = context
    const rows = await db
      .selectFrom('casework.task as t')
      .innerJoin('casework.case_file as c', 'c.id', 't.case_id')
      .selectAll('t')
      .select(['c.code as caseCode', 'c.title as caseTitle'])
      .where('t.state', '=', 'Open')
      .where('t.for_agency', '=', officer.agency)
      .where((is) =>
        whose === 'mine'
          ? is.or([is('t.for_officer', '=', officer.id), is('t.for_right', 'in', [...officer.may])])
          : is.or([is('t.for_right', 'is', null), is('t.for_right', 'in', [...officer.may])]),
      )
      .orderBy('t.due_at')
      .orderBy('t.id')
      .limit(200)
      .execute()
    const keyOf = await keysOf(
      context,
      rows.map((row) => row.case_id),
    )
    return {
      tasks: rows.map((row) => ({
        ...taskOf(row, keyOf(row.case_id)),
        caseCode: row.caseCode,
        caseTitle: openText(keyOf(row.case_id), 'case.title', row.caseTitle),
      })),
    }
  },
})
