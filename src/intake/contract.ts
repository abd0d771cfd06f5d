import { z } from 'zod'
import { command, query } from '../platform/contract.ts'

export const ReportId = z.uuid().brand<'ReportId'>()
export type ReportId = z.infer<typeof ReportId>

export const FileId = z.uuid().brand<'FileId'>()
export type FileId = z.infer<typeof FileId>

/** domain.md §11.1, the machine of the intake report. */
export const ReportState = z.enum([
  'Received',
  'Acknowledged',
  'Triaged',
  'LinkedToCase',
  'NewCase',
  'ReferredOut',
  'ClosedNoContact',
])
export type ReportState = z.infer<typeof ReportState>

/** x_IntakeChannel */
export const Channel = z.enum([
  'WhatsApp',
  'Telegram',
  'LINE',
  'Viber',
  'Messenger',
  'Zalo',
  'SMS',
  'Call',
  'WalkIn',
  'Email',
  'WebForm',
  'MobileApp',
  'SocialMediaPost',
  'LiveStream',
  'NGOReferral',
  'AuthorityReferral',
  'VillageOfficial',
  'MediaReport',
  'RosterImport',
])
export type Channel = z.infer<typeof Channel>

/** x_ReporterRelation */
export const Relation = z.enum([
  'Self',
  'Parent',
  'SpouseOrPartner',
  'Sibling',
  'Child',
  'OtherRelative',
  'Friend',
  'CoVictim',
  'NGO',
  'UnionOrMigrantOrg',
  'VillageOfficial',
  'Employer',
  'Journalist',
  'Authority',
  'Anonymous',
])
export type Relation = z.infer<typeof Relation>

export const Concerns = z.enum(['Self', 'Child', 'OtherRelative', 'Friend', 'SeveralPeople', 'SuspiciousOfferOrPlace'])
export type Concerns = z.infer<typeof Concerns>
export const Danger = z.enum(['Now', 'Soon', 'No', 'Unknown'])
export type Danger = z.infer<typeof Danger>
/** How the reporter knows: certainty is kept beside the fact (F14.3). */
export const KnownFrom = z.enum(['PersonSaid', 'PhotoOrMap', 'SomeoneElse', 'Guess'])
export type KnownFrom = z.infer<typeof KnownFrom>
export const LastHeard = z.enum(['Today', 'Days', 'Weeks', 'Months', 'NotRemembered'])
export type LastHeard = z.infer<typeof LastHeard>
export const ContactWay = z.enum(['ReadHere', 'CodedSms', 'Call', 'ThroughSomeone'])
export type ContactWay = z.infer<typeof ContactWay>
export const MayRead = z.enum(['Yes', 'AskFirst', 'No'])
export type MayRead = z.infer<typeof MayRead>
/** F14.1: what makes a report urgent, asked by whoever takes it. */
export const Sign = z.enum([
  'Child',
  'Injury',
  'SuicideRisk',
  'SaleOrTransferPlanned',
  'Pregnancy',
  'ArmedControl',
  'BatteryLow',
])
export type Sign = z.infer<typeof Sign>

/** One line as a person types it; NUL and half characters are cleaned away before it gets here. */
const text = (most: number) => z.string().trim().max(most)

/** All that a reporter may tell us. Every field may be missing: fragments are welcome. */
export const Fragments = z.object({
  concerns: Concerns.optional(),
  relation: Relation.optional(),
  called: text(200).optional(),
  features: text(1000).optional(),
  place: text(4000).optional(),
  placeKnownFrom: KnownFrom.optional(),
  danger: Danger.optional(),
  happening: text(4000).optional(),
  signs: z.array(Sign).max(7).optional(),
  lastHeard: LastHeard.optional(),
  lastHeardHow: text(1000).optional(),
  recruiter: text(4000).optional(),
  contactWay: ContactWay.optional(),
  doNotCall: z.boolean().optional(),
  phone: text(60).optional(),
  callHours: text(200).optional(),
  throughWhom: text(400).optional(),
  mayRead: z
    .object({
      protectionOfficers: MayRead,
      ngo: MayRead,
      police: MayRead,
      otherState: MayRead,
      family: MayRead,
    })
    .partial()
    .optional(),
})
export type Fragments = z.infer<typeof Fragments>

export const FileState = z.enum(['Arriving', 'Whole', 'RefusedType', 'TooLarge', 'TooMany', 'BrokenOff'])
export type FileState = z.infer<typeof FileState>

const ReportFile = z.object({
  id: FileId,
  name: z.string(),
  state: FileState,
  type: z.string().nullable(),
  size: z.number(),
})

const Message = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  author: z.enum(['Reporter', 'Officer', 'Node']),
  officer: z.uuid().nullable(),
  kind: z.enum(['Text', 'Moved']),
  body: z.string(),
})

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
  output: z.object({ report: ReportId, receipt: z.string(), pin: z.string(), nextContactDue: z.iso.datetime() }),
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

export const readReport = query('intake/get-report', {
  summary: 'Opens one report with its thread and the names of its files.',
  input: z.object({ report: ReportId }),
  output: z.object({ report: Report, messages: z.array(Message), files: z.array(ReportFile) }),
})

export const reply = command('intake/reply', {
  summary: 'Writes to the reporter, in the language of the report.',
  input: z.object({ report: ReportId, text: z.string().trim().min(1).max(8000) }),
  output: z.object({ message: z.uuid() }),
})
