import type { LetterPreview } from './contract.ts'
import { composeSheet, type Wanted } from './compose-sheet.ts'
import { factsOf, kinds, missingFrom, type FactName } from './kinds.ts'
import type { Letter } from './letter.ts'
import { factsMissing, moreThanOnePage, noLegalBasis, notInThisLetter, notThisMatter, unprintable } from './problems.ts'
import { canBePrinted, drawPicture, setPdf } from './typeset/typesetter.ts'
import { wordsIn } from './words.ts'

/** In points. A page for the gate is set smaller before it becomes two. */
const sizes = { usual: [9.6], onePage: [10.5, 9.6, 8.8, 8, 7.4] } as const
const sizesOf = ({ kind }: Letter) => (kinds[kind].onePage ? sizes.onePage : sizes.usual)

/** A letter as it would be, with every gap marked. */
export async function previewLetter(letter: Letter, wanted: Omit<Wanted, 'issue'>): Promise<LetterPreview> {
  mustFit(letter)
  const cannot = await findUnprintable(letter)
  let drawn
  for (const size of sizesOf(letter)) {
    drawn = await drawPicture(composeSheet(letter, { ...wanted, unprintable: cannot, size }))
    if (drawn.pages === 1) break
  }
  return {
    picture: drawn!.picture,
    pages: drawn!.pages,
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
  let set
  for (const size of sizesOf(letter)) {
    set = await setPdf(composeSheet(letter, { ...wanted, size }), wanted.at)
    if (set.pages === 1) break
  }
  if (kinds[kind].onePage && set!.pages > 1) throw moreThanOnePage(kind, set!.pages)
  return set!
}

/** Only what this kind of letter says of this matter: whoever gives more gave it by mistake. */
function mustFit({ kind, matter, facts }: Letter) {
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
