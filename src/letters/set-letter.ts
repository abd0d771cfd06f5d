import type { LetterPreview } from './contract.ts'
import { composeSheet, type Wanted } from './compose-sheet.ts'
import { factsOf, kinds, missingFrom, type FactName } from './kinds.ts'
import type { Letter } from './letter.ts'
import {
  factsMissing,
  moreThanOnePage,
  noLegalBasis,
  notInThisLetter,
  noWords,
  notThisMatter,
  unprintable,
} from './problems.ts'
import { canBePrinted, drawPicture, setPdf } from './typeset/typesetter.ts'
import { wordsIn } from './words.ts'

/** In points. A page for the gate is set smaller before it becomes two. */
const sizes = { usual: [9.6], onePage: [10.5, 9.6, 8.8, 8, 7.4] } as const
const sizesOf = ({ kind }: Letter) => (kinds[kind].onePage ? sizes.onePage : sizes.usual)

/** A letter as it would be, with every gap marked. */
export async function previewLetter(letter: Letter, wanted: Omit<Wanted, 'issue'>): Promise<LetterPreview> {
  mustFit(letter)
  const cannot = await findUnprintable(letter)
  const drawn = await largestThatFits(sizesOf(letter), (size) =>
    drawPicture(composeSheet(letter, { ...wanted, unprintable: cannot, size })),
  )
  return {
    picture: drawn.picture,
    pages: drawn.pages,
    missing: missingFrom(letter.kind, letter.matter, letter.facts),
    unprintable: cannot,
    unreviewed: letter.languages.filter((language) => wordsIn(language).reviewedBy === null),
  }
}

/** The letter as bytes. Refuses one with a gap, with a character that no font knows, or on no legal basis. */
export async function setLetter(letter: Letter, wanted: Wanted & { readonly at: Date }) {
  mustFit(letter)
  const { kind, matter, facts } = letter
  const missing = missingFrom(kind, matter, facts)
  if (missing.length > 0) throw factsMissing(kind, missing)
  if (kinds[kind].needsBasis && letter.basis.length === 0) throw noLegalBasis(kind)
  const cannot = await findUnprintable(letter)
  if (cannot.length > 0) throw unprintable(kind, cannot)
  const set = await largestThatFits(sizesOf(letter), (size) =>
    setPdf(composeSheet(letter, { ...wanted, size }), wanted.at),
  )
  if (kinds[kind].onePage && set.pages > 1) throw moreThanOnePage(kind, set.pages)
  return set
}

/** The largest size that makes one page, by halving; the smallest where none does. */
async function largestThatFits<T extends { readonly pages: number }>(
  sizes: readonly number[],
  set: (size: number) => Promise<T>,
): Promise<T> {
  let [from, to] = [0, sizes.length - 1]
  let best: T | undefined
  while (from < to) {
    const middle = (from + to) >> 1
    const made = await set(sizes[middle]!)
    if (made.pages === 1) [to, best] = [middle, made]
    else from = middle + 1
  }
  return best ?? set(sizes[to]!)
}

/** Only what this kind of letter says of this matter: whoever gives more gave it by mistake. */
function mustFit({ kind, matter, facts, handling }: Letter) {
  const { purpose, caveat } = wordsIn('en')
  const unsaid = [
    ...[handling.purpose].filter((code) => !(code in purpose)),
    ...handling.caveats.filter((code) => !(code in caveat)),
  ]
  if (unsaid.length > 0) throw noWords(kind, unsaid)
  if (!kinds[kind].matters.includes(matter)) throw notThisMatter(kind, matter)
  const allowed = factsOf(kind, matter)
  const more = Object.keys(facts).filter((name) => facts[name] !== undefined && !allowed.includes(name))
  if (more.length > 0) throw notInThisLetter(kind, more)
}

async function findUnprintable({ facts }: Letter): Promise<FactName[]> {
  const texts = Object.entries(facts).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  const can = await canBePrinted(texts.map(([, text]) => text))
  return texts.filter((_, index) => !can[index]).map(([name]) => name)
}
