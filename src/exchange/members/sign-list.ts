import { base64url, FlattenedSign } from 'jose'
import { latestDirectory, signersOf, type KnownDirectory } from '../directory.ts'
import { openOwnKeys } from '../keys.ts'
import { kinds, SignedDirectory } from '../protocol.ts'
import { whyUnfit } from '../signed.ts'
import type { MembersContext } from './card.ts'
import { judge } from './judge.ts'
import { noVote, rejected, signedAnother } from './problems.ts'
import { gathered, keepProposal, openProposals, type ProposalRow } from './proposals.ts'
import { putInForce } from './take-list.ts'

export interface Signed {
  readonly document: string
  readonly digest: string
  readonly version: number
  readonly signedBy: readonly string[]
  readonly inForce: boolean
}

/** Signs a proposed list over its very bytes. With the last signature needed it is in force here at once. */
export async function signList(
  context: MembersContext,
  { document, instead, origin }: { document: string; instead: boolean; origin: ProposalRow['origin'] },
): Promise<Signed> {
  const { db, now } = context
  const current = await latestDirectory(db)
  const before = judge(document, current, now)
  if (before.why && before.why !== 'too-few-signatures') throw rejected(before.why, before.detail)
  if (!instead) await refuseSecond(context, current, before.next)
  const mine = await ownSignature(context, { document, judges: current ?? before.next })
  const { version } = before.next.content
  const text = await keepProposal(context, { document: gathered(document, mine), version, origin })
  const after = judge(text, current, now)
  if (after.why === undefined) await putInForce(context, text, after)
  return {
    document: text,
    digest: after.next.digest,
    version,
    signedBy: after.signedBy,
    inForce: after.why === undefined,
  }
}

/** Two lists of one number, both signed by enough, would split the region: a second signature is a decision of its own. */
async function refuseSecond(
  { db, state }: MembersContext,
  current: KnownDirectory | undefined,
  next: KnownDirectory,
): Promise<void> {
  for (const { digest, document } of await openProposals(db, current?.content.version ?? 0)) {
    const issued = new Date(next.content.issuedAt)
    if (digest !== next.digest && signersOf(document, current ?? next, issued).includes(state))
      throw signedAnother(next.content.version, digest)
  }
}

async function ownSignature(
  { db, vault, state, now }: MembersContext,
  { document, judges }: { document: string; judges: KnownDirectory },
): Promise<string> {
  const listed = judges.members.get(state)?.keys.filter((key) => key.use === 'sign' && !whyUnfit(key, now)) ?? []
  const { sign } = await openOwnKeys(db, vault)
  const signer = sign.find(({ kid }) => listed.some((key) => key.kid === kid))
  if (!signer) throw noVote(state)
  const { payload } = SignedDirectory.parse(JSON.parse(document))
  const { protected: header, signature } = await new FlattenedSign(base64url.decode(payload))
    .setProtectedHeader({ alg: 'EdDSA', kid: signer.kid, typ: kinds.directory })
    .sign(signer.key)
  return JSON.stringify({ payload, signatures: [{ protected: header, signature }] })
}
