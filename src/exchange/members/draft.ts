import { isMemberOn, type KnownDirectory } from '../directory.ts'
import type { Directory, DirectoryKey, Member } from '../protocol.ts'
import { ownMember, openCard, type Card, type MembersContext } from './card.ts'
import { changesBetween } from './changes.ts'
import type { ProposalStep } from './contract.ts'
import {
  alreadyAMember,
  noSuchKey,
  noSuchMember,
  nothingChanges,
  otherKeyUnderThisName,
  quorumNoMajority,
  quorumOutOfReach,
} from './problems.ts'

type Draft = Map<string, Member>

/**
 * The list that should follow `current`, with these changes. Without one it founds a region: this node and those whose
 * cards are added, from the earliest of their days.
 */
export async function draftNext(
  context: MembersContext,
  current: KnownDirectory | undefined,
  steps: readonly ProposalStep[],
): Promise<Directory> {
  const draft: Draft = new Map(current?.content.members.map((member) => [member.state, structuredClone(member)]))
  if (!current) await found(context, draft, steps)
  for (const step of steps) await take(context, draft, { step, current })
  const members = [...draft.values()]
  const next: Directory = {
    suar: 1,
    version: (current?.content.version ?? 0) + 1,
    prev: current?.digest ?? null,
    issuedAt: context.now.toISOString(),
    quorum: quorumOf(members, steps, { now: context.now, current }),
    members,
  }
  if (changesBetween(current?.content, next).length === 0) throw nothingChanges()
  return next
}

async function found(context: MembersContext, draft: Draft, steps: readonly ProposalStep[]): Promise<void> {
  const days = steps.flatMap((step) => (step.do === 'add' ? [step.from] : []))
  const from = days.sort()[0] ?? context.now.toISOString()
  draft.set(context.state, { ...(await ownMember(context, undefined)), from, until: null })
}

interface Taking {
  readonly step: ProposalStep
  readonly current: KnownDirectory | undefined
}

async function take(context: MembersContext, draft: Draft, { step, current }: Taking): Promise<void> {
  const { now, state } = context
  switch (step.do) {
    case 'add':
      return add(draft, openCard(step.card, now), { from: step.from, now })
    case 'renew':
      return renew(draft, openCard(step.card, now))
    case 'renew-own':
      return renew(draft, await ownMember(context, current?.members.get(state)))
    case 'leave':
      memberOf(draft, step.state).until = step.on
      return
    case 'revoke':
      keyOf(draft, step.kid).revokedAt = now.toISOString()
      return
    case 'end-key':
      keyOf(draft, step.kid).validUntil = step.on
      return
    case 'quorum':
      return
  }
}

/** Who left may come back, with its old keys still there to prove what it once signed. */
function add(draft: Draft, { state, ...card }: Card, { from, now }: { from: string; now: Date }): void {
  const before = draft.get(state)
  if (before && (before.until === null || Date.parse(before.until) > now.getTime())) throw alreadyAMember(state)
  const { endpoint, accepts } = card
  draft.set(state, { state, endpoint, accepts, from, until: null, keys: joined(before?.keys ?? [], card.keys) })
}

function renew(draft: Draft, { state, endpoint, accepts, keys }: Pick<Card, keyof Card & keyof Member>): void {
  const member = memberOf(draft, state)
  draft.set(state, { ...member, endpoint, accepts, keys: joined(member.keys, keys) })
}

/** Old keys stay as the list has them: what they signed must stay provable, and what was revoked stays so. */
function joined(old: readonly DirectoryKey[], fresh: readonly DirectoryKey[]): DirectoryKey[] {
  for (const { kid, x, use } of fresh) {
    const known = old.find((key) => key.kid === kid)
    if (known && (known.x !== x || known.use !== use)) throw otherKeyUnderThisName(kid)
  }
  return [...old, ...fresh.filter(({ kid }) => !old.some((key) => key.kid === kid))]
}

function memberOf(draft: Draft, state: string): Member {
  const member = draft.get(state)
  if (!member) throw noSuchMember(state)
  return member
}

function keyOf(draft: Draft, kid: string): DirectoryKey {
  const key = [...draft.values()].flatMap(({ keys }) => keys).find((each) => each.kid === kid)
  if (!key) throw noSuchKey(kid)
  return key
}

/** More than half of those who may sign the next list; never so many that, once some have left, no list could follow. */
function quorumOf(
  members: readonly Member[],
  steps: readonly ProposalStep[],
  { now, current }: { now: Date; current: KnownDirectory | undefined },
): number {
  const staying = members.filter(({ until }) => until === null || Date.parse(until) > now.getTime())
  const today = current ? staying.filter((member) => isMemberOn(member, now) && canSign(member)) : staying
  const later = members.filter((member) => member.until === null && canSign(member))
  const voters = Math.max(1, Math.min(today.length, later.length))
  const wanted = steps.findLast((step) => step.do === 'quorum')?.quorum
  const quorum = wanted ?? Math.min(Math.floor(staying.length / 2) + 1, voters)
  if (quorum > voters) throw quorumOutOfReach(quorum, voters)
  if (quorum * 2 <= voters) throw quorumNoMajority(quorum, voters)
  return quorum
}

const canSign = ({ keys }: Member) => keys.some(({ use, revokedAt }) => use === 'sign' && revokedAt === null)
