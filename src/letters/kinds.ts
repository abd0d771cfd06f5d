import { articleSix, factNames, whereItApplies } from './facts.ts'
import type { LetterKind, Matter } from './contract.ts'

export type FactName = string

/** A name in a list is needed; of the names in an inner list, one is enough. */
type Needed = readonly (FactName | readonly FactName[])[]

interface Stated {
  readonly needed: Needed
  readonly welcome: readonly FactName[]
}

const person = ['sex', 'birthDate', 'nationality', 'passportNumber', 'phone', 'appearance', 'languageSpoken'] as const

/** What each matter states, and nothing else (minimal disclosure, domain.md §5.5). */
const matters: Readonly<Record<Matter, Stated>> = {
  FindAndProtect: {
    needed: [['name', 'alias'], 'lastPlace', 'dangerNote'],
    welcome: ['name', 'alias', ...person, 'lastContact', 'placeControl', 'contactRule', 'peopleCount', 'childPresent'],
  },
  BringToSafety: {
    needed: [['name', 'alias'], 'lastPlace', 'placeControl', 'dangerNote', 'peopleCount'],
    welcome: ['name', 'alias', ...person, 'lastContact', 'urgentNeeds', 'contactRule', 'childPresent'],
  },
  EstablishNationality: {
    needed: ['name', 'birthDate'],
    welcome: ['alias', 'sex', 'birthplace', 'parentsNames', 'nationalIdNumber', 'passportNumber', 'appearance'],
  },
  ConfirmNationality: {
    needed: ['name', 'birthDate', 'nationalityResult'],
    welcome: ['sex', 'birthplace', 'nationalIdNumber', 'passportNumber', 'summary'],
  },
  InformOfDecision: {
    needed: ['name', 'nationality', 'status', 'decisionBody', 'decisionDate', 'appealRight'],
    welcome: ['birthDate', 'passportNumber', 'reasons', 'appealUntil'],
  },
  TellDecision: {
    needed: ['name', 'status', 'decisionBody', 'decisionDate', 'plainReasons', 'meaning', 'appealHow'],
    welcome: ['appealUntil'],
  },
  TakeStatement: {
    needed: [...articleSix, 'mlaWitness', 'mlaQuestions', 'mlaSworn'],
    welcome: ['languageSpoken', ...whereItApplies],
  },
  HearByVideolink: {
    needed: [...articleSix, 'mlaWitness', 'mlaHearing', 'mlaInterpreter'],
    welcome: ['languageSpoken', ...whereItApplies],
  },
  ServeDocuments: {
    needed: [...articleSix, 'mlaDocuments', 'mlaAddressee'],
    welcome: ['languageSpoken', ...whereItApplies],
  },
  FreezeProperty: {
    needed: [...articleSix, 'mlaProperty', 'mlaCourtOrder', 'mlaOrderFinal'],
    welcome: ['name', 'birthDate', 'nationality', ...whereItApplies],
  },
  GatherEvidence: {
    needed: [...articleSix, 'mlaEvidence'],
    welcome: ['name', 'birthDate', 'nationality', 'passportNumber', ...whereItApplies],
  },
  InformPolice: {
    needed: ['informationKind', 'information', 'sourceReliability', 'informationCredibility'],
    welcome: [
      'question',
      'observedOn',
      'sitePlace',
      'moneyTrail',
      'vehicle',
      'platform',
      'account',
      'name',
      'birthDate',
      'nationality',
    ],
  },
  PreserveRecords: {
    needed: ['platform', 'account', 'windowFrom', 'windowUntil', 'recordsWanted'],
    welcome: ['webAddress', 'preserveUntil', 'offence', 'caseReference', 'formalRequestFollows'],
  },
}

/** What a kind of letter is: data, not code. */
interface Definition {
  readonly matters: readonly Matter[]
  /** Facts that are needed beside those of the matter. */
  readonly needed: Needed
  /** Facts of the matter that this paper does not carry: it passes through many hands. */
  readonly leavesOut: readonly FactName[]
  readonly onePage: boolean
  readonly needsBasis: boolean
  /** It is the person's own: no marking says what she may do with it. */
  readonly toHer: boolean
}

const formal = { needed: [], leavesOut: [], onePage: false, needsBasis: true, toHer: false } as const

export const kinds: Readonly<Record<LetterKind, Definition>> = {
  NoteVerbale: {
    ...formal,
    matters: [
      'FindAndProtect',
      'BringToSafety',
      'EstablishNationality',
      'InformOfDecision',
      'InformPolice',
      'PreserveRecords',
    ],
  },
  PoliceLetter: { ...formal, matters: ['FindAndProtect', 'BringToSafety', 'InformPolice', 'PreserveRecords'] },
  MlaRequest: {
    ...formal,
    matters: ['GatherEvidence', 'TakeStatement', 'HearByVideolink', 'ServeDocuments', 'FreezeProperty'],
  },
  NationalityLetter: { ...formal, matters: ['EstablishNationality', 'ConfirmNationality'] },
  StatusLetter: { ...formal, matters: ['InformOfDecision'] },
  EmergencyPage: {
    matters: ['FindAndProtect', 'BringToSafety'],
    needed: ['contactNumber'],
    leavesOut: ['birthDate', 'passportNumber', 'phone', 'lastContact'],
    onePage: true,
    needsBasis: false,
    toHer: false,
  },
  DecisionLetter: { ...formal, matters: ['TellDecision'], needsBasis: false, toHer: true },
}

export type Facts = Readonly<Partial<Record<FactName, string | number | boolean>>>

/** The facts that a letter of this kind on this matter may state, in the order in which it states them. */
export function factsOf(kind: LetterKind, matter: Matter): FactName[] {
  const { needed, leavesOut } = kinds[kind]
  const named = new Set([...matters[matter].needed, ...needed, ...matters[matter].welcome].flat())
  return factNames.filter((name) => named.has(name) && !leavesOut.includes(name))
}

/** The facts that it needs and does not have; of several that would do, the first stands for all. */
export const missingFrom = (kind: LetterKind, matter: Matter, facts: Facts): FactName[] =>
  [...matters[matter].needed, ...kinds[kind].needed]
    .filter((need) => ![need].flat().some((name) => facts[name] !== undefined && facts[name] !== ''))
    .map((need) => [need].flat()[0]!)
