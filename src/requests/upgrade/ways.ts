import type { AnswerName } from '../answers.ts'
import type { FieldName } from '../catalogue.ts'
import type { Manner, RequestKind, RequestStatus, Way } from '../contract.ts'
import { isFormal } from './article-six.ts'

/** Where a fact of the earlier request goes in the later one. */
interface Move {
  readonly to: FieldName
  readonly from: readonly FieldName[]
  /** What the other state had answered, sent back to it. */
  readonly answered?: readonly AnswerName[]
}

interface Raise {
  readonly into: readonly RequestKind[]
  readonly moves: readonly Move[]
}

const person: readonly Move[] = [
  { to: 'witnessName', from: ['name'] },
  { to: 'witnessWhereabouts', from: ['lastPlace'] },
  { to: 'witnessProtection', from: ['dangerNote', 'contactRule'] },
]

/** What a message between officers can be raised to, and what of it stands where. Data; fields of one name keep it. */
export const raises: Readonly<Partial<Record<RequestKind, Raise>>> = {
  PoliceInformation: {
    into: ['MLA_Evidence', 'MLA_Statement', 'MLA_FreezeOrForfeit', 'Extradition'],
    moves: [
      { to: 'factsAlleged', from: ['information'] },
      { to: 'toAscertain', from: ['question'] },
      { to: 'evidencePlace', from: ['sitePlace'] },
      { to: 'evidenceHolder', from: ['platform'] },
      { to: 'evidenceSought', from: ['account', 'moneyTrail', 'vehicle'] },
      { to: 'propertyDescription', from: ['moneyTrail', 'vehicle'] },
    ],
  },
  EvidencePreservation: {
    into: ['MLA_Evidence', 'MLA_FreezeOrForfeit'],
    moves: [
      { to: 'evidenceHolder', from: ['platform'] },
      { to: 'evidenceSought', from: ['account', 'webAddress', 'windowFrom', 'windowUntil'] },
      { to: 'preservationOf', from: [], answered: ['preservationReference'] },
    ],
  },
  JointInvestigation: {
    into: ['MLA_Evidence', 'MLA_Statement', 'MLA_FreezeOrForfeit'],
    moves: [
      { to: 'assistancePurpose', from: ['jointAim'] },
      { to: 'conductingAuthority', from: ['leadAgency'] },
      { to: 'factsAlleged', from: ['summaryOfFacts'] },
      { to: 'evidencePlace', from: ['sitePlace'] },
      { to: 'evidenceSought', from: ['exhibitsShared'] },
      { to: 'otherUndertakings', from: ['costsNote'] },
    ],
  },
  LiaisonContact: {
    into: ['MLA_Evidence', 'MLA_Statement'],
    moves: [{ to: 'assistancePurpose', from: ['contactPurpose'] }],
  },
  LocateAndWelfareCheck: { into: ['MLA_Statement', 'MLA_Videolink'], moves: person },
  RescueRequest: { into: ['MLA_Statement', 'MLA_Videolink'], moves: person },
}

/** What never left, and what was taken back, is raised to nothing. */
const closed: readonly RequestStatus[] = ['Draft', 'AwaitingApproval', 'Withdrawn']
const unheard: readonly RequestStatus[] = ['Declined', 'Expired']

interface Raised {
  readonly side: 'Out' | 'In'
  readonly kind: RequestKind
  readonly status: RequestStatus
}

/** What a request of ours can become: a note, a formal request; or the same again, put right, where it was declined. */
export function waysFrom({ side, kind, status }: Raised, manner: Manner): Way[] {
  if (side === 'In' || closed.includes(status)) return []
  const again = unheard.includes(status) ? [{ kind, note: manner === 'Note' }] : []
  const note = manner === 'Informal' ? [{ kind, note: true }] : []
  const formal = (raises[kind]?.into ?? []).map((into) => ({ kind: into, note: false }))
  return [...note, ...formal, ...again]
}

export const mannerOf = (kind: RequestKind, asNote: boolean): Manner =>
  isFormal(kind) ? 'Formal' : asNote ? 'Note' : 'Informal'
