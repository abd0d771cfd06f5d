import { handle } from '../../platform/handle.ts'
import { CaseId } from '../codes/contract.ts'
import type { OfficerCtx } from '../context.ts'
import { recordEvent } from '../file/record-event.ts'
import { noSuchClock } from '../problems.ts'
import { pauseClock as contract } from './contract.ts'

export const endpoint = handle(contract, {
  needs: 'casework.write',
  audit: ({ clock, pause }, { case: id }) => ({ subject: clock, cases: [id], detail: { pause } }),

  async run(context: OfficerCtx, { clock: id, pause }) {
    const { db, now } = context
    const clock = await db
      .selectFrom('casework.clock')
      .selectAll()
      .where('id', '=', id)
      // Silence is never excused by somebody else's silence.
      .where('kind', '<>', 'NextContact')
      .where('met_at', 'is', null)
      .where('stopped_at', 'is', null)
      .executeTakeFirst()
    if (!clock) throw noSuchClock(id)
    const answer = (dueAt: Date) => ({ clock: id, case: CaseId.parse(clock.case_id), dueAt: dueAt.toISOString() })
    if ((pause === null) === (clock.paused_at === null)) return answer(clock.due_at)

    // The time that the clock stood still is added to what is left.
    const stood = clock.paused_at === null ? 0 : now.getTime() - clock.paused_at.getTime()
    const due = new Date(clock.due_at.getTime() + stood)
    await db
      .updateTable('casework.clock')
      .set(
        pause === null
          ? { paused_at: null, pause_reason: null, due_at: due, escalate_at: due }
          : { paused_at: now, pause_reason: pause },
      )
      .where('id', '=', id)
      .execute()
    await recordEvent(context, {
      case: clock.case_id,
      kind: pause === null ? 'casework.clock-resumed' : 'casework.clock-paused',
      detail: { clock: id, clockKind: clock.kind, reason: pause },
    })
    return answer(due)
  },
})
