import { CaseId } from '../../casework/contract.ts'
import type { RequestClock } from '../../directory/contract.ts'
import { calendar, getState } from '../../directory/index.ts'
import { handle } from '../../platform/handle.ts'
import { showClock, type ClockView } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { dueAfter } from '../move/clocks.ts'
import { getRow, keyOf, openFields } from '../move/row.ts'
import type { RequestRecord } from '../tables.ts'
import { clockFor, clockOf } from './kept-clock.ts'

export const endpoint = handle(showClock, {
  needs: 'requests.read',
  audit: ({ request }, output) => ({ subject: request, ...(output.case !== null && { cases: [output.case] }) }),

  async run(context: OfficerCtx, { request, urgency }): Promise<ClockView> {
    const row = await getRow(context, request)
    const {
      clock,
      acknowledge_due: acknowledge,
      answer_due: answer,
    } = row.sent_at === null
      ? await ifItLeftNow(context, { ...row, urgency: urgency ?? row.urgency })
      : { ...row, clock: await clockOf(context, row.id) }
    const pair = row.side === 'Out' ? [context.state, row.state] : [row.state, context.state]
    return {
      request,
      case: row.case_id === null ? null : CaseId.parse(row.case_id),
      sentAt: row.sent_at?.toISOString() ?? null,
      acknowledgeDue: acknowledge?.toISOString() ?? null,
      answerDue: answer?.toISOString() ?? null,
      zones: await Promise.all(
        pair.map(async (state) => ({ state, zone: (await getState(context.db, state)).zones[0]! })),
      ),
      ...ruleOf(clock),
      ...movedBy(clock, row.sent_at ?? context.now, answer),
      unknown: await unknownIn(context, pair, { clock, due: answer }),
    }
  },
})

/** By when a draft would be due: by the rule of today. */
async function ifItLeftNow(context: OfficerCtx, row: RequestRecord) {
  const clock = await clockFor(context, row)
  const values = openFields(await keyOf(context, row), row)
  return { clock, ...dueAfter({ ...row, values, clock }, context.now) }
}

/** Where the clock ends before the last moving feast of its year is known, it may end too early; the officer is told. */
async function unknownIn(
  { db, now }: OfficerCtx,
  pair: readonly string[],
  { clock, due }: { clock: RequestClock | undefined; due: Date | null },
) {
  if (!clock || clock.hours || due === null || due < now) return []
  return calendar.notEntered(db, pair, [...new Set([now.getUTCFullYear(), due.getUTCFullYear()])])
}

type Rule = Pick<ClockView, 'counts' | 'acknowledge' | 'answer' | 'rule' | 'source' | 'verified'>

function ruleOf(clock: RequestClock | undefined): Rule {
  if (!clock) return { counts: null, acknowledge: null, answer: null, rule: null, source: null, verified: false }
  const { acknowledge, answer, hours, rule, source, verified } = clock
  return { counts: hours ? 'Hours' : 'WorkingDays', ...(hours ?? { acknowledge, answer }), rule, source, verified }
}

function movedBy(
  clock: RequestClock | undefined,
  from: Date,
  due: Date | null,
): Pick<ClockView, 'weekendDays' | 'holidays'> {
  const off = clock === undefined || due === null ? [] : calendar.daysOff(clock, from, due)
  const holidays = off.flatMap(({ name, ...rest }) => (name === null ? [] : [{ ...rest, name }]))
  const weekend = new Set(off.filter(({ name }) => name === null).map(({ day }) => day))
  for (const { day } of holidays) weekend.delete(day)
  return { weekendDays: weekend.size, holidays }
}
