import { z } from 'zod'
import { CaseId, StateRole, Urgency } from '../casework/contract.ts'
import { Channel, Fragments, isReceipt, readReceipt, Relation, ReportId, WhyNot } from '../intake/contract.ts'
import { command, query } from '../platform/contract.ts'

/** The eight questions of under two minutes (F14.1). */
export const questions = [
  'danger',
  'child',
  'injury',
  'suicide',
  'sale',
  'pregnancy',
  'armedControl',
  'battery',
] as const
export const Question = z.enum(questions)
export type Question = z.infer<typeof Question>

export const Answer = z.enum(['yes', 'no', 'unknown'])
export const Answers = z.partialRecord(Question, Answer)
export type Answers = z.infer<typeof Answers>

export const ItemState = z.enum(['waiting', 'asked', 'decided'])
export type ItemState = z.infer<typeof ItemState>

/** What a reader of the list must know before opening: keys of the catalogue under `flag`. */
export const Flag = z.enum(['DoNotCall', 'PhoneWatched', 'Child', 'Injury', 'OutsideStateControl', 'Files'])
export type Flag = z.infer<typeof Flag>

export const Step = z.enum(['read', 'first-answer', 'action'])
export type Step = z.infer<typeof Step>

/** A running clock: what must happen, by when, and on whose word. */
const Clock = z.object({
  step: Step,
  from: z.iso.datetime(),
  due: z.iso.datetime(),
  met: z.iso.datetime().nullable(),
  /** It stands still until the reporter has answered. */
  paused: z.boolean(),
  source: z.string(),
  verified: z.boolean(),
})
export type Clock = z.infer<typeof Clock>

export const Item = z.object({
  report: ReportId,
  receipt: z.string(),
  receivedAt: z.iso.datetime(),
  channel: Channel,
  relation: Relation.nullable(),
  urgency: Urgency,
  /** False while the urgency is only the node's suggestion. */
  confirmed: z.boolean(),
  state: ItemState,
  owner: z.object({ officer: z.uuid(), mine: z.boolean() }).nullable(),
  words: z.string(),
  place: z.string().nullable(),
  flags: z.array(Flag),
  similar: z.number().int(),
  clock: Clock.nullable(),
  /** Since when something that she wrote is unread. */
  wroteAt: z.iso.datetime().nullable(),
  /** It was decided without a case, and she wrote again. */
  again: z.boolean(),
})
export type Item = z.infer<typeof Item>

/** Why two reports may speak of the same person, place or recruiter: keys of the catalogue under `hint`. */
export const Reason = z.enum(['SamePhone', 'SameHandle', 'SamePlace', 'SimilarName'])
export type Reason = z.infer<typeof Reason>

export const Similar = z.object({
  report: ReportId,
  receipt: z.string(),
  receivedAt: z.iso.datetime(),
  case: CaseId.nullable(),
  reasons: z.array(Reason),
})
export type Similar = z.infer<typeof Similar>

/** A case in which a number or account of the report already stands. */
export const KnownCase = z.object({ case: CaseId, code: z.string(), reasons: z.array(Reason) })
export type KnownCase = z.infer<typeof KnownCase>

/** What is done first because of a reason: keys of the catalogue under `first`. */
export const FirstAction = z.object({
  action: z.string(),
  reasons: z.array(Question),
  source: z.string(),
  verified: z.boolean(),
  done: z.object({ at: z.iso.datetime(), by: z.uuid() }).nullable(),
})
export type FirstAction = z.infer<typeof FirstAction>

export const Outcome = z.enum(['open-case', 'add-to-case', 'refer-out', 'honest-negative'])
export type Outcome = z.infer<typeof Outcome>

export const listQueue = query('triage/list-queue', {
  summary: 'Lists the reports that wait for triage, the most urgent and the nearest clock first.',
  input: z.object({ state: ItemState.default('waiting'), limit: z.number().int().min(1).max(200).default(100) }),
  output: z.object({
    items: z.array(Item),
    counts: z.object({ waiting: z.number(), asked: z.number(), decidedToday: z.number() }),
  }),
})

