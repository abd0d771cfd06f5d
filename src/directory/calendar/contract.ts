import { z } from 'zod'
import { command, query } from '../../platform/contract.ts'
import { Off, Sourced, StateCode, Words } from '../contract.ts'

/** Which version of the same day it is, who wrote it at the desk and when; null while it is as this program brought it. */
export const Written = { version: z.int(), post: z.string().nullable(), at: z.iso.datetime().nullable() }

export const Holiday = z.object({
  state: StateCode,
  day: z.iso.date(),
  name: Words,
  /** Struck out at the desk: the office is open that day. */
  active: z.boolean(),
  version: z.int(),
  /** Who changed it last, and when; null while it is as this program brought it. */
  post: z.string().nullable(),
  at: z.iso.datetime().nullable(),
  ...Sourced,
})
export type Holiday = z.infer<typeof Holiday>

/** The weekly days off of a state, from a day on. */
export const Week = z.object({ state: StateCode, since: z.iso.date(), off: z.array(z.int()), ...Written, ...Sourced })
export type Week = z.infer<typeof Week>

export const listHolidays = query('directory/list-holidays', {
  summary: 'The days of a year on which the offices of each state are closed, and their weekly days off.',
  input: z.object({ year: z.int().min(2020).max(2100) }),
  output: z.object({
    today: z.iso.date(),
    holidays: z.array(Holiday),
    /** Every version, the last first. */
    weeks: z.array(Week),
  }),
})

const Name = z.string().trim().min(1).max(100)

export const changeHoliday = command('directory/change-holiday', {
  summary:
    'Adds a day on which a state’s offices are closed, corrects it, says that it was verified, or strikes it out.',
  input: z.object({
    state: StateCode,
    day: z.iso.date(),
    name: z.object({ id: Name, en: Name }),
    source: z.string().trim().min(1).max(400),
    verified: z.boolean(),
    active: z.boolean(),
    /** The version that the officer saw; 0 for a day that is not there yet. */
    version: z.int().min(0),
  }),
  output: z.object({ holiday: Holiday }),
})

export const changeWeek = command('directory/change-week', {
  summary: 'Writes on which days of the week the offices of a state are closed, from a day on that has not gone by.',
  input: z.object({
    state: StateCode,
    since: z.iso.date(),
    off: Off.refine((days) => new Set(days).size === days.length),
    source: z.string().trim().min(1).max(400),
    verified: z.boolean(),
    /** The version of that day that the officer saw; 0 where none begins on it. */
    version: z.int().min(0),
  }),
  output: z.object({ week: Week }),
})
