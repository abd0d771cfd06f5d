import { z } from 'zod'

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

/** As typed: with any spaces, dots and dashes. */
export const readReceipt = (typed: string): string => typed.replace(/[^0-9]/g, '')

/** ISO 7064 mod 97-10: finds every wrong digit and every swap of neighbours. */
export const isReceipt = (number: string): boolean => /^\d{10}$/.test(number) && BigInt(number) % 97n === 1n
