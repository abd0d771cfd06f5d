import { z } from 'zod'
import { command, query } from '../../platform/contract.ts'
import { Counts, RequestType, Sourced, StateCode } from '../contract.ts'
import { Written } from './contract.ts'

/** How urgent a request is, as the rules know it. */
export const RuleUrgency = z.enum(['Immediate', '24h', '48h', 'Routine'])
export type RuleUrgency = z.infer<typeof RuleUrgency>

const Rule = {
  type: RequestType,
  urgency: RuleUrgency,
  /** The state asked; null for any. */
  state: StateCode.nullable(),
  /** Only where the request rests on it; null for whatever it rests on. */
  instrument: z.string().max(40).nullable(),
  since: z.iso.date(),
  counts: Counts,
  /** So many working days or hours until it must be acknowledged, and answered. */
  acknowledge: z.int().min(1).max(9600),
  answer: z.int().min(1).max(9600),
  /** From that day on there is no such rule any more: the wider one counts. */
  ended: z.boolean(),
}

export const ClockRule = z.object({
  ...Rule,
  /** The number is this program's own and stands in no source. */
  ours: z.boolean(),
  /** Whether it counts today, will, or did. */
  standing: z.enum(['Now', 'Later', 'Past']),
  ...Written,
  ...Sourced,
})
export type ClockRule = z.infer<typeof ClockRule>

export const listClockRules = query('directory/list-clock-rules', {
  summary: 'How long each kind of request may take, by urgency, state asked, instrument and date, with every version.',
  input: z.object({}),
  output: z.object({ today: z.iso.date(), rules: z.array(ClockRule) }),
})

export const writeClockRule = command('directory/write-clock-rule', {
  summary: 'Writes how long a kind of request may take, from a day on that has not gone by. No clock that runs moves.',
  input: z.object({
    ...Rule,
    source: z.string().trim().min(1).max(400),
    verified: z.boolean(),
    /** The version of that day that the officer saw; 0 where none begins on it. */
    version: z.int().min(0),
  }),
  output: z.object({ rule: ClockRule }),
})
