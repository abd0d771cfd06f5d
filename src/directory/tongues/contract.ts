import { z } from 'zod'
import { command, query } from '../../platform/contract.ts'
import { Tongue } from '../../platform/portal/contract.ts'

const Which = { language: Tongue, slice: z.string().regex(/^[a-z]{1,30}$/) }

/** Source: the house writes in it. Draft: nobody who was named has read it. Again: a word changed after it was read. */
export const ReviewState = z.enum(['Source', 'Draft', 'Reviewed', 'Again'])

export const TongueLine = z.object({
  ...Which,
  wanted: z.int(),
  said: z.int(),
  state: ReviewState,
  reviewer: z.string().nullable(),
  at: z.iso.datetime().nullable(),
  /** Of the words as they stand; a review names it, so that it is of what was read. */
  digest: z.string(),
})
export type TongueLine = z.infer<typeof TongueLine>

export const listTongues = query('directory/list-tongues', {
  summary: 'What the portal says in each language, how much of it is there, and who read it when.',
  input: z.object({}),
  output: z.object({ lines: z.array(TongueLine) }),
})

export const exportTongue = query('directory/export-tongue', {
  summary: 'The words of one part of the portal in one language, beside the English, as XLIFF 1.2.',
  input: z.object(Which),
  output: z.object({ name: z.string(), xliff: z.string() }),
})

export const ImportMistake = z.object({
  line: z.int(),
  what: z.enum([
    'NotXliff',
    'OtherLanguage',
    'OtherPart',
    'Unknown',
    'Twice',
    'Missing',
    'Empty',
    'Values',
    'Markup',
    'OtherSource',
    'TooLong',
  ]),
  unit: z.string(),
})
export type ImportMistake = z.infer<typeof ImportMistake>

export const importTongue = command('directory/import-tongue', {
  summary: 'Takes a translated XLIFF 1.2 file whole, or refuses it whole with each mistake by its line.',
  input: z.object({ ...Which, xliff: z.string().min(1).max(400_000) }),
  output: z.object({ changed: z.int(), mistakes: z.array(ImportMistake).max(500) }),
})

export const confirmTongue = command('directory/confirm-tongue', {
  summary: 'Notes that a named person has read the words of one part in one language, as they stand.',
  input: z.object({
    ...Which,
    reviewer: z.string().trim().min(1).max(200),
    digest: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  output: z.object({}),
})
