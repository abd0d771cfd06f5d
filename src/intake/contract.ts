import { z } from 'zod'
import { command, query } from '../platform/contract.ts'
import { Channel, Danger, FileId, Fragments, ReportId, ReportState } from './codes/contract.ts'
import { ReportFile } from './files/contract.ts'

export * from './codes/contract.ts'
export * from './files/contract.ts'

const Message = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  author: z.enum(['Reporter', 'Officer', 'Node']),
  officer: z.uuid().nullable(),
  kind: z.enum(['Text', 'Moved']),
  body: z.string(),
  /** Who of us has read what the reporter wrote, and when. */
  read: z.object({ at: z.iso.datetime(), by: z.uuid() }).nullable(),
})
export type Message = z.infer<typeof Message>

/** Why nothing may be said to a reporter now: gate G8, or the safety plan of the person who writes. */
export const WhyNot = z.enum(['FamilyInvolved', 'StillInside', 'DeviceMonitored', 'OutsideSafeHours'])
export type WhyNot = z.infer<typeof WhyNot>

const Summary = z.object({
  id: ReportId,
  receipt: z.string(),
  receivedAt: z.iso.datetime(),
  state: ReportState,
  danger: Danger,
  channel: Channel,
  language: z.string(),
  firstAnsweredAt: z.iso.datetime().nullable(),
  nextContactDue: z.iso.datetime(),
  case: z.uuid().nullable(),
})

export const Report = Summary.extend({ fragments: Fragments })
export type Report = z.infer<typeof Report>

export const takeReport = command('intake/take-report', {
  summary: 'Takes a report for somebody who calls, writes or walks in.',
  input: z.object({
    once: z.uuid(),
    channel: Channel,
    language: z.enum(['id', 'en']),
    fragments: Fragments,
    uploads: z.array(FileId).max(20).default([]),
  }),
  output: z.object({
    report: ReportId,
    receipt: z.string(),
    pin: z.string(),
    nextContactDue: z.iso.datetime(),
    /** Told again with other words: they were added to its thread. */ added: z.boolean(),
  }),
})

export const listInbox = query('intake/list-inbox', {
  summary: 'Lists reports, the newest first.',
  input: z.object({
    states: z.array(ReportState).max(7).optional(),
    before: z.object({ receivedAt: z.iso.datetime(), id: ReportId }).optional(),
    limit: z.number().int().min(1).max(100).default(50),
  }),
  output: z.object({ reports: z.array(Summary) }),
})

/** What is often said, ready in the reporter's language: keys of the catalogue under `phrase`. */
export const Phrase = z.enum(['received', 'where', 'callSafe', 'stayHidden', 'working', 'helpNow'])
export type Phrase = z.infer<typeof Phrase>

export const readReport = query('intake/get-report', {
  summary: 'Opens one report with its thread and the names of its files.',
  input: z.object({ report: ReportId }),
  output: z.object({
    report: Report,
    messages: z.array(Message),
    files: z.array(ReportFile),
    phrases: z.array(z.object({ phrase: Phrase, text: z.string() })),
  }),
})

export const reply = command('intake/reply', {
  summary: 'Writes to the reporter, in the language of the report.',
  input: z.object({
    report: ReportId,
    text: z.string().trim().min(1).max(8000),
    /** Told twice, it is one message. */
    once: z.uuid().optional(),
    /** The last message of the reporter that lay open; what came after it stays unread. */
    upTo: z.uuid().optional(),
    /** By when she hears from us next. */
    nextContact: z.iso.datetime().optional(),
  }),
  output: z.object({ message: z.uuid().nullable(), read: z.number(), case: z.uuid().nullable() }),
})

export const markRead = command('intake/mark-read', {
  summary: 'Says that what a reporter wrote has been read, up to one message.',
  input: z.object({ report: ReportId, upTo: z.uuid() }),
  output: z.object({ report: ReportId, read: z.number(), unread: z.number(), case: z.uuid().nullable() }),
})
