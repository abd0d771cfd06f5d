import type { ConsentPurpose } from '../../assistance/contract.ts'
import type { Caveat, Pap, Purpose, RequestKind, Tlp } from '../contract.ts'
import type { AnswerName } from '../answers.ts'
import type { FieldName } from '../catalogue.ts'

/** Instruments of the directory on which a kind of request may stand. */
export type Instrument = 'LB' | 'ACTIP' | 'AMLAT' | 'AET' | 'UNCC' | 'ID-VN-2023' | 'RECIPROCITY'

/** What a kind of request is: what it carries, and who sees it. Data, not code. */
export interface Definition {
  readonly kind: RequestKind
  readonly message: `requests.${string}@1.0`
  readonly required: readonly FieldName[]
  readonly optional: readonly FieldName[]
  readonly answer: { readonly required: readonly AnswerName[]; readonly optional: readonly AnswerName[] }
  /** Markings allowed; the first is proposed. RED means named persons are in it, and is asked for where they are. */
  readonly tlp: readonly Tlp[]
  /** What the receiver may do with it at most (PAP). */
  readonly pap: Pap
  /** What the receiver may use it for; any other use needs a new yes. */
  readonly purposes: readonly Purpose[]
  /** Handling that always goes with this kind. */
  readonly caveats: readonly Caveat[]
  /** Instruments of which it must name at least one clause. */
  readonly basis: readonly Instrument[]
  /** Officers who hold one of these compartments are competent to answer it. */
  readonly competence: readonly ('protection' | 'investigation')[]
  /** RED always waits for a second person; some kinds always do. */
  readonly secondPerson: 'WhenRed' | 'Always'
  /** The person's own yes without which it may not leave: always, and where the receiver is her own state. */
  readonly consents: readonly ConsentPurpose[]
  readonly consentsToOwnState: readonly ConsentPurpose[]
  /** Told without a question when this field is empty: no answer is due. */
  readonly askedBy?: FieldName
  /** In immediate danger it may leave before a second person has looked (domain.md §10.6.3). */
  readonly dangerCannotWait: boolean
}

/** What most kinds have in common. */
export const usual = {
  pap: 'AMBER',
  caveats: [],
  basis: ['ACTIP', 'LB', 'ID-VN-2023', 'RECIPROCITY'],
  competence: ['protection'],
  secondPerson: 'WhenRed',
  consents: [],
  consentsToOwnState: [],
  dangerCannotWait: false,
} as const
