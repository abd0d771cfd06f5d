import { z } from 'zod'
import { CaseId } from '../../casework/contract.ts'
import { Words } from '../../directory/contract.ts'
import { query } from '../../platform/contract.ts'
import { one, State } from '../codes/contract.ts'

export const showClock = query('requests/show-clock', {
  summary: 'By when a request is due in both states, by which rule, and which days off moved it.',
  input: z.strictObject(one),
  output: z.object({
    ...one,
    case: CaseId.nullable(),
    counts: z.enum(['WorkingDays', 'Hours']),
    /** Working days, or hours. */
    acknowledge: z.int(),
    answer: z.int(),
    rule: z.string().nullable(),
    source: z.string(),
    verified: z.boolean(),
    sentAt: z.iso.datetime(),
    acknowledgeDue: z.iso.datetime().nullable(),
    answerDue: z.iso.datetime().nullable(),
    /** The asking state's, then that of the state asked, whose days are counted. */
    zones: z.array(z.object({ state: State, zone: z.string() })),
    /** Days at the end of a week that did not count. */
    weekendDays: z.int(),
    holidays: z.array(z.object({ state: State, day: z.iso.date(), name: Words, verified: z.boolean() })),
  }),
})
export type ClockView = z.infer<typeof showClock.output>
