import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { notesAt, writeNote } from '../../test/notes.ts'
import { postBox } from '../../test/post-box.ts'
import { useRegion } from '../../test/region.ts'
import { inSystem } from '../platform/in-system.ts'
import { acceptDirectory, latestDirectory, openDirectory, signDirectory, verifyDirectory } from './directory.ts'
import { formRegion } from './index.ts'
import { makeKey } from './keys.ts'
import { forgetOffice, openOffice } from './office.ts'
import type { Directory } from './protocol.ts'

const region = useRegion(['ID', 'TH', 'KH'], [postBox])
const nodes = (['ID', 'TH', 'KH'] as const).map((state) => region.node(state))
const [ID, TH] = nodes as [(typeof nodes)[0], (typeof nodes)[0]]

const current = async () => (await inSystem(ID.host, ({ db }) => latestDirectory(db)))!
const signers = () => Promise.all(nodes.map(async ({ host }) => (await inSystem(host, openOffice)).signer))
const nextOf = async (change: Partial<Directory> = {}): Promise<Directory> => {
  const { content, digest } = await current()
  return { ...content, version: content.version + 1, prev: digest, ...change }
}
const verdictOn = async (document: string) => verifyDirectory(document, await current(), ID.host.clock())

test('two of three members are enough to change the list, one is not, and one that signs twice is one', async () => {
  const [id, th] = await signers()
  expect(await verdictOn(await signDirectory(await nextOf(), [id!, th!]))).toMatchObject({
    ok: true,
    signedBy: ['ID', 'TH'],
  })
  expect(await verdictOn(await signDirectory(await nextOf(), [id!]))).toEqual({
    ok: false,
    why: 'too-few-signatures',
    detail: { quorum: 2, signedBy: ['ID'] },
  })
  expect(await verdictOn(await signDirectory(await nextOf(), [id!, id!]))).toMatchObject({ why: 'too-few-signatures' })
})

test('a stranger cannot vote itself in: the members of the list before decide', async () => {
  const [id] = await signers()
  const { privateKey } = generateKeyPairSync('ed25519')
  const document = await signDirectory(await nextOf({ quorum: 1 }), [id!, { kid: 'SG-sign-1', key: privateKey }])
  expect(await verdictOn(document)).toMatchObject({ ok: false, why: 'too-few-signatures' })
})

test('a list that is older, skips one, or follows another one is refused, and why is said', async () => {
  const all = await signers()
  const { document } = await current()
  expect(await verdictOn(document)).toMatchObject({ why: 'not-newer' })
  expect(await verdictOn(await signDirectory(await nextOf({ version: 9 }), all))).toMatchObject({
    why: 'skips-a-version',
  })
  expect(await verdictOn(await signDirectory(await nextOf({ prev: null }), all))).toMatchObject({
    why: 'does-not-follow',
  })
  expect(await verdictOn('{}')).toMatchObject({ why: 'malformed' })
  expect(verifyDirectory(await signDirectory(await nextOf(), all), undefined, ID.host.clock())).toMatchObject({
    why: 'no-genesis',
  })
})

test('changed content is not what was signed', async () => {
  const signed = JSON.parse(await signDirectory(await nextOf(), await signers())) as { payload: string }
  const payload = Buffer.from(JSON.stringify(await nextOf({ quorum: 1 }))).toString('base64url')
  expect(await verdictOn(JSON.stringify({ ...signed, payload }))).toMatchObject({
    why: 'too-few-signatures',
    detail: { signedBy: [] },
  })
})

test('forming the region again changes nothing while nothing has changed', async () => {
  const before = (await current()).content.version
  await formRegion(nodes.map(({ host }) => ({ host, accepts: ['test.note@1'] })))
  const after = (await current()).content.version
  await formRegion(nodes.map(({ host }) => ({ host, accepts: ['test.note@1'] })))
  expect([after - before <= 1, (await current()).content.version]).toEqual([true, after])
})

test('a new key takes over from the next list on; what was sealed to the old one can still be opened', async () => {
  const underOld = await writeNote(ID, 'sealed to the old key')
  await inSystem(TH.host, async (context) => {
    await makeKey(context, 'seal')
    await makeKey(context, 'sign')
  })
  await formRegion(nodes.map(({ host }) => ({ host, accepts: ['test.note@1'] })))
  const underNew = await writeNote(ID, 'sealed to the new key')
  await region.settle()

  expect(await notesAt(TH)).toEqual(expect.arrayContaining(['sealed to the old key', 'sealed to the new key']))
  const envelopes = await ID.rows<{ key: string }>(
    `select (wire::json)->>'key' as key from exchange.message where id in ($1, $2) order by line`,
    [underOld, underNew],
  )
  expect(envelopes.map(({ key }) => key.split('-')[2])).toEqual(['1', '2'])
})

test('a revoked key is refused at once, and the message stays with its sender', async () => {
  const { content } = await current()
  const members = content.members.map((member) => ({
    ...member,
    keys: member.keys.map((key) =>
      member.state === 'ID' ? { ...key, revokedAt: ID.host.clock().toISOString() } : key,
    ),
  }))
  const document = await signDirectory(await nextOf({ members }), await signers())
  await inSystem(TH.host, ({ db, now }) => acceptDirectory(db, document, now))
  forgetOffice(TH.host.vault)

  const id = await writeNote(ID, 'under a revoked key')
  await region.settle()

  expect(await notesAt(TH)).not.toContain('under a revoked key')
  expect(await ID.rows('select state, code from exchange.message where id = $1', [id])).toEqual([
    { state: 'sent', code: 'exchange/key-revoked' },
  ])
})

test('the list is public, and reads the same wherever it is asked for', async () => {
  const response = await ID.fetch(new Request(`${ID.host.origin}/exchange/v1/directory`))
  expect(openDirectory(await response.text()).digest).toBe((await current()).digest)
})