export const countQueue = query('triage/count-queue', {
  summary: 'Counts the reports that wait for triage, without opening any.',
  input: z.object({}),
  output: z.object({ waiting: z.number() }),
})

export const getItem = query('triage/get-item', {
  summary:
    'Opens one report of the queue: what was told, the eight questions, what is suggested and why, and what is similar.',
  input: z.object({ report: ReportId }),
  output: z.object({
    item: Item,
    fragments: Fragments,
    answers: Answers,
    suggestion: z.object({ urgency: Urgency, reasons: z.array(Question) }),
    clocks: z.array(Clock),
    firstActions: z.array(FirstAction),
    similar: z.array(Similar),
    knownIn: z.array(KnownCase),
    decision: z
      .object({ outcome: Outcome, case: CaseId.nullable(), reason: z.string(), decidedAt: z.iso.datetime() })
      .nullable(),
  }),
})

export const findReceipt = query('triage/find-receipt', {
  summary:
    'Finds the report of a receipt number, and the case that was made of it, as far as the officer may see them.',
  input: z.object({
    receipt: z.string().max(40).transform(readReceipt).refine(isReceipt, 'the check digits do not fit'),
  }),
  output: z.object({
    report: ReportId.nullable(),
    receipt: z.string(),
    case: z.object({ id: CaseId, code: z.string() }).nullable(),
  }),
})

export const takeItem = command('triage/take-item', {
  summary: "Takes a report as one's own, or hands it back.",
  input: z.object({ report: ReportId, mine: z.boolean() }),
  output: z.object({ report: ReportId }),
})

export const assess = command('triage/assess', {
  summary: 'Answers the eight questions and sets how urgent a report is.',
  input: z.object({ report: ReportId, answers: Answers, urgency: Urgency.optional() }),
  output: z.object({
    report: ReportId,
    urgency: Urgency,
    suggestion: z.object({ urgency: Urgency, reasons: z.array(Question) }),
  }),
})

export const doFirstAction = command('triage/do-first-action', {
  summary: 'Ticks a first action as done by the officer who asks, or takes the tick back.',
  input: z.object({ report: ReportId, action: z.string().max(60), done: z.boolean() }),
  output: z.object({ report: ReportId, action: z.string(), done: z.boolean(), case: CaseId.nullable() }),
})

export const askReporter = command('triage/ask-reporter', {
  summary: 'Asks the reporter something and pauses the clock until she answers.',
  input: z.object({ report: ReportId, text: z.string().trim().min(10).max(4000), nextContact: z.iso.datetime() }),
  output: z.object({ report: ReportId }),
})

export const decide = command('triage/decide', {
  summary:
    'Decides a report once: opens a case, adds it to one, refers it, or says honestly that it is something else. The reporter is told, unless that would put the person in danger.',
  input: z.object({
    report: ReportId,
    outcome: Outcome,
    reason: z.string().trim().min(10).max(4000),
    /** What the reporter reads, in her language. */
    answer: z.string().trim().min(10).max(4000),
    nextContact: z.iso.datetime(),
    case: CaseId.optional(),
    /** For a new case: what the file is called and where it plays. */
    opening: z
      .object({
        title: z.string().trim().min(3).max(200),
        summary: z.string().trim().max(8000).default(''),
        states: z
          .array(z.object({ state: z.string().regex(/^[A-Z]{2}$/), role: StateRole }))
          .min(1)
          .max(12),
        person: z.object({ called: z.string().trim().min(1).max(200) }).optional(),
      })
      .optional(),
  }),
  output: z.object({
    report: ReportId,
    outcome: Outcome,
    case: CaseId.nullable(),
    /** Why the answer was not given to the reporter. */
    held: WhyNot.nullable(),
  }),
})
