import type { z } from 'zod'
import type { Db } from '../../platform/db.ts'
import { handle, type Context } from '../../platform/handle.ts'
import { isMemberOn, latestDirectory, openDirectory, signersOf, type KnownDirectory } from '../directory.ts'
import { digestOf, whyUnfit, type KnownKey } from '../signed.ts'
import type { ExchangeTables } from '../tables.ts'
import { ownMember, writeCard, type MembersContext } from './card.ts'
import { changesBetween } from './changes.ts'
import { showMembers, type AcceptedList, type Change, type MemberStanding, type Proposal } from './contract.ts'
import { judge } from './judge.ts'
import { openProposals, type ProposalRow } from './proposals.ts'
import { digestOfCard, speak } from './spoken.ts'

export const endpoint = handle(showMembers, {
  needs: 'exchange.read',
  audit: () => ({ subject: 'exchange' }),
  run: (context: Context<ExchangeTables>) => standingOf(context),
})

/** All that a person needs to see before she changes the list. */
export async function standingOf(context: MembersContext): Promise<z.input<typeof showMembers.output>> {
  const { db, now } = context
  const current = await latestDirectory(db)
  const rows = await openProposals(db, current?.content.version ?? 0)
  const keys = await db.selectFrom('exchange.own_key').where('retired_at', 'is', null).select('kid').execute()
  return {
    list: current
      ? {
          version: current.content.version,
          digest: current.digest,
          words: speak(current.digest),
          issuedAt: current.content.issuedAt,
          quorum: current.content.quorum,
        }
      : null,
    members: current ? await membersOf(context, current) : [],
    proposals: rows.map((row) => proposalOf(row, current, now)),
    ownChanges: keys.length > 0 && current ? await ownChanges(context, current) : [],
    own: keys.length > 0 ? await ownOf(context, current) : null,
    history: await historyOf(db),
  }
}

export function proposalOf(row: ProposalRow, current: KnownDirectory | undefined, now: Date): Proposal {
  const { next, why, signedBy } = judge(row.document, current, now)
  const judges = current ?? next
  const issued = new Date(next.content.issuedAt)
  return {
    digest: next.digest,
    version: next.content.version,
    words: speak(next.digest),
    issuedAt: next.content.issuedAt,
    changes: changesBetween(current?.content, next.content),
    signedBy: [...signedBy],
    voters: [...judges.members.values()]
      .filter((member) => !current || isMemberOn(member, issued))
      .map(({ state }) => state),
    needed: judges.content.quorum,
    origin: row.origin,
    seenAt: row.seen_at.toISOString(),
    why: why ?? null,
    document: row.document,
  }
}

async function membersOf({ db, now, state: own }: MembersContext, current: KnownDirectory): Promise<MemberStanding[]> {
  const held = await db.selectFrom('exchange.held_list').selectAll().execute()
  const digests = new Map((await listsOf(db)).map(({ content, digest }) => [content.version, digest]))
  return [...current.members.values()].map(({ state, endpoint, from, until, keys }) => {
    const row = held.find((each) => each.state === state)
    return {
      state,
      own: state === own,
      endpoint,
      standing: Date.parse(from) > now.getTime() ? 'not-yet' : isMemberOn({ from, until }, now) ? 'member' : 'left',
      from,
      until,
      keys: keys.map((key) => keyOf(key, now)),
      holds:
        row?.version && row.seen_at
          ? {
              version: row.version,
              same: (digests.get(row.version) ?? row.digest) === row.digest,
              seenAt: row.seen_at.toISOString(),
            }
          : null,
    }
  })
}

function keyOf(key: KnownKey, now: Date): MemberStanding['keys'][number] {
  const { kid, use, epoch, x } = key
  const unfit = whyUnfit(key, now)
  const ended = key.validUntil !== null && Date.parse(key.validUntil) < now.getTime()
  const standing = unfit === 'key-revoked' ? 'revoked' : unfit === undefined ? 'good' : ended ? 'ended' : 'not-yet'
  return { kid, use, epoch, words: speak(digestOf(x)), standing }
}

async function ownChanges(context: MembersContext, current: KnownDirectory): Promise<Change[]> {
  const listed = current.content.members.find(({ state }) => state === context.state)
  if (!listed) return []
  const own = await ownMember(context, current.members.get(context.state))
  const kept = listed.keys.filter(({ kid }) => !own.keys.some((key) => key.kid === kid))
  const wanted = { ...listed, ...own, keys: [...kept, ...own.keys] }
  return changesBetween({ ...current.content, members: [listed] }, { ...current.content, members: [wanted] })
}

async function ownOf(context: MembersContext, current: KnownDirectory | undefined) {
  const listed = current?.members.get(context.state)
  const digest = digestOfCard(await ownMember(context, listed))
  return { words: speak(digest), digest, card: await writeCard(context, listed) }
}

async function listsOf(db: Db<ExchangeTables>): Promise<(KnownDirectory & { acceptedAt: Date })[]> {
  const rows = await db.selectFrom('exchange.directory').orderBy('version').selectAll().execute()
  return rows.map(({ document, accepted_at }) => ({ ...openDirectory(document), acceptedAt: accepted_at }))
}

/** The lists that were in force, newest first, each with what it changed and who signed it. */
async function historyOf(db: Db<ExchangeTables>): Promise<z.infer<typeof AcceptedList>[]> {
  const lists = await listsOf(db)
  return lists
    .map(({ content, digest, document, acceptedAt }, at) => {
      const before = lists[at - 1]
      const judges = before ?? lists[at]!
      return {
        version: content.version,
        digest,
        words: speak(digest),
        issuedAt: content.issuedAt,
        acceptedAt: acceptedAt.toISOString(),
        changes: changesBetween(before?.content, content),
        signedBy: signersOf(document, judges, new Date(content.issuedAt)),
      }
    })
    .toReversed()
    .slice(0, 50)
}
