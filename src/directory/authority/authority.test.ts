import { describe, expect, test } from 'vitest'
import { useNode } from '../../../test/node.ts'
import { seedDirectory } from '../seed.ts'
import { inSystem } from '../../platform/in-system.ts'
import * as contract from './contract.ts'

const node = useNode()
const code = 'th-rtp-ahtd'
const seen = async (code: string) =>
  (await node.as('Kartika')(contract.getAuthority, { code: code as never })).body as {
    authority: contract.Authority
    acts: { act: string; post: string; before: Record<string, unknown> }[]
  }
const entryOf = ({ authority }: { authority: contract.Authority }) => contract.Entry.parse(authority)

test('an officer finds an authority by words, in either language, and sees whether it is open now', async () => {
  const { body } = await node.as('Amara')(contract.listAuthorities, { search: 'embassy of indonesia in bangkok' })

  expect(body.authorities).toMatchObject([
    { code: 'id-embassy-th', seat: 'TH', fictional: true, openNow: true, standing: 'NotVerified' },
  ])
})

test('a search that looks like a pattern is only text', async () => {
  expect((await node.as('Amara')(contract.listAuthorities, { search: '%' })).body.authorities).toEqual([])
})

test('a state shows its networks on file and who sits in it', async () => {
  const { body } = await node.as('Amara')(contract.getState, { state: 'TL' })

  expect(body.networks.map((one: { network: string }) => one.network)).toEqual(['ASEAN'])
  expect(body.authorities.map((one: contract.Authority) => one.code)).toContain('id-embassy-tl')
})

describe('the directory manager', () => {
  test('verifies an entry; after ninety days it has grown old', async () => {
    const { authority } = await seen(code)
    await node.as('Kartika')(contract.verifyAuthority, { code: authority.code, version: authority.version })
    expect((await seen(code)).authority).toMatchObject({ standing: 'Verified', verifiedBy: 'directory-manager 11' })

    node.wait({ days: 90 })
    expect((await seen(code)).authority.standing).toBe('Verified')
    node.wait({ minutes: 1 })
    expect((await seen(code)).authority.standing).toBe('VerifiedLongAgo')
  })

  test('changes an entry, which must then be verified anew, and what stood there is kept', async () => {
    const before = await seen(code)
    const entry = { ...entryOf(before), channels: [{ channel: 'Phone' as const, address: '+9994411' }] }
    await node.as('Kartika')(contract.changeAuthority, {
      code: before.authority.code,
      version: before.authority.version,
      entry,
      reason: 'asked by telephone',
    })
    const after = await seen(code)

    expect(after.authority).toMatchObject({ channels: entry.channels, standing: 'NotVerified' })
    expect(after.acts[0]).toMatchObject({ act: 'Changed', post: 'directory-manager 11', before: { channels: [] } })
    expect(Object.keys(after.acts[0]!.before)).toEqual(['channels'])
  })

  test('undoes a change: the entry stands as before, its verification too, and the undo is in the history', async () => {
    const { authority } = await seen(code)
    await node.as('Kartika')(contract.undoChange, { code: authority.code, version: authority.version })
    const after = await seen(code)

    expect(after.authority).toMatchObject({ channels: [], verifiedBy: 'directory-manager 11' })
    expect(after.acts.map(({ act }) => act)).toEqual(['Undone', 'Changed', 'Verified'])
  })

  test('is told when somebody else changed the entry meanwhile, and nothing is lost', async () => {
    const { authority } = await seen(code)
    const old = { code: authority.code, version: authority.version - 1 }

    expect(await node.as('Kartika')(contract.verifyAuthority, old)).toMatchObject({
      status: 409,
      body: { code: 'directory/changed-meanwhile', detail: { version: authority.version } },
    })
  })

  test('adds an authority once, closes it, and cannot undo its being there', async () => {
    const entry = { ...entryOf(await seen(code)), name: { id: 'Pos baru', en: 'New post' } }
    const added = await node.as('Kartika')(contract.addAuthority, { code: 'th-new-post' as never, entry })
    expect(added.body.authority).toMatchObject({ standing: 'NotVerified', fictional: false, version: 1 })
    expect(await node.as('Kartika')(contract.addAuthority, { code: 'th-new-post' as never, entry })).toMatchObject({
      status: 409,
      body: { code: 'directory/code-taken' },
    })
    const { version } = added.body.authority
    expect(await node.as('Kartika')(contract.undoChange, { code: 'th-new-post' as never, version })).toMatchObject({
      status: 409,
      body: { code: 'directory/nothing-to-undo' },
    })

    const closed = { code: 'th-new-post' as never, version, entry, active: false }
    expect((await node.as('Kartika')(contract.changeAuthority, closed)).body.authority.active).toBe(false)
    expect((await node.as('Amara')(contract.listAuthorities, { search: 'New post' })).body.authorities).toEqual([])
  })

  test('cannot place an authority in a state that the directory does not hold', async () => {
    const entry = { ...entryOf(await seen(code)), state: 'XX' }

    expect(await node.as('Kartika')(contract.addAuthority, { code: 'xx-post' as never, entry })).toMatchObject({
      status: 422,
      body: { code: 'directory/unknown-state' },
    })
  })
})

test('a new edition of the seed leaves alone what was edited at the desk', async () => {
  const { authority } = await seen(code)
  await node.rows('delete from directory.seed')
  await inSystem(node.host, ({ db }) => seedDirectory(db))

  expect((await seen(code)).authority.version).toBe(authority.version)
})

test('an officer without the right cannot write an entry even past the handler', async () => {
  await expect(
    node.host.database.kysely
      .transaction()
      .execute((db) => db.updateTable('directory.authority').set({ name_en: 'x' }).where('code', '=', code).execute()),
  ).resolves.toMatchObject([{ numUpdatedRows: 0n }])
  await expect(
    node.host.database.kysely.transaction().execute((db) => db.deleteFrom('directory.clause').execute()),
  ).rejects.toThrow(/permission denied/)
})
