import { z } from 'zod'
import { CaseId } from '../../casework/contract.ts'
import { Counts, Words } from '../../directory/contract.ts'
import { query } from '../../platform/contract.ts'
import { one, State, Urgency } from '../codes/contract.ts'

export const showClock = query('requests/show-clock', {
  summary:
    'By when a request is due in both states, or would be if it left now; by which rule, and which days off moved it.',
  input: z.strictObject({
    ...one,
    /** Of a draft: counted as if it were as urgent as this. */
    urgency: Urgency.optional(),
  }),
  output: z.object({
    ...one,
    case: CaseId.nullable(),
    /** Null, as all of the rule, where the asking state did not say how it counts. */
    counts: Counts.nullable(),
    /** Working days, or hours. */
    acknowledge: z.int().nullable(),
    answer: z.int().nullable(),
    rule: z.string().nullable(),
    source: z.string().nullable(),
    verified: z.boolean(),
    /** Null while it is a draft: then it is counted from now. */
    sentAt: z.iso.datetime().nullable(),
    acknowledgeDue: z.iso.datetime().nullable(),
    answerDue: z.iso.datetime().nullable(),
    /** The asking state's, then that of the state asked, whose days are counted. */
    zones: z.array(z.object({ state: State, zone: z.string() })),
    /** Days at the end of a week that did not count. */
    weekendDays: z.int(),
    /** Of these states no date is entered here for some feast that moves: the clock may run through it. */
    unknown: z.array(z.object({ state: State, year: z.int() })),
    holidays: z.array(z.object({ state: State, day: z.iso.date(), name: Words, verified: z.boolean() })),
  }),
})
export type ClockView = z.infer<typeof showClock.output>
