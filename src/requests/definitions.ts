import type { Purpose, RequestKind, Tlp, Urgency } from './contract.ts'
import { answerCatalogue, catalogue, fieldNames, schemaOf, type AnswerName, type FieldName } from './fields.ts'

interface Clock {
  /** Hours from sending until the request must be acknowledged, and until it must be answered. */
  readonly acknowledge: number
  readonly answer: number
}

/** What a kind of request is: what it carries, who sees it, how long it may take. Data, not code. */
export interface Definition {
  readonly kind: RequestKind
  readonly message: `requests.${string}@1.0`
  readonly required: readonly FieldName[]
  readonly optional: readonly FieldName[]
  readonly answer: { readonly required: readonly AnswerName[]; readonly optional: readonly AnswerName[] }
  /** Markings allowed; the first is proposed. RED means named persons are in it, and is asked for where they are. */
  readonly tlp: readonly Tlp[]
  readonly purposes: readonly Purpose[]
  /** Officers who hold one of these compartments are competent to answer it. */
  readonly competence: readonly ('protection' | 'investigation')[]
  /** The person's yes without which it may not leave. */
  readonly gate?: 'NotifyOwnState'
  /** In immediate danger it may leave before a second person has looked (domain.md §10.6.3). */
  readonly dangerCannotWait: boolean
  readonly clocks: Readonly<Record<Urgency, Clock>>
  readonly clockSource: string
  readonly clockVerified: boolean
}

const welfare: Definition = {
  kind: 'LocateAndWelfareCheck',
  message: 'requests.locate-and-welfare-check@1.0',
  required: ['alias', 'lastPlace', 'dangerNote'],
  optional: [
    'name',
    'sex',
    'birthDate',
    'nationality',
    'phone',
    'appearance',
    'languageSpoken',
    'lastContact',
    'placeControl',
    'contactRule',
    'peopleCount',
    'childPresent',
  ],
  answer: { required: ['outcome', 'safety', 'summary'], optional: ['spokenToAlone', 'whereNow'] },
  tlp: ['AMBER+STRICT', 'AMBER', 'RED'],
  purposes: ['FindAndProtect'],
  competence: ['protection', 'investigation'],
  dangerCannotWait: true,
  clocks: {
    Immediate: { acknowledge: 2, answer: 24 },
    '24h': { acknowledge: 8, answer: 48 },
    '48h': { acknowledge: 24, answer: 72 },
    Routine: { acknowledge: 48, answer: 240 },
  },
  clockSource: 'Suar default, after domain 11.2 row 4 (acknowledge in 2 h, plan in 24 h when immediate)',
  clockVerified: false,
}

const rescue: Definition = {
  ...welfare,
  kind: 'RescueRequest',
  message: 'requests.rescue-request@1.0',
  required: ['alias', 'lastPlace', 'placeControl', 'dangerNote', 'peopleCount'],
  optional: [
    'name',
    'sex',
    'birthDate',
    'nationality',
    'phone',
    'appearance',
    'languageSpoken',
    'lastContact',
    'urgentNeeds',
    'contactRule',
    'childPresent',
  ],
  answer: {
    required: ['result', 'summary'],
    optional: ['peopleOut', 'indicatorsSeen', 'handedTo', 'whereNow', 'safety'],
  },
  tlp: ['AMBER+STRICT', 'RED'],
  purposes: ['BringToSafety'],
}

const nationality: Definition = {
  kind: 'NationalityVerification',
  message: 'requests.nationality-verification@1.0',
  required: ['name', 'birthDate'],
  optional: ['alias', 'sex', 'birthplace', 'parentsNames', 'nationalIdNumber', 'passportNumber', 'appearance'],
  answer: { required: ['nationalityResult', 'summary'], optional: [] },
  tlp: ['RED'],
  purposes: ['EstablishNationality'],
  competence: ['protection'],
  dangerCannotWait: false,
  clocks: {
    Immediate: { acknowledge: 4, answer: 24 },
    '24h': { acknowledge: 8, answer: 48 },
    '48h': { acknowledge: 24, answer: 72 },
    Routine: { acknowledge: 48, answer: 168 },
  },
  clockSource:
    'ACTIP 15.3 "without undue or unreasonable delay"; Suar default 5 working days, 24 h for a released group',
  clockVerified: false,
}

const notification: Definition = {
  kind: 'VictimStatusNotification',
  message: 'requests.victim-status-notification@1.0',
  required: ['name', 'nationality', 'status', 'decisionBody', 'decisionDate', 'appealRight'],
  optional: ['birthDate', 'passportNumber', 'appealUntil'],
  answer: { required: ['recognition'], optional: ['summary'] },
  tlp: ['RED'],
  purposes: ['InformOfDecision'],
  competence: ['protection'],
  dangerCannotWait: false,
  gate: 'NotifyOwnState',
  clocks: {
    Immediate: { acknowledge: 24, answer: 72 },
    '24h': { acknowledge: 24, answer: 72 },
    '48h': { acknowledge: 48, answer: 168 },
    Routine: { acknowledge: 72, answer: 336 },
  },
  clockSource: 'ACTIP 14.3 "without unreasonable delay"; Suar default: status and reasons exchanged within 14 days',
  clockVerified: false,
}

export const definitions: Readonly<Record<RequestKind, Definition>> = {
  LocateAndWelfareCheck: welfare,
  RescueRequest: rescue,
  NationalityVerification: nationality,
  VictimStatusNotification: notification,
}

/** All that this kind may not carry. */
export const forbiddenTo = ({ required, optional }: Definition): FieldName[] =>
  fieldNames.filter((name) => !required.includes(name) && !optional.includes(name))

/** The fields of a draft, as far as they are there; a forbidden one is refused. */
export const draftFields = (kind: RequestKind) => schemaOf(catalogue, definitions[kind], { whole: false })

/** The fields of a request that leaves or arrives. */
export const wholeFields = (kind: RequestKind) => schemaOf(catalogue, definitions[kind], { whole: true })

export const answerFields = (kind: RequestKind) => schemaOf(answerCatalogue, definitions[kind].answer, { whole: true })
