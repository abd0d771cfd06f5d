import type { Chance } from './chance.ts'
import { nameParts, type Tradition } from './name-parts.ts'

export const traditions = Object.keys(nameParts) as Tradition[]

const { indonesian, thai, vietnamese, burmese, filipino, khmer } = nameParts

/** A name in one of six traditions: mononyms, clans, long surnames, honorifics, a mother's name in the middle. */
const makers: Record<Tradition, (chance: Chance) => string[]> = {
  indonesian({ pick, next }) {
    const kind = next()
    if (kind < 0.08) return [pick(indonesian.given)]
    if (kind < 0.3) return [pick(indonesian.given), pick(indonesian.clan)]
    if (kind < 0.6) return [pick(indonesian.given), pick(indonesian.given)]
    return [pick(indonesian.given), pick(indonesian.given), pick(indonesian.first) + pick(indonesian.last)]
  },
  thai: ({ pick, happens }) => [
    pick(thai.given),
    pick(thai.first) + (happens(0.5) ? pick(thai.first) : '') + pick(thai.last),
  ],
  vietnamese: ({ pick, happens }) => [
    pick(vietnamese.family),
    pick(vietnamese.middle),
    ...(happens(0.3) ? [pick(vietnamese.middle)] : []),
    pick(vietnamese.given),
  ],
  burmese: ({ pick, next, happens }) => [
    ...(happens(0.3) ? [pick(burmese.honorific)] : []),
    ...Array.from({ length: 2 + Math.floor(next() * 2.4) }, () => pick(burmese.parts)),
  ],
  filipino: ({ pick, happens }) => [
    pick(filipino.given),
    ...(happens(0.4) ? [pick(filipino.given)] : []),
    pick(filipino.family),
    pick(filipino.family),
  ],
  khmer: ({ pick, happens }) => [pick(khmer.family), ...(happens(0.3) ? [pick(khmer.family)] : []), pick(khmer.given)],
}

const capital = (word: string) => word[0]!.toUpperCase() + word.slice(1)

export const makeName = (chance: Chance, tradition: Tradition): string =>
  makers[tradition](chance).map(capital).join(' ')
