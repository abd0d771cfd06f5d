import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { LetterKind, LetterLanguage, Matter } from './contract.ts'
import { choices, factNames } from './facts.ts'

const sentence = z.string().trim().min(1)
const each = (names: readonly string[]) => z.strictObject(Object.fromEntries(names.map((name) => [name, sentence])))
const frame = [
  'number',
  'date',
  'from',
  'to',
  'competent',
  'ours',
  'theirs',
  'facts',
  'basis',
  'source',
  'handling',
  'check',
  'checkHow',
  'page',
  'missing',
  'unprintable',
  'preview',
  'drafted',
  'unverified',
  'synthetic',
  'yes',
  'no',
] as const
const tlps = ['RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR'] as const
const purposes = [
  'FindAndProtect',
  'BringToSafety',
  'EstablishNationality',
  'InformOfDecision',
  'Prosecute',
  'TellPerson',
  'Investigate',
  'PreserveEvidence',
] as const
const caveats = [
  'NoContactWithFamily',
  'NoContactWithEmployer',
  'NoUniformedVisit',
  'NoOnwardSharing',
  'NoUseAsEvidence',
  'OnlyForThisMatter',
] as const
export const firstAid = ['separate', 'protect', 'punish', 'care', 'call'] as const

/** The fixed words of all letters in one language; every key is there, and no other. */
export const Words = z.strictObject({
  draftedBy: sentence,
  /** The person who confirmed these words, by name and qualification; null until somebody has. */
  reviewedBy: sentence.nullable(),
  frame: each(frame),
  kind: each(LetterKind.options),
  opening: each(LetterKind.options),
  matter: each(Matter.options),
  closing: each(LetterKind.options),
  emergency: each(firstAid),
  fact: each(factNames),
  choice: z.strictObject(
    Object.fromEntries(Object.entries(choices).map(([name, codes]) => [name, each(codes)])) as Record<
      keyof typeof choices,
      ReturnType<typeof each>
    >,
  ),
  tlp: each(tlps),
  purpose: each(purposes),
  caveat: each(caveats),
})
export type Words = z.infer<typeof Words>

/** Stops that never begin a line: Khmer and Burmese write no space before them, and a line would break there. */
const stop = /[\u17d4\u17d5\u17d6\u104a\u104b]/g

const read = new Map<LetterLanguage, Words>()

export function wordsIn(language: LetterLanguage): Words {
  let words = read.get(language)
  if (!words) {
    const file = join(import.meta.dirname, 'words', `${language}.json`)
    words = Words.parse(JSON.parse(readFileSync(file, 'utf8').replaceAll(stop, '\u2060$&')))
    read.set(language, words)
  }
  return words
}

/** Puts values into a sentence: `{authority}`, `{state}`. */
export const fill = (sentence: string, values: Readonly<Record<string, string>>): string =>
  sentence.replaceAll(/\{(\w+)\}/g, (gap, name: string) => values[name] ?? gap)
