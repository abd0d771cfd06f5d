import { z } from 'zod'
import { query } from '../platform/contract.ts'

/** ISO 3166-1 alpha-2. */
export const StateCode = z.string().regex(/^[A-Z]{2}$/)

/** One sentence in the two languages of the desk. */
export const Words = z.object({ id: z.string(), en: z.string() })
export type Words = z.infer<typeof Words>

/** As exact as its source is: `2013` or `2017-03-08`. */
export const PartialDate = z.string().regex(/^\d{4}(-\d\d-\d\d)?$/)

/** What one state may ask of another (domain.md, `x_RequestType`). */
export const RequestType = z.enum([
  'LocateAndWelfareCheck',
  'RescueRequest',
  'NationalityVerification',
  'TravelDocumentIssuance',
  'VictimStatusNotification',
  'VictimStatusRecognition',
  'ImmigrationReliefWaiver',
  'ExitPermit',
  'SafeTransit',
  'ReceptionAndHandover',
  'RiskAssessmentForReturn',
  'EvidencePreservation',
  'PoliceInformation',
  'LiaisonContact',
  'JointInvestigation',
  'MLA_Evidence',
  'MLA_Statement',
  'MLA_Videolink',
  'MLA_ServiceOfDocuments',
  'MLA_FreezeOrForfeit',
  'Extradition',
  'CompensationEnforcement',
  'ReintegrationFollowUp',
])
export type RequestType = z.infer<typeof RequestType>

/** By which way a message travels (domain.md, `x_Channel`). */
export const Channel = z.enum([
  'ThisSystem',
  'DiplomaticNote',
  'ConsularDirect',
  'HSU_FocalPoint',
  'INTERPOL_I-24/7',
  'ASEANAPOL_eADS',
  'MLA_CentralAuthority',
  'PoliceAttache',
  'Bilateral24x7',
  'NGOInformal',
  'Phone',
  'WhatsApp',
])
export type Channel = z.infer<typeof Channel>

/** Where a row comes from, and whether that source was read. */
export const Sourced = { source: z.string(), verified: z.boolean() }

export const State = z.object({
  iso2: StateCode,
  iso3: z.string(),
  name: Words,
  capital: z.string(),
  /** IANA zones, the capital's first. */
  zones: z.array(z.string()),
  /** ISO 639-2. */
  languages: z.array(z.string()),
  /** Since when it is a member of ASEAN. */
  memberSince: PartialDate.nullable(),
  ...Sourced,
})
export type State = z.infer<typeof State>

/** A clause that carries, or does not carry, a request between two states on a day; always with the reason. */
export const LegalBasis = z.object({
  clause: z.string(),
  instrument: z.string(),
  instrumentName: Words,
  title: Words,
  /** Our paraphrase, never the official wording. */
  text: Words,
  fits: z.boolean(),
  reason: z.enum([
    'BothAreAseanMembers',
    'BothAreParties',
    'OpenToAnyState',
    'NotAnAseanMember',
    'NotAParty',
    'NotInForce',
  ]),
  /** The states that are not members, or not parties, on that day. */
  missing: z.array(StateCode),
  ...Sourced,
})
export type LegalBasis = z.infer<typeof LegalBasis>

export const listStates = query('directory/list-states', {
  summary: 'Lists the member states with capital, zones, languages and the date of membership.',
  input: z.object({}),
  output: z.object({ states: z.array(State) }),
})

/** A clock of a place that does not exist would stop every later step. */
function isZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

const Said = z.object({ id: z.string().max(100), en: z.string().max(100) })

export const Counts = z.enum(['WorkingDays', 'Hours'])
export type Counts = z.infer<typeof Counts>

/** Days of the week, Monday is 1. Somebody works on some day. */
export const Off = z.array(z.int().min(1).max(7)).max(3)
const Hours = z.int().min(1).max(9600)

/** How a clock counts: what a request takes with it, so that both states count alike. */
export const RequestClock = z.object({
  rule: z.string().max(60),
  /** Working days until it must be acknowledged, and answered; where hours count, as many days as they fill. */
  acknowledge: z.int().min(1).max(400),
  answer: z.int().min(1).max(400),
  /** Where it counts day and night, holidays too: so many hours. */
  hours: z.object({ acknowledge: Hours, answer: Hours }).optional(),
  /** The zone of the state that must act: its days are counted. */
  zone: z.string().max(60).refine(isZone),
  /** The days off of each state, and from when on others take their place while the clock may run. */
  weeks: z
    .array(
      z.object({
        state: StateCode,
        off: Off,
        later: z
          .array(z.object({ since: z.iso.date(), off: Off }))
          .max(20)
          .optional(),
      }),
    )
    .max(2),
  holidays: z.array(z.object({ state: StateCode, day: z.iso.date(), name: Said, verified: z.boolean() })).max(400),
  source: z.string().max(400),
  verified: z.boolean(),
})
export type RequestClock = z.infer<typeof RequestClock>
