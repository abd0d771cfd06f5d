import type { LetterKind, Matter } from './contract.ts'

const choice = (...options: [string, ...string[]]) => options

/** Facts whose value is one of a few codes; each code has a word in every language. */
export const choices = {
  sex: choice('Female', 'Male', 'Other', 'Unknown'),
  placeControl: choice('StateAuthority', 'NonStateArmedGroup', 'Contested', 'SEZOperator', 'Unknown'),
  status: choice('PresumedVictim', 'IdentifiedVictim', 'NotAVictim'),
  decisionBody: choice(
    'MultidisciplinaryTeam',
    'CompetentAuthority',
    'Police',
    'Prosecutor',
    'Court',
    'SocialWelfare',
    'DiplomaticMission',
  ),
  /** What a decision means for the person, and how she asks for another look: whole sentences. */
  meaning: choice('PresumedVictim', 'IdentifiedVictim', 'NotAVictim'),
  appealHow: choice('AskAnybody'),
  nationalityResult: choice('Verified', 'NotOurs', 'NeedsInterview', 'KnownInOurReports'),
} as const

export const dates = ['birthDate', 'decisionDate', 'appealUntil'] as const
export const countries = ['nationality'] as const
export const yesOrNo = ['childPresent', 'appealRight', 'mlaSworn', 'mlaInterpreter', 'mlaOrderFinal'] as const

/** Article 6 of the ASEAN MLA Treaty, (a) to (f); (g) is what each matter seeks: domain.md §5.2. */
const articleSix = ['mlaAuthority', 'mlaAssistance', 'mlaMatter', 'mlaOffence', 'mlaFacts', 'mlaAscertain'] as const
/** (h) to (k), where they apply. */
const whereItApplies = ['mlaProcedure', 'mlaTimeLimit', 'mlaConfidentiality', 'mlaUndertakings'] as const

/** Every fact that a letter can state; its label has a word in every language. */
export const factNames = [
  'name',
  'alias',
  'sex',
  'birthDate',
  'nationality',
  'birthplace',
  'parentsNames',
  'nationalIdNumber',
  'passportNumber',
  'phone',
  'appearance',
  'languageSpoken',
  'lastPlace',
  'lastContact',
  'placeControl',
  'dangerNote',
  'urgentNeeds',
  'contactRule',
  'peopleCount',
  'childPresent',
  'contactNumber',
  'status',
  'decisionBody',
  'decisionDate',
  'reasons',
  'plainReasons',
  'meaning',
  'appealHow',
  'appealRight',
  'appealUntil',
  'nationalityResult',
  'summary',
  ...articleSix,
  'mlaEvidence',
  'mlaWitness',
  'mlaQuestions',
  'mlaSworn',
  'mlaHearing',
  'mlaInterpreter',
  'mlaDocuments',
  'mlaAddressee',
  'mlaProperty',
  'mlaCourtOrder',
  'mlaOrderFinal',
  ...whereItApplies,
] as const
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
  NoteVerbale: { ...formal, matters: ['FindAndProtect', 'BringToSafety', 'EstablishNationality', 'InformOfDecision'] },
  PoliceLetter: { ...formal, matters: ['FindAndProtect', 'BringToSafety'] },
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
