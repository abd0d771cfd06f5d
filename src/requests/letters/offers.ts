import type { LetterKind, LetterLanguage, Matter } from '../../letters/contract.ts'
import type { RequestKind } from '../contract.ts'
import type { RequestRecord } from '../tables.ts'

type Offer = readonly [LetterKind, Matter]

/** The letters that a request of ours can become, once it has left. */
const ours: Readonly<Partial<Record<RequestKind, readonly Offer[]>>> = {
  LocateAndWelfareCheck: [
    ['NoteVerbale', 'FindAndProtect'],
    ['PoliceLetter', 'FindAndProtect'],
    ['EmergencyPage', 'FindAndProtect'],
  ],
  RescueRequest: [
    ['NoteVerbale', 'BringToSafety'],
    ['PoliceLetter', 'BringToSafety'],
    ['EmergencyPage', 'BringToSafety'],
  ],
  NationalityVerification: [
    ['NoteVerbale', 'EstablishNationality'],
    ['NationalityLetter', 'EstablishNationality'],
  ],
  VictimStatusNotification: [
    ['StatusLetter', 'InformOfDecision'],
    ['NoteVerbale', 'InformOfDecision'],
  ],
  PoliceInformation: [
    ['PoliceLetter', 'InformPolice'],
    ['NoteVerbale', 'InformPolice'],
  ],
  EvidencePreservation: [
    ['PoliceLetter', 'PreserveRecords'],
    ['NoteVerbale', 'PreserveRecords'],
  ],
  MLA_Evidence: [['MlaRequest', 'GatherEvidence']],
  MLA_Statement: [['MlaRequest', 'TakeStatement']],
  MLA_Videolink: [['MlaRequest', 'HearByVideolink']],
  MLA_ServiceOfDocuments: [['MlaRequest', 'ServeDocuments']],
  MLA_FreezeOrForfeit: [['MlaRequest', 'FreezeProperty']],
}

/** The letters that an answer of ours can become. */
const theirs: Readonly<Partial<Record<RequestKind, readonly Offer[]>>> = {
  NationalityVerification: [['NationalityLetter', 'ConfirmNationality']],
}

/**
 * What an officer may add, for no request carries it. All else must have been sent with the request: a letter is no way
 * around its fields, its second person and its gate.
 */
export const typedFacts: readonly string[] = ['contactNumber']

const answered = ['Executed', 'PartiallyExecuted', 'ClosedByRequester']
const ended = ['Withdrawn', 'Expired']

/** No letter of a draft: it would leave past the second person and the gate that guard the request. */
export function offersFor({ side, kind, status, message }: RequestRecord): readonly Offer[] {
  if (side === 'In') return answered.includes(status) ? (theirs[kind] ?? []) : []
  return message === null || ended.includes(status) ? [] : (ours[kind] ?? [])
}

/** The language in which the offices of a state write. A state may have more; the officer chooses. */
const spokenIn: Readonly<Record<string, LetterLanguage>> = {
  BN: 'ms',
  CN: 'zh',
  ID: 'id',
  KH: 'km',
  LA: 'lo',
  MM: 'my',
  MY: 'ms',
  PH: 'fil',
  SG: 'en',
  TH: 'th',
  TL: 'pt',
  VN: 'vi',
}

export const languageOf = (state: string): LetterLanguage => spokenIn[state] ?? 'en'

/** The node's language and the receiver's; once where they are the same. */
export const languagesOf = (own: string, other: string): LetterLanguage[] => [
  ...new Set([languageOf(own), languageOf(other)]),
]
