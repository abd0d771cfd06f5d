import { CaseId } from '../../casework/contract.ts'
import { calendar, getState } from '../../directory/index.ts'
import { handle } from '../../platform/handle.ts'
import { showClock, type ClockView } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { definitions } from '../definitions.ts'
import { getRow } from '../move/row.ts'
import { notYetGone } from '../problems.ts'
import type { RequestRecord } from '../tables.ts'
import { clockOf } from './kept-clock.ts'

export const endpoint = handle(showClock, {
  needs: 'requests.read',
  audit: ({ request }, output) => ({ subject: request, ...(output.case !== null && { cases: [output.case] }) }),

  async run(context: OfficerCtx, { request }): Promise<ClockView> {
    const row = await getRow(context, request)
    if (row.sent_at === null) throw notYetGone(request)
    const { db, state } = context
    const pair = row.side === 'Out' ? [state, row.state] : [row.state, state]
    const zones = await Promise.all(
      pair.map(async (each) => ({ state: each, zone: (await getState(db, each)).zones[0]! })),
    )
    return {
      request,
      case: row.case_id === null ? null : CaseId.parse(row.case_id),
      sentAt: row.sent_at.toISOString(),
      acknowledgeDue: row.acknowledge_due?.toISOString() ?? null,
      answerDue: row.answer_due?.toISOString() ?? null,
      zones,
      ...(await ruleOf(context, row, row.sent_at)),
    }
  },
})

type Rule = Pick<
  ClockView,
  'counts' | 'acknowledge' | 'answer' | 'rule' | 'source' | 'verified' | 'weekendDays' | 'holidays'
>

async function ruleOf(context: OfficerCtx, row: RequestRecord, sentAt: Date): Promise<Rule> {
  const clock = await clockOf(context, row.id)
  if (!clock) {
    const { clocks, clockSource: source, clockVerified: verified } = definitions[row.kind]
    return { counts: 'Hours', ...clocks[row.urgency], rule: null, source, verified, weekendDays: 0, holidays: [] }
  }
  const { rule, acknowledge, answer, source, verified } = clock
  const off = row.answer_due === null ? [] : calendar.daysOff(clock, sentAt, row.answer_due)
  const holidays = off.flatMap(({ name, ...rest }) => (name === null ? [] : [{ ...rest, name }]))
  const weekend = new Set(off.filter(({ name }) => name === null).map(({ day }) => day))
  for (const { day } of holidays) weekend.delete(day)
  return {
    counts: 'WorkingDays',
    acknowledge,
    answer,
    rule,
    source,
    verified,
    weekendDays: weekend.size,
    holidays,
  }
}
