import { z } from 'zod'
import { command, query } from '../../platform/contract.ts'
import { StateCode } from '../contract.ts'

const digest = z.string().regex(/^[A-Za-z0-9_-]{43}$/)
const moment = z.iso.datetime()
/** The signed text of a list or of a card: nothing secret is in either. */
const Text = z.string().min(1).max(900_000)
const Card = z.string().trim().min(1).max(200_000)

/** One difference between two lists; `values` are what its sentence names. */
export const Change = z.object({
  what: z.enum([
    'joins',
    'joins-on',
    'leaves',
    'stays',
    'dropped',
    'endpoint',
    'takes',
    'takes-no-more',
    'key-new',
    'key-gone',
    'key-replaced',
    'key-revoked',
    'key-back',
    'key-dates',
    'quorum',
  ]),
  state: StateCode.nullable(),
  values: z.record(z.string(), z.string()),
})
export type Change = z.infer<typeof Change>

/** Why a list may not follow the one that counts. */
export const Rejection = z.enum([
  'malformed',
  'not-newer',
  'skips-a-version',
  'does-not-follow',
  'too-few-signatures',
  'no-genesis',
  'from-the-future',
])
export type Rejection = z.infer<typeof Rejection>

/** One change somebody wants. */
export const ProposalStep = z.discriminatedUnion('do', [
  z.object({ do: z.literal('add'), card: Card, from: moment }),
  /** Address, types and new keys of a member, as its new card says them. */
  z.object({ do: z.literal('renew'), card: Card }),
  /** The same of this very node. */
  z.object({ do: z.literal('renew-own') }),
  z.object({ do: z.literal('leave'), state: StateCode, on: moment }),
  z.object({ do: z.literal('revoke'), kid: z.string().max(100) }),
  z.object({ do: z.literal('end-key'), kid: z.string().max(100), on: moment }),
  z.object({ do: z.literal('quorum'), quorum: z.int().min(1).max(100) }),
])
export type ProposalStep = z.infer<typeof ProposalStep>

export const Proposal = z.object({
  digest,
  version: z.int(),
  /** The digest as eight words, to be compared by telephone. */
  words: z.string(),
  issuedAt: moment,
  changes: z.array(Change),
  signedBy: z.array(StateCode),
  /** The members whose signatures count for this list. */
  voters: z.array(StateCode),
  needed: z.int(),
  origin: z.enum(['here', 'partner', 'file']),
  seenAt: moment,
  /** Why it cannot come into force as it stands; `too-few-signatures` while signatures are missing. */
  why: Rejection.nullable(),
  document: z.string(),
})
export type Proposal = z.infer<typeof Proposal>

export const MemberStanding = z.object({
  state: StateCode,
  own: z.boolean(),
  endpoint: z.string(),
  standing: z.enum(['member', 'not-yet', 'left']),
  from: moment,
  until: moment.nullable(),
  keys: z.array(
    z.object({
      kid: z.string(),
      use: z.enum(['sign', 'seal']),
      epoch: z.int(),
      words: z.string(),
      standing: z.enum(['good', 'not-yet', 'ended', 'revoked']),
    }),
  ),
  /** The list that this member shows; null while it has not been asked or does not answer. */
  holds: z.object({ version: z.int(), same: z.boolean(), seenAt: moment }).nullable(),
})
export type MemberStanding = z.infer<typeof MemberStanding>

export const AcceptedList = z.object({
  version: z.int(),
  digest,
  words: z.string(),
  issuedAt: moment,
  acceptedAt: moment,
  changes: z.array(Change),
  signedBy: z.array(StateCode),
})

export const showMembers = query('exchange/show-members', {
  summary: 'The list of members that counts, what is proposed and who has signed it, and which list each member holds.',
  input: z.object({}),
  output: z.object({
    list: z.object({ version: z.int(), digest, words: z.string(), issuedAt: moment, quorum: z.int() }).nullable(),
    members: z.array(MemberStanding),
    proposals: z.array(Proposal),
    /** What the list does not say yet of this node: its address, its types, its keys. */
    ownChanges: z.array(Change),
    own: z.object({ words: z.string(), digest, card: z.string() }).nullable(),
    history: z.array(AcceptedList),
  }),
})

export const makeKeys = command('exchange/make-keys', {
  summary: 'Makes the next signing and sealing key of this node. They count once a list that names them is in force.',
  input: z.object({}),
  output: z.object({ kids: z.array(z.string()) }),
})

export const proposeMembers = command('exchange/propose-members', {
  summary: 'Drafts the next list of members. It counts once enough members have signed it.',
  input: z.object({ steps: z.array(ProposalStep).max(50) }),
  output: z.object({ digest, version: z.int(), words: z.string(), changes: z.array(Change) }),
})

export const signProposal = command('exchange/sign-proposal', {
  summary: 'Signs a proposed list for this state. With the last signature needed it comes into force.',
  input: z.object({ digest, instead: z.boolean().default(false) }),
  output: z.object({ digest, version: z.int(), signedBy: z.array(StateCode), inForce: z.boolean() }),
})

export const withdrawProposal = command('exchange/withdraw-proposal', {
  summary: 'Puts a proposed list aside on this node. A signature that has left it stays given.',
  input: z.object({ digest }),
  output: z.object({ digest }),
})

export const adoptLists = command('exchange/adopt-lists', {
  summary:
    'Takes a list, a proposal or a whole series of lists from a file; the first of all only with its spoken words.',
  input: z.object({ text: Text, words: z.string().max(200).optional() }),
  output: z.object({
    adopted: z.array(z.int()),
    proposed: z.array(digest),
    version: z.int().nullable(),
    words: z.string().nullable(),
  }),
})

export const showPartner = query('exchange/show-partner', {
  summary: 'What waits for one member and why, what went to and fro, and what was refused.',
  input: z.object({ state: StateCode }),
  output: z.object({
    waiting: z.array(
      z.object({
        type: z.string(),
        /** Signed receipts of ours, not messages. */
        receipt: z.boolean(),
        count: z.int(),
        oldestAt: moment,
        nextTryAt: moment,
        code: z.string().nullable(),
      }),
    ),
    traffic: z.array(z.object({ direction: z.enum(['in', 'out']), state: z.string(), count: z.int(), lastAt: moment })),
    refused: z.array(z.object({ code: z.string(), count: z.int(), lastAt: moment })),
    /**
     * The latest threads that were brought together after this node, or the partner, was restored from a backup; those
     * that could not be, and need a person, come first.
     */
    recovered: z.array(
      z.object({
        thread: z.uuid(),
        at: moment,
        found: z.enum(['adopt', 'agree', 'rejoin', 'two-pasts']),
        /** Messages that this node had sent and forgotten, and was given back. */
        fetched: z.int(),
      }),
    ),
    /** There are more of them than are shown. */
    moreRecovered: z.boolean(),
  }),
})
export type PartnerTraffic = z.infer<typeof showPartner.output>
