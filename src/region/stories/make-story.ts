import type { Concerns, Danger, Fragments, LastHeard, Relation, Sign } from '../../intake/contract.ts'
import type { Chance } from '../people/chance.ts'
import { makeName } from '../people/make-name.ts'
import type { Tradition } from '../people/name-parts.ts'
import { homes, routes, type Route } from './places.ts'
import type { Story } from './story.ts'
import { wordsIn, type StoryWords } from './words.ts'

const traditionOf: Readonly<Record<string, readonly Tradition[]>> = {
  ID: ['indonesian', 'indonesian', 'indonesian', 'indonesian', 'filipino'],
  TH: ['thai', 'thai', 'thai', 'burmese', 'vietnamese'],
  KH: ['khmer', 'khmer', 'khmer', 'vietnamese', 'thai'],
}

const relations: readonly (readonly [Concerns, Relation])[] = [
  ['Child', 'Parent'],
  ['Child', 'Parent'],
  ['Self', 'Self'],
  ['OtherRelative', 'Sibling'],
  ['OtherRelative', 'SpouseOrPartner'],
  ['Friend', 'Friend'],
  ['SeveralPeople', 'NGO'],
  ['Friend', 'CoVictim'],
]
const dangers: readonly Danger[] = ['Now', 'Soon', 'Soon', 'No', 'Unknown', 'Unknown']
const heard: readonly LastHeard[] = ['Today', 'Days', 'Days', 'Weeks', 'Months', 'NotRemembered']
const signs: readonly Sign[] = [
  'Injury',
  'SaleOrTransferPlanned',
  'ArmedControl',
  'BatteryLow',
  'SuicideRisk',
  'Pregnancy',
]

export function makeStory(chance: Chance, state: string): Story {
  const { pick, below, happens } = chance
  // Some of those who are held in a state come from another: a state that holds people asks theirs who they are.
  const guest = state === 'KH' && happens(0.15)
  const origin = guest ? 'ID' : state
  const name = makeName(chance, pick(traditionOf[origin]!))
  const words = wordsIn(state === 'ID' ? 'id' : 'en')
  const kind = happens(0.12) ? 'not-trafficking' : happens(0.15) ? 'labour' : 'forced-criminality'
  const gender = happens(0.8) ? 'Masculine' : 'Feminine'
  const told = {
    name,
    called: name.split(' ')[0]!,
    age: happens(0.04) ? 15 + below(3) : 18 + below(22),
    gender,
    home: pick(homes[origin]!),
    route: anotherHouse(
      chance,
      pick(routes.filter(({ held }) => (guest ? held.country === state : held.country !== state || happens(0.2)))),
    ),
    recruiter: `@hr_${pick(['kitewind', 'lotuscareer', 'baysideline', 'orchidjobs', 'starbamboo'])}${below(40)}`,
    phone: `+99921${String(below(10_000_000)).padStart(7, '0')}`,
    passport: `XX${String(below(10_000_000)).padStart(7, '0')}`,
    kind,
  } as const
  return { ...told, fragments: fragmentsOf(chance, told, words) }
}

/** The same compound, another of its houses: few of those who are held there are held together. */
const anotherHouse = ({ pick, below }: Chance, { held, ...route }: Route): Route => ({
  ...route,
  held: {
    ...held,
    name: held.name.replace(/[A-Z]-\d+|\d+$/, houseOf(pick(['A', 'B', 'C', 'D', 'E', 'F']), 1 + below(14))),
  },
})

/** C-9 is Riko's (SC-01), and nobody else's: a visitor finds him by it. */
const houseOf = (block: string, number: number) => (block === 'C' && number === 9 ? 'C-15' : `${block}-${number}`)

function fragmentsOf(chance: Chance, told: Omit<Story, 'fragments'>, words: StoryWords): Fragments {
  const { pick, happens } = chance
  const [concerns, relation] = pick(relations)
  const danger = told.kind === 'not-trafficking' ? 'No' : pick(dangers)
  const found = signs.filter(() => happens(danger === 'Now' ? 0.35 : 0.1))
  const { held } = told.route
  return {
    concerns,
    relation,
    called: told.called,
    features: words.features(told),
    place: happens(0.8) ? `${held.name}, ${words.near(told.route)}` : words.unknownPlace,
    placeKnownFrom: pick(['PersonSaid', 'PhotoOrMap', 'SomeoneElse', 'Guess']),
    danger,
    happening: pick(words.happening[told.kind])(told),
    signs: [
      ...found,
      ...(held.control === 'NonStateArmedGroup' && !found.includes('ArmedControl') ? (['ArmedControl'] as const) : []),
      ...(told.age < 18 ? (['Child'] as const) : []),
    ],
    lastHeard: pick(heard),
    recruiter: happens(0.7) ? words.recruiter(told) : undefined,
    contactWay: happens(0.7) ? 'ReadHere' : 'CodedSms',
    doNotCall: happens(0.4),
  } as Fragments
}
