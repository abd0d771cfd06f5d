import { z } from 'zod'
import { command, query } from '../../platform/contract.ts'
import { Sourced, StateCode, Words } from '../contract.ts'

const Year = z.int().min(2020).max(2100)

/** A feast that moves, in one year. */
export const Feast = z.object({
  state: StateCode,
  code: z.string(),
  name: Words,
  /** The days that stand for it in that year; none: nobody has entered it. */
  days: z.array(z.iso.date()),
  /** Where its date can be computed for certain. */
  computed: z.iso.date().nullable(),
  ...Sourced,
})
export type Feast = z.infer<typeof Feast>

export const listFeasts = query('directory/list-feasts', {
  summary: 'The feasts that move, with the days entered for a year; without a year, for those that lie ahead.',
  input: z.object({ year: Year.optional() }),
  output: z.object({ years: z.array(z.object({ year: Year, feasts: z.array(Feast) })) }),
})

const Source = { source: z.string().trim().min(1).max(200), verified: z.boolean() }
const Entered = {
  added: z.int(),
  changed: z.int(),
  /** Stood there already. */
  same: z.int(),
}

export const enterFeasts = command('directory/enter-feasts', {
  summary: 'Enters on which days a state closes its offices for feasts that move.',
  input: z.object({
    state: StateCode,
    feasts: z
      .array(z.object({ code: z.string().max(60), from: z.iso.date(), until: z.iso.date() }))
      .min(1)
      .max(40),
    ...Source,
  }),
  output: z.object(Entered),
})

/** What is wrong with a line: too few cells, no such state, no date, a name that is missing or too long, a second line of the same day. */
export const WrongLine = z.object({ line: z.int(), what: z.enum(['Cells', 'State', 'Day', 'Name', 'Twice']) })
export type WrongLine = z.infer<typeof WrongLine>

export const importHolidays = command('directory/import-holidays', {
  summary: 'Takes in a list of days off, whole or not at all; every line that is wrong is named.',
  input: z.object({ text: z.string().min(1).max(60_000), ...Source }),
  output: z.object({ wrong: z.array(WrongLine), ...Entered }),
})
