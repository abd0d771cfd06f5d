import { z } from 'zod'
import { LegalBasis, State } from '../contract.ts'
import { mostRows, RosterHead, RosterPartId, RosterRow } from './contract.ts'

const post = z.string().min(1).max(200)
const at = z.iso.datetime()

/** The rows of one nationality, to that state; the thread is the part. Strict: what is not named here does not cross. */
export const partMessage = 'requests.roster-part@1.0'
export const RosterPartBody = z
  .strictObject({
    part: RosterPartId,
    to: State,
    /** Whose nationals they are: the receiver’s, and nobody else’s. */
    nationality: State,
    purpose: z.literal('EstablishNationality'),
    tlp: z.literal('RED'),
    pap: z.literal('GREEN'),
    legalBasis: z.array(LegalBasis).min(1).max(12),
    ...RosterHead.shape,
    /** How many rows there are: told apart from them, so that a lost row is seen. */
    counted: z.number().int().min(1).max(mostRows),
    rows: z.array(RosterRow).min(1).max(mostRows),
    post,
    at,
  })
  .refine(({ counted, rows }) => counted === rows.length, { path: ['counted'], message: 'does not add up' })
  .refine(({ nationality, to }) => nationality === to, { path: ['nationality'], message: 'not of the receiver' })
  .refine(({ counted, wholeCount }) => counted <= wholeCount, { path: ['wholeCount'], message: 'less than its part' })
  .refine(({ rows }) => new Set(rows.map(({ no }) => no)).size === rows.length, {
    path: ['rows'],
    message: 'a line twice',
  })
export type RosterPartBody = z.infer<typeof RosterPartBody>

/** The receiver has taken the part over, and says how many people it counted. */
export const takenMessage = 'requests.roster-taken@1.0'
export const RosterTakenBody = z.strictObject({ part: RosterPartId, counted: z.number().int().min(0), post, at })
