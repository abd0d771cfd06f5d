import type { Fragments } from '../intake/contract.ts'
import type { ClueKind } from './tables.ts'

export interface Clue {
  readonly kind: ClueKind
  readonly value: string
}

/** Words of places that say nothing: half the reports of a border town share them. */
const commonInPlaces = new Set(
  'gedung lantai kamar blok dekat sungai kota desa jalan rumah kantor tempat building floor room block near river city town street house office place the and dari dengan untuk'.split(
    ' ',
  ),
)

/**
 * The pieces of a report that another report may share, normalised so that they meet though they were typed differently.
 * They are blinded before they are stored; `skeletonOf` folds a name's transliterations together.
 */
export function findClues(fragments: Fragments, skeletonsOf: (name: string) => string[]): Clue[] {
  const { called, place, recruiter, happening, phone, lastHeardHow } = fragments
  const told = toldOf({ recruiter, happening, lastHeardHow, phone })
  return [
    ...phonesIn(told).map((value) => ({ kind: 'phone', value }) as const),
    ...handlesIn(told).map((value) => ({ kind: 'handle', value }) as const),
    ...placesIn(place ?? '').map((value) => ({ kind: 'place', value }) as const),
    ...namesIn(called ?? '', skeletonsOf).map((value) => ({ kind: 'name', value }) as const),
  ]
}

const toldOf = ({ recruiter, happening, lastHeardHow, phone }: Fragments) =>
  [recruiter, happening, lastHeardHow, phone].filter((text) => text !== undefined).join('\n')

/** Numbers and accounts as they were typed, by which a case may already be known. */
export function identifiersIn(fragments: Fragments): { kind: 'Phone' | 'Handle'; value: string }[] {
  const told = toldOf(fragments)
  return [
    ...(told.match(numbers) ?? []).map((value) => ({ kind: 'Phone' as const, value })),
    ...handlesIn(told)
      .filter((handle) => handle.startsWith('@'))
      .map((value) => ({ kind: 'Handle' as const, value })),
  ]
}

const numbers = /\+?\d[\d\s().-]{7,20}\d/g

/** Nine digits or more, however they are spaced; the last nine meet with and without a country code. */
const phonesIn = (text: string) =>
  unique(
    (text.match(numbers) ?? [])
      .map((found) => found.replace(/\D/g, ''))
      .filter((digits) => digits.length >= 9)
      .map((digits) => digits.slice(-9)),
  )

const handlesIn = (text: string) => {
  const at = text.match(/(?<![\w.])@[\w.]{4,40}/g) ?? []
  const links = [...text.matchAll(/(?:t\.me|wa\.me|facebook\.com|instagram\.com|line\.me)\/([\w.+-]{3,60})/gi)].map(
    ([, handle]) => `@${handle}`,
  )
  const quoted = [...text.matchAll(/["“]([^"”\n]{4,40})["”]/g)].map(
    ([, name]) => `"${name!.toLowerCase().replace(/\W+/g, '')}`,
  )
  return unique([...at, ...links].map((handle) => handle.toLowerCase().replace(/[.]+$/, '')).concat(quoted))
}

/** A building code beside a word of the place: "Gedung C-9, Mae Sot" gives `c9`, `mae sot` and both together. */
const placesIn = (text: string) => {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const codes = (plain.match(/\b[a-z]{1,2}[ -]?\d{1,3}\b/g) ?? []).map((code) => code.replace(/[ -]/g, ''))
  const names = (plain.match(/\p{L}{4,}/gu) ?? []).filter((word) => !commonInPlaces.has(word))
  return unique([...codes, ...names])
}

const namesIn = (called: string, skeletonsOf: (name: string) => string[]) =>
  unique(skeletonsOf(called).filter((bones) => bones.length >= 3))

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)]
