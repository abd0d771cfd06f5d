import { z } from 'zod'
import { CaseId } from '../../casework/contract.ts'
import { command, query } from '../../platform/contract.ts'
import { LegalBasis, State } from '../codes/contract.ts'

export const RosterPartId = z.uuid().brand<'RosterPartId'>()
export type RosterPartId = z.infer<typeof RosterPartId>

/** How the list came about. */
export const Provenance = z.enum([
  'HandedOverByArmedGroup',
  'HandedOverByAuthority',
  'HandedOverByNGO',
  'TakenAtCamp',
  'TypedFromPhotos',
  'SentByTheReleased',
])
export type Provenance = z.infer<typeof Provenance>

const line = z.string().trim().min(1).max(200)
const partial = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/)

/** Somebody on the list, with no more than her state needs to find her in its own books. */
export const RosterRow = z.strictObject({
  /** Her line in the whole list. */
  no: z.number().int().min(1).max(100_000),
  name: line,
  sex: z.enum(['Female', 'Male', 'Other', 'Unknown']).optional(),
  birthDate: partial.optional(),
  birthplace: line.optional(),
  passportNumber: z.string().trim().min(1).max(40).optional(),
})
export type RosterRow = z.infer<typeof RosterRow>

/** All that a row may hold; whatever else a list has stays where it is. */
export const rowFields = ['name', 'sex', 'birthDate', 'birthplace', 'passportNumber'] as const

/** What is told of the list as a whole. */
const head = {
  provenance: Provenance,
  /** Who wrote it, as far as known. */
  listMaker: line,
  /** Admiralty scale: source A to F, credibility 1 to 6. */
  reliability: z.enum(['A', 'B', 'C', 'D', 'E', 'F']),
  credibility: z.enum(['1', '2', '3', '4', '5', '6']),
  listedOn: partial.nullable(),
  place: line.nullable(),
  /** How many of this nationality the list itself says it has; null when it says nothing. */
  claimed: z.number().int().min(0).max(100_000).nullable(),
}

/** SHA-256 of the whole list as it was handed in: who holds it can tell that this part is of it. */
const digest = z.string().regex(/^[A-Za-z0-9_-]{43}$/)
export const RosterHead = z.strictObject({
  ...head,
  roster: z.uuid(),
  wholeDigest: digest,
  wholeCount: z.number().int().min(1).max(100_000),
})
export const mostRows = 1500

const pasted = z.string().min(1).max(600_000)

export const readRoster = query('requests/read-roster', {
  summary: 'Look at a pasted list before anything is kept: which rows are of one nationality, and what stays here.',
  input: z.strictObject({ state: State, list: pasted }),
  output: z.object({
    rows: z.array(RosterRow),
    /** Rows of the whole list, of whatever nationality. */
    whole: z.number().int(),
    wholeDigest: digest,
    /** Columns that do not leave. */
    stays: z.array(z.string()),
    /** Lines that nobody can be read from. */
    unread: z.array(z.number().int()),
    /** Lines with the same name and birth date as one before. */
    doubled: z.array(z.number().int()),
    unknownNationality: z.number().int(),
    hasNationality: z.boolean(),
    already: z.boolean(),
  }),
})

export const prepareRosterPart = command('requests/prepare-roster-part', {
  summary: 'Prepare the part of a roster that is for one state; it leaves when a second person has approved it.',
  input: z.strictObject({
    ...head,
    state: State,
    list: pasted,
    /** Lines of people who do not want their state to be told. */
    withheld: z.array(z.number().int()).max(mostRows).default([]),
  }),
  output: z.object({ part: RosterPartId }),
})

const one = { part: RosterPartId }

export const sendRosterPart = command('requests/send-roster-part', {
  summary: 'Approve the part of a roster that a colleague prepared; it leaves at once.',
  input: z.strictObject(one),
  output: z.object(one),
})

export const strikeRosterPart = command('requests/strike-roster-part', {
  summary: 'Drop a part of a roster that has not left.',
  input: z.strictObject(one),
  output: z.object(one),
})

export const takeRosterPart = command('requests/take-roster-part', {
  summary: 'Take over a part of a roster that another state sent, and tell it how many people we counted.',
  input: z.strictObject(one),
  output: z.object(one),
})

export const openCaseFromRow = command('requests/open-case-from-row', {
  summary: 'Open a case of our own for somebody on a roster.',
  input: z.strictObject({ ...one, no: z.number().int() }),
  output: z.object({ ...one, case: CaseId }),
})

export const RosterPart = z.object({
  id: RosterPartId,
  side: z.enum(['Out', 'In']),
  state: State,
  standing: z.enum(['Prepared', 'Struck', 'Sent', 'Received', 'Taken']),
  at: z.iso.datetime(),
  sentAt: z.iso.datetime().nullable(),
  takenAt: z.iso.datetime().nullable(),
  provenance: Provenance,
  reliability: RosterHead.shape.reliability,
  credibility: RosterHead.shape.credibility,
  claimed: z.number().int().nullable(),
  counted: z.number().int(),
  /** How many the receiver counted. */
  theirCount: z.number().int().nullable(),
})
export type RosterPart = z.infer<typeof RosterPart>

export const listRosterParts = query('requests/list-roster-parts', {
  summary: 'Parts of rosters that we prepared, sent or received, the latest first.',
  input: z.strictObject({}),
  output: z.object({ parts: z.array(RosterPart), more: z.boolean() }),
})

export const getRosterPart = query('requests/get-roster-part', {
  summary: 'One part of a roster: where it comes from, whether its sums add up, and who is on it.',
  input: z.strictObject(one),
  output: RosterPart.extend({
    ...RosterHead.shape,
    legalBasis: z.array(LegalBasis),
    /** People of this nationality who do not want their state to be told; only on the side that holds the list. */
    withheld: z.number().int(),
    fields: z.array(z.string()),
    rows: z.array(RosterRow.extend({ case: CaseId.nullable() })),
    /** How far our message is. */
    delivery: z.string().nullable(),
    may: z.array(z.enum(['Approve', 'Strike', 'Take', 'OpenCase'])),
  }),
})
