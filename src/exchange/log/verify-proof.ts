import { hash } from 'node:crypto'
import { hashLeaf } from '../../platform/merkle.ts'
import { includes } from '../../platform/merkle-check.ts'
import { textOf, type Checkpoint } from '../../platform/signed-note.ts'
import { openDirectory, type KnownDirectory, type KnownMember } from '../directory.ts'
import { Envelope, Receipt, type Step } from '../protocol.ts'
import { digestOf, verifyText, type KnownKey } from '../signed.ts'
import { payloadOf } from '../take-receipt.ts'
import { needed } from './ask-witnesses.ts'
import { MessageProof, type ProvenLeaf } from './contract.ts'
import { cosignedAt, openHead } from './known-logs.ts'

/** Why a proof proves nothing: the first thing that does not hold. */
export type Flaw =
  | 'malformed'
  | 'unknown-member'
  | 'head-not-signed'
  | 'not-settled'
  | 'envelope-not-signed'
  | 'receipt-not-signed'
  | 'not-of-this-message'
  | 'not-in-the-log'

export type ProofVerdict = { readonly ok: true; readonly proven: Proven } | { readonly ok: false; readonly why: Flaw }

/** What holds, for whoever trusts the list of members that is named. */
export interface Proven {
  readonly envelope: Envelope
  readonly steps: readonly { readonly step: Step; readonly at: string; readonly code?: string | undefined }[]
  readonly log: string
  readonly size: number
  readonly cosigned: readonly { readonly state: string; readonly at: Date }[]
  /** People compare this with the list that they hold. */
  readonly directory: { readonly version: number; readonly digest: string }
  readonly note: string
  readonly stamp: string | null
}

class Flawed extends Error {
  readonly why: Flaw
  constructor(why: Flaw) {
    super(why)
    this.why = why
  }
}
const must: <T>(found: T | undefined | false | null, why: Flaw) => asserts found is T = (found, why) => {
  if (found === undefined || found === false || found === null) throw new Flawed(why)
}

/** Checks a proof with nothing but itself: no node, no network, no database. */
export function verifyProof(given: unknown): ProofVerdict {
  try {
    return { ok: true, proven: prove(given) }
  } catch (error) {
    return { ok: false, why: error instanceof Flawed ? error.why : 'malformed' }
  }
}

function prove(given: unknown): Proven {
  const proof = MessageProof.parse(given)
  const lists = proof.directories.map(openDirectory)
  const { head, cosigned } = settled(proof, lists[0]!)
  const seenAt = new Date(Math.min(...cosigned.map(({ at }) => at.getTime())))
  const { envelope, receipts } = texts(proof, lists, seenAt)
  for (const leaf of proof.leaves) must(isIn(leaf, head), 'not-in-the-log')
  const logged = new Set(proof.leaves.map(({ kind, digest }) => `${kind} ${digest}`))
  must(logged.has(`envelope ${digestOf(proof.envelope)}`), 'not-in-the-log')
  for (const text of proof.receipts) must(logged.has(`receipt ${digestOf(text)}`), 'not-in-the-log')
  must([envelope.from, envelope.to].includes(proof.log), 'not-of-this-message')
  const { content, digest } = lists[0]!
  return {
    envelope,
    steps: receipts.map(({ step, at, code }) => ({ step, at, code })),
    log: proof.log,
    size: head.size,
    cosigned,
    directory: { version: content.version, digest },
    note: textOf(proof.checkpoint),
    stamp: proof.stamp,
  }
}

/** The head that the log signed, and who cosigned it. */
function settled({ log, checkpoint }: MessageProof, list: KnownDirectory) {
  const owner = list.members.get(log)
  must(owner, 'unknown-member')
  const cosigned = [...list.members.values()]
    .filter(({ state }) => state !== log)
    .flatMap((member) => {
      const at = cosignedAt(checkpoint, everFit(member), new Date(list.content.issuedAt))
      return at && cosignedAt(checkpoint, asOf(member, at), at) ? [{ state: member.state, at }] : []
    })
  must(cosigned.length >= needed(list.members.size - 1), 'not-settled')
  // In a region of one state nobody else can tell the time; the list can.
  if (cosigned.length === 0) cosigned.push({ state: log, at: new Date(list.content.issuedAt) })
  const head = openHead(checkpoint, asOf(owner, cosigned[0]!.at), cosigned[0]!.at)
  must(head, 'head-not-signed')
  return { head, cosigned }
}

/** Dates and revocation are judged by the time of each signature, not by the day on which somebody looks. */
const everFit = (member: KnownMember): KnownMember => ({
  ...member,
  keys: member.keys.map((key): KnownKey => ({
    ...key,
    validFrom: '2000-01-01T00:00:00.000Z',
    validUntil: null,
    revokedAt: null,
  })),
})

/** The member with its keys as they counted at a moment; a key revoked later signed well before. */
const asOf = (member: KnownMember, at: Date): KnownMember => ({
  ...member,
  keys: member.keys.map((key): KnownKey => ({
    ...key,
    revokedAt: key.revokedAt && Date.parse(key.revokedAt) <= at.getTime() ? key.revokedAt : null,
  })),
})

function texts({ envelope: text, receipts }: MessageProof, lists: readonly KnownDirectory[], seenAt: Date) {
  const claimed = Envelope.safeParse(payloadOf(text))
  must(claimed.success, 'envelope-not-signed')
  const envelope = claimed.data!
  must(
    signedBy(envelope.from, { kind: 'envelope', text, at: envelope.issuedAt }, { lists, seenAt }),
    'envelope-not-signed',
  )
  const read = receipts.map((receiptText) => {
    const { success, data: receipt } = Receipt.safeParse(payloadOf(receiptText))
    must(success, 'receipt-not-signed')
    must(
      signedBy(envelope.to, { kind: 'receipt', text: receiptText, at: receipt!.at }, { lists, seenAt }),
      'receipt-not-signed',
    )
    const same = receipt!.message === envelope.id && receipt!.digest === digestOf(text) && receipt!.from === envelope.to
    must(same, 'not-of-this-message')
    return receipt!
  })
  return { envelope, receipts: read }
}

/** By one of the lists that came with it; a key counts at the time it says, if it was not revoked before others saw it. */
const signedBy = (
  state: string,
  { kind, text, at }: { kind: 'envelope' | 'receipt'; text: string; at: string },
  { lists, seenAt }: { lists: readonly KnownDirectory[]; seenAt: Date },
): boolean =>
  lists.some(({ members }) => {
    const member = members.get(state)
    return member !== undefined && verifyText(kind, text, { keys: asOf(member, seenAt).keys, now: new Date(at) }).ok
  })

function isIn({ kind, digest, index, path }: ProvenLeaf, head: Checkpoint): boolean {
  const leaf = hashLeaf(Buffer.from(entryOf(head.origin, kind, digest)))
  return includes(
    { index, ...head },
    leaf,
    path.map((step) => Buffer.from(step, 'base64')),
  )
}

/** The entry of a text, the same as `exchange.log_entry` makes. */
export const entryOf = (origin: string, kind: string, digest: string): string =>
  `${kind} ${hash('sha256', `${origin}\n${digest}`, 'base64url')}`
