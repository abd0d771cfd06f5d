import idWords from './words.id.json' with { type: 'json' }
import enWords from './words.en.json' with { type: 'json' }
import type { Route } from './places.ts'
import type { Story } from './story.ts'

type Told = Omit<Story, 'fragments'>
type Line = (told: Told) => string

/** What invented reporters say. Data, not interface: it stands in the language in which a report was "written". */
export interface StoryWords {
  readonly features: Line
  readonly near: (route: Route) => string
  readonly unknownPlace: string
  readonly recruiter: Line
  readonly happening: Readonly<Record<Story['kind'], readonly Line[]>>
}

const fill = (text: string, told: Told) =>
  text.replace(/\{(\w+)\}/g, (_, slot: string) => {
    const values: Record<string, string> = {
      called: told.called,
      age: String(told.age),
      home: told.home.name,
      held: told.route.held.name,
      transit: told.route.transit[0]?.name ?? '',
      recruiter: told.recruiter,
      phone: told.phone,
    }
    return values[slot] ?? ''
  })

const read = (words: typeof idWords): StoryWords => ({
  features: (told) => fill(words.features, told),
  near: ({ transit }) => words.near.replace('{town}', transit.at(-1)?.name ?? ''),
  unknownPlace: words.unknownPlace,
  recruiter: (told) => fill(words.recruiter, told),
  happening: Object.fromEntries(
    Object.entries(words.happening).map(([kind, lines]) => [
      kind,
      lines.map(
        (line): Line =>
          (told) =>
            fill(line, told),
      ),
    ]),
  ) as unknown as StoryWords['happening'],
})

/** What officers of the demo write, in the language of the report. */
export const sentence = (language: 'id' | 'en', which: keyof typeof idWords.officer): string =>
  (language === 'id' ? idWords : enWords).officer[which]

const both = { id: read(idWords), en: read(enWords) }
export const wordsIn = (language: keyof typeof both): StoryWords => both[language]
