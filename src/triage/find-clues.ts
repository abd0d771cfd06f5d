import type { Fragments } from '../intake/contract.ts'
import type { ClueKind } from './tables.ts'

export interface Clue {
  readonly kind: ClueKind
  readonly value: string
}

/** Words of places that say nothing: half the reports of a border town share them. */
const commonInPlaces = new Set(
  'gedung lantai kamar blok dekat sungai kota desa jalan rumah kantor tempat building floor room block near river city town street house office place the and dari dengan untuk ada dan ke di near yang itu ini atas bawah belakang depan samping perusahaan company compound kompleks อาคาร ตึก ชั้น ห้อง ใกล้ ถนน แม่น้ำ เมือง หมู่บ้าน บ้าน ที่ ใน ซอย บริษัท អគារ ជាន់ បន្ទប់ ជិត ផ្លូវ ទីក្រុង ភូមិ ផ្ទះ នៅ ក្រុមហ៊ុន အဆောက်အဦ အထပ် ထပ် အခန်း အနီး လမ်း မြို့ ရွာ အိမ် မှာ ကုမ္ပဏီ ຕຶກ ຊັ້ນ ຫ້ອງ ໃກ້ ຖະໜົນ ເມືອງ ບ້ານ'.split(
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

/** Finds the words of any script, also of those that put no spaces between them (Thai, Lao, Khmer, Burmese). */
const words = new Intl.Segmenter(undefined, { granularity: 'word' })
const marksOnLatin = /(\p{Script=Latin})\p{M}+/gu

/** A building code beside the words of the place: "Gedung C-9, Mae Sot" gives `c9` and `sot`, "แม่สอด" gives `แม่สอด`. */
const placesIn = (text: string) => {
  const plain = text.normalize('NFKD').replace(marksOnLatin, '$1').normalize('NFC').toLowerCase()
  const codes = (plain.match(/(?<![a-z\d])[a-z]{1,2}[ -]?\d{1,3}(?![a-z\d])/g) ?? []).map((code) =>
    code.replace(/[ -]/g, ''),
  )
  const names = [...words.segment(plain)]
    .filter(({ segment, isWordLike }) => isWordLike && saysSomething(segment))
    .map(({ segment }) => segment)
  return unique([...codes, ...names])
}

/** Short Latin words are particles; in the other scripts two letters may be a whole town. */
const saysSomething = (word: string) =>
  !commonInPlaces.has(word) && !/\d/.test(word) && (/\p{Script=Latin}/u.test(word) ? word.length > 2 : word.length > 1)

const namesIn = (called: string, skeletonsOf: (name: string) => string[]) =>
  unique(skeletonsOf(called).filter((bones) => bones.length >= 3))

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)]
