import { z } from 'zod'

/** Code lists as HTCDS 2.0 and its extension have them (domain.md §1.2, codelists_extension.json). */

export const CaseId = z.uuid().brand<'CaseId'>()
export type CaseId = z.infer<typeof CaseId>
export const PersonId = z.uuid().brand<'PersonId'>()
export type PersonId = z.infer<typeof PersonId>

/** HTCDS `cas_Status`. */
export const CaseStatus = z.enum(['Active', 'FollowUp', 'Closed', 'ClosedReferred'])
export type CaseStatus = z.infer<typeof CaseStatus>

/** Where the work on a case stands (domain.md §11.1). */
export const Phase = z.enum([
  'Report',
  'Locate',
  'Safety',
  'Identify',
  'Protect',
  'Return',
  'Justice',
  'Reintegrate',
  'Review',
])
export type Phase = z.infer<typeof Phase>

export const Urgency = z.enum(['Immediate', '24h', '48h', 'Routine'])
export type Urgency = z.infer<typeof Urgency>

/** Traffic Light Protocol 2.0 (FIRST). */
export const Tlp = z.enum(['RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR'])
export type Tlp = z.infer<typeof Tlp>

/** Who may see which part of a case. */
export const Compartment = z.enum(['protection', 'investigation', 'prosecution', 'health', 'psychosocial', 'sealed'])
export type Compartment = z.infer<typeof Compartment>
/** Never opened by itself with a case, and by nobody of another profession. */
export const sealedToAProfession: readonly Compartment[] = ['sealed', 'health', 'psychosocial']

/** `x_StateRole`: what a state is to a case. */
export const StateRole = z.enum([
  'Origin',
  'Transit',
  'Destination',
  'NationalityOfSuspect',
  'LocationOfEvidence',
  'LocationOfProceeds',
])
export type StateRole = z.infer<typeof StateRole>

/** What a person is to a case. Never *victim* before a determination. */
export const PersonRole = z.enum([
  'PersonOfConcern',
  'PersonWithIndicators',
  'PresumedVictim',
  'IdentifiedVictim',
  'NotAVictim',
  'Suspect',
  'Reporter',
  'FamilyMember',
  'Witness',
])
export type PersonRole = z.infer<typeof PersonRole>

/** HTCDS `prs_Gender`. */
export const Gender = z.enum([
  'Feminine',
  'Masculine',
  'TransgenderFeminine',
  'TransgenderMasculine',
  'NonConforming',
  'NonSpecifiedUnknown',
])
export type Gender = z.infer<typeof Gender>

export const AgeSource = z.enum(['Document', 'SelfStated', 'ReportedByOther', 'Estimated', 'Assessed'])
export const Whereabouts = z.enum([
  'Unknown',
  'StillInside',
  'OnTheMove',
  'Detained',
  'Shelter',
  'Hospital',
  'WithMission',
  'Home',
  'Deceased',
])
export type Whereabouts = z.infer<typeof Whereabouts>

/** `hte_Type`. */
export const LegKind = z.enum(['Recruitment', 'Transit', 'Exploitation'])
/** `x_CurrentLocationControl`: who controls the place. */
export const LocationControl = z.enum(['StateAuthority', 'NonStateArmedGroup', 'Contested', 'SEZOperator', 'Unknown'])
/** `x_DocumentStatus`. */
export const DocumentStatus = z.enum([
  'HeldByPerson',
  'HeldBySyndicate',
  'HeldByAuthority',
  'LostOrDestroyed',
  'NeverHad',
  'Unknown',
])
export const Transport = z.enum(['Air', 'Car', 'Bus', 'Train', 'Boat', 'Foot', 'Other', 'Unknown'])
export const Certainty = z.enum(['Documented', 'ToldByPerson', 'ToldByOther', 'Estimated', 'Planned'])
export type Certainty = z.infer<typeof Certainty>

export const IdentifierKind = z.enum([
  'Phone',
  'Passport',
  'NationalId',
  'TravelLetter',
  'Handle',
  'BankAccount',
  'Wallet',
  'Plate',
  'Site',
])
export type IdentifierKind = z.infer<typeof IdentifierKind>

/** ISO 3166-1 alpha-2. */
export const Country = z.string().regex(/^[A-Z]{2}$/)
/** A year, a month or a day, as much as is known; never 31 February, nor the year 0. */
export const PartialDate = z
  .string()
  .regex(/^(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/)
  .refine((date) => date.length !== 10 || z.iso.date().safeParse(date).success)
  .meta({ description: 'As much of a date as is known: 2003, 2003-05 or 2003-05-12' })
