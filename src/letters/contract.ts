import { z } from 'zod'

export const LetterId = z.uuid().brand<'LetterId'>()
export type LetterId = z.infer<typeof LetterId>

export const LetterKind = z.enum([
  'NoteVerbale',
  'PoliceLetter',
  'MlaRequest',
  'NationalityLetter',
  'StatusLetter',
  'EmergencyPage',
  'DecisionLetter',
])
export type LetterKind = z.infer<typeof LetterKind>

/** The languages in which the fixed words of every letter are written. */
export const LetterLanguage = z.enum(['id', 'en', 'th', 'km', 'vi', 'ms', 'lo', 'my', 'fil', 'zh', 'pt'])
export type LetterLanguage = z.infer<typeof LetterLanguage>

/** One language, or the node's and the receiver's. */
export const Languages = z.array(LetterLanguage).min(1).max(2)

/** Why a letter is taken back. A code, never a text. */
export const WithdrawReason = z.enum(['Mistake', 'Replaced', 'NoLongerTrue', 'ConsentWithdrawn'])
export type WithdrawReason = z.infer<typeof WithdrawReason>

/** What a letter may be asked to say; one sentence each in every language. */
export const Matter = z.enum([
  'FindAndProtect',
  'BringToSafety',
  'EstablishNationality',
  'ConfirmNationality',
  'InformOfDecision',
  'GatherEvidence',
  'TakeStatement',
  'HearByVideolink',
  'ServeDocuments',
  'FreezeProperty',
  'TellDecision',
  'InformPolice',
  'PreserveRecords',
])
export type Matter = z.infer<typeof Matter>

/** A letter that was issued, without what it says. */
export const LetterRow = z.object({
  id: LetterId,
  number: z.string(),
  kind: LetterKind,
  languages: z.array(LetterLanguage),
  pages: z.number().int(),
  size: z.number().int(),
  code: z.string(),
  issuedAt: z.iso.datetime(),
  withdrawnAt: z.iso.datetime().nullable(),
  withdrawnWhy: WithdrawReason.nullable(),
})
export type LetterRow = z.infer<typeof LetterRow>

/** A letter before it is issued: its pages as one picture, and what stands in the way. */
export const LetterPreview = z.object({
  /** An SVG of all pages, one below the other. */
  picture: z.string(),
  pages: z.number().int(),
  /** Facts that this letter needs and does not have. */
  missing: z.array(z.string()),
  /** Facts written in a script that the letter cannot print. */
  unprintable: z.array(z.string()),
  /** Languages whose fixed words nobody has confirmed yet. */
  unreviewed: z.array(LetterLanguage),
})
export type LetterPreview = z.infer<typeof LetterPreview>

/** The bytes that were issued. */
export const LetterFile = z.object({
  number: z.string(),
  /** Base64. */
  pdf: z.string(),
  sha256: z.string(),
})
export type LetterFile = z.infer<typeof LetterFile>
