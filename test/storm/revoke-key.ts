import { acceptDirectory, latestDirectory, signDirectory } from '../../src/exchange/directory.ts'
import { makeKey, openOwnKeys } from '../../src/exchange/keys.ts'
import { forgetOffice } from '../../src/exchange/office.ts'
import { inSystem } from '../../src/platform/in-system.ts'
import type { Country } from './country.ts'

/** It has lost a key: a new one is made, and the next list of members says so; some have that list sooner than others. */
export async function revokeKeyOf(state: string, all: readonly Country[], now: Date): Promise<void> {
  const { host } = all.find((each) => each.state === state)!
  const { kid, x } = await inSystem(host, (context) => makeKey(context, 'sign'))
  const { content, digest } = (await inSystem(host, ({ db }) => latestDirectory(db)))!
  const { version, issuedAt } = content
  const members = content.members.map((member) => {
    if (member.state !== state) return member
    const lost = member.keys.map((key) => (key.use === 'sign' ? { ...key, revokedAt: now.toISOString() } : key))
    const key = { kid, use: 'sign' as const, epoch: 2, x, validFrom: issuedAt, validUntil: null, revokedAt: null }
    return { ...member, keys: [...lost, key] }
  })
  const others = all.filter((each) => each.state !== state)
  const signers = others.map(({ host: other }) =>
    inSystem(other, async ({ db, vault }) => (await openOwnKeys(db, vault)).sign[0]!),
  )
  const next = { ...content, version: version + 1, prev: digest, members }
  const document = await signDirectory(next, await Promise.all(signers))
  for (const [nth, { host: other }] of all.entries())
    if (nth % 2 === 0 || other.state === state) {
      const verdict = await inSystem(other, ({ db }) => acceptDirectory(db, document, now))
      if (!verdict.ok) throw new Error(`the new list is not taken: ${verdict.why}`)
      forgetOffice(other.vault)
    }
}
