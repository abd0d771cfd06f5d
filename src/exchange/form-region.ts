import { inSystem } from '../platform/in-system.ts'
import { acceptDirectory, latestDirectory, signDirectory, type KnownDirectory } from './directory.ts'
import { makeKey, openOwnKeys, type OwnKeys } from './keys.ts'
import { forgetOffice } from './office.ts'
import type { Directory, DirectoryKey, Member } from './protocol.ts'
import type { ExchangeHost } from './tables.ts'

/** One state that founds the region: its node, and the types of message that it takes. */
export interface Founder {
  readonly host: ExchangeHost
  /** `requests.welfare-check@1` */
  readonly accepts: readonly string[]
}

/**
 * Makes one list of members for nodes that run side by side, signed by all of them: keys at the first start, a new
 * version when an address, a key or a type has changed, nothing when all is as it was.
 */
export async function formRegion(founders: readonly Founder[]): Promise<void> {
  const members = await Promise.all(founders.map(memberOf))
  const signers = await Promise.all(founders.map(({ host }) => signerOf(host)))
  const current = await newest(founders)
  if (!current || !sameMembers(current.content.members, members)) {
    const document = await signDirectory(nextDirectory(current, { members, now: founders[0]!.host.clock() }), signers)
    for (const { host } of founders) await adopt(host, document)
  }
}

async function memberOf({ host, accepts }: Founder): Promise<Member> {
  const keys = await inSystem(host, async (context) => {
    const { db } = context
    const rows = () =>
      db.selectFrom('exchange.own_key').where('retired_at', 'is', null).orderBy('kid').selectAll().execute()
    if ((await rows()).length === 0) for (const use of ['sign', 'seal'] as const) await makeKey(context, use)
    return rows()
  })
  return {
    state: host.state,
    endpoint: host.origin,
    from: '2026-01-01T00:00:00.000Z',
    until: null,
    accepts: [...accepts].sort(),
    keys: keys.map(({ kid, use, epoch, public_key, made_at }): DirectoryKey => {
      const { x } = public_key as unknown as { x: string }
      return { kid, use, epoch, x, validFrom: made_at.toISOString(), validUntil: null, revokedAt: null }
    }),
  }
}

/** The first key of the first epoch the others know: the list before this one must know its signer. */
const signerOf = (host: ExchangeHost): Promise<OwnKeys['sign'][number]> =>
  inSystem(host, async ({ db, vault }) => {
    const { sign } = await openOwnKeys(db, vault)
    const known = (await latestDirectory(db))?.members.get(host.state)?.keys.map(({ kid }) => kid)
    return sign.find(({ kid }) => known?.includes(kid)) ?? sign[0]!
  })

async function newest(founders: readonly Founder[]): Promise<KnownDirectory | undefined> {
  const held = await Promise.all(founders.map(({ host }) => inSystem(host, ({ db }) => latestDirectory(db))))
  return held.reduce((a, b) => ((b?.content.version ?? 0) > (a?.content.version ?? 0) ? b : a), undefined)
}

const sameMembers = (before: readonly Member[], now: readonly Member[]): boolean =>
  JSON.stringify(before) === JSON.stringify(now)

const nextDirectory = (
  current: KnownDirectory | undefined,
  { members, now }: { members: Member[]; now: Date },
): Directory => ({
  suar: 1,
  version: (current?.content.version ?? 0) + 1,
  prev: current?.digest ?? null,
  issuedAt: now.toISOString(),
  quorum: Math.floor(members.length / 2) + 1,
  members,
})

async function adopt(host: ExchangeHost, document: string): Promise<void> {
  const verdict = await inSystem(host, ({ db, now }) => acceptDirectory(db, document, now))
  if (!verdict.ok) throw new Error(`${host.state} did not accept the list of members: ${verdict.why}`)
  forgetOffice(host.vault)
}
