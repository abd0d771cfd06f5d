import { z } from 'zod'
import { CaseId, PersonId } from '../../casework/contract.ts'
import { command, query } from '../../platform/contract.ts'
import { Minor } from '../screening/assess.contract.ts'
import { Box, Words } from '../screening/catalogue.contract.ts'
import { Definition } from './definition.contract.ts'

export { Definition, nameOfDefinition } from './definition.contract.ts'

/** What a box rests on: an answer of an interview, a note of the case, a message or a file of a report. */
export const GroundKind = z.enum(['Answer', 'Note', 'Message', 'File'])
export type GroundKind = z.infer<typeof GroundKind>

export const Side = z.enum(['For', 'Against'])
export type Side = z.infer<typeof Side>

export const BackingId = z.uuid().brand<'BackingId'>()
export type BackingId = z.infer<typeof BackingId>

const Ground = z.strictObject({ kind: GroundKind, id: z.uuid() })

/** One statement or exhibit that speaks for a box, or against it. */
export const Backing = z.object({
  /** Null on an answer: it stands in the matrix by itself, by the boxes of its indicator. */
  id: BackingId.nullable(),
  box: Box,
  side: Side,
  ground: Ground,
  /** The sitting of an answer. */
  screening: z.uuid().nullable(),
  /** The indicator of an answer, and its wording. */
  code: z.string().nullable(),
  title: Words.nullable(),
  /** Who said it, or where the exhibit comes from. */
  said: z.string(),
  words: z.string().nullable(),
  at: z.iso.datetime(),
  by: z.uuid(),
  /** Taken out again, by whom and why; it backs nothing any more and stays to be read. */
  struck: z.object({ at: z.iso.datetime(), by: z.uuid(), why: z.string() }).nullable(),
})
export type Backing = z.infer<typeof Backing>

/** What speaks against the whole: a counter-indicator that somebody has told. */
export const CounterSign = z.object({ code: z.string(), title: Words, said: z.array(z.string()) })
export type CounterSign = z.infer<typeof CounterSign>

export const Matrix = z.object({
  person: PersonId,
  case: CaseId,
  /** Under 18 at any time of it, or not certain: the means are not asked for. */
  minor: Minor,
  /** The law of our state first, then the treaty, then other states'. */
  definitions: z.array(Definition),
  backings: z.array(Backing),
  against: z.array(CounterSign),
})
export type Matrix = z.infer<typeof Matrix>

export const getMatrix = query('identification/get-matrix', {
  summary: 'The acts, means and purposes of what happened to a person, each with what it rests on.',
  input: z.strictObject({ person: PersonId }),
  output: Matrix,
})

export const backBox = command('identification/back-box', {
  summary: 'Put a note, a message of the reporter or a file behind a box of the matrix, or against it.',
  input: z.strictObject({
    person: PersonId,
    box: Box,
    side: Side,
    ground: Ground.extend({ kind: GroundKind.exclude(['Answer']) }),
    said: z.string().trim().min(1).max(200),
    words: z.string().trim().min(3).max(4000),
  }),
  output: z.object({ person: PersonId, case: CaseId, backing: BackingId }),
})

export const strikeBacking = command('identification/strike-backing', {
  summary: 'Say that something backs a box no more, and why; it stays to be read.',
  input: z.strictObject({ backing: BackingId, why: z.string().trim().min(10).max(2000) }),
  output: z.object({ person: PersonId, case: CaseId, backing: BackingId }),
})
