import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { notesAt, writeNote } from '../../../test/notes.ts'
import { postBox } from '../../../test/post-box.ts'
import { useRegion } from '../../../test/region.ts'
import { openChannels, proposeLegalBasis, seedDirectory } from '../../directory/index.ts'
import { inSystem } from '../../platform/in-system.ts'
import { openOwnKeys } from '../keys.ts'
import { signText } from '../signed.ts'
import { memberCommand } from './command.ts'
import { adoptLists, proposeMembers, showMembers, signProposal } from './contract.ts'
import { noteMembers } from './note-members.ts'
import { fetchLists, spreadLists } from './spread.ts'
import { payloadOf } from '../take-receipt.ts'

const region = useRegion(['ID', 'TH', 'KH', 'TL'], [postBox], { founders: ['ID', 'TH', 'KH'] })
const { ID, TH, KH, TL } = {
  ID: region.node('ID'),
  TH: region.node('TH'),
  KH: region.node('KH'),
  TL: region.node('TL'),
}
type Node = typeof ID
const folder = mkdtempSync(join(tmpdir(), 'suar-member-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string) => join(folder, name)

/** What `suar member …` prints on a node. */
async function suar(node: Node, ...options: string[]): Promise<string> {
  const lines: string[] = []
  await memberCommand(node.host, options, (line) => lines.push(line))
  return lines.join('\n')
}
const showing = async (node: Node) => (await node.as('Hadi')(showMembers, {})).body
const wordsOf = async (node: Node): Promise<string> => (await showing(node)).list.words

test('SC-13: a fourth state joins the running region on a date, and not a day before', async () => {
  expect(await suar(TL, 'show')).toContain('joined no region')
  const made = await suar(TL, 'keys', '--card', file('tl.card'))
  expect(made).toMatch(/Made TL-seal-1-.*\n.*Made TL-sign-1-/)

  const drafted = await suar(ID, 'propose', file('two.json'), '--add', file('tl.card'), '--from', '2026-12-01')
  expect(drafted).toContain('TL joins on 2026-12-01')
  expect(await suar(ID, 'sign', file('two.json'))).toContain('Nothing is signed')
  expect(await suar(ID, 'sign', file('two.json'), '--yes')).toContain('More must sign')
  // The file goes to Thailand by hand; Cambodia's node is off all day.
  expect(await suar(TH, 'sign', file('two.json'), '--yes')).toContain('Signed by ID, TH')
  expect(await suar(TH, 'show')).toContain('List 2')
  expect(await suar(ID, 'adopt', file('two.json'))).toContain('List 2 is in force')

  // Cambodia comes back and hears of it from any one of them.
  await fetchLists(KH.host)
  expect(await wordsOf(KH)).toBe(await wordsOf(ID))

  // Timor-Leste takes the lists only with the words that a person read to it.
  await expect(suar(TL, 'adopt', 'https://id.example')).rejects.toThrow(/read you the words of list 2/)
  await expect(suar(TL, 'adopt', 'https://id.example', '--words', 'lusab babad')).rejects.toThrow(/not the words/)
  expect(await suar(TL, 'adopt', 'https://th.example', '--words', await wordsOf(ID))).toContain('List 2 is in force')

  // Not a member yet: nobody may write to it, and what it writes is not taken.
  await expect(writeNote(ID, 'too early', { to: 'TL' })).rejects.toMatchObject({ code: 'exchange/no-such-partner' })
  expect((await showing(ID)).members.find(({ state }: { state: string }) => state === 'TL').standing).toBe('not-yet')

  region.wait({ days: 7 })
  await writeNote(ID, 'welcome', { to: 'TL' })
  await writeNote(TL, 'thank you', { to: 'KH' })
  await region.settle()
  expect(await notesAt(TL)).toEqual(['welcome'])
  expect(await notesAt(KH)).toEqual(['thank you'])
})

test('SC-13: what a request to Timor-Leste rests on changes with the day it became a member', async () => {
  await inSystem(ID.host, ({ db }) => seedDirectory(db))
  const basis = (date: string) =>
    inSystem(ID.host, ({ db }) => proposeLegalBasis(db, { from: 'ID', to: 'TL', type: 'LocateAndWelfareCheck', date }))
  const instruments = async (date: string) => new Set((await basis(date)).map(({ instrument }) => instrument))
  expect([...(await instruments('2025-10-25'))]).toEqual(['RECIPROCITY'])
  expect([...(await instruments('2025-10-26'))]).toContain('LB')
  // That it runs a node is what the signed list says, from the day on which it joins.
  await noteMembers(ID.host)
  const runs = async (date: string) =>
    (await inSystem(ID.host, ({ db }) => openChannels(db, { from: 'ID', to: 'TL', type: 'LiaisonContact', date }))).node
  expect([await runs('2026-11-30'), await runs('2026-12-01')]).toEqual([false, true])
})

test('a key is revoked at once: what it signs is refused wherever the list has come, and a new key takes its place', async () => {
  const ask = ID.as('Hadi')
  const { body } = await ask(showMembers, {})
  const stolen = body.members
    .find(({ state }: { state: string }) => state === 'TL')
    .keys.find(({ use }: { use: string }) => use === 'sign').kid
  await suar(TL, 'keys', '--new', '--card', file('tl-2.card'))
  const drafted = await ask(proposeMembers, {
    steps: [
      { do: 'renew', card: readFileSync(file('tl-2.card'), 'utf8') },
      { do: 'revoke', kid: stolen },
    ],
  })
  expect(drafted.body.changes.map(({ what }: { what: string }) => what)).toEqual(['key-revoked', 'key-new', 'key-new'])
  const { digest } = drafted.body
  await ask(signProposal, { digest })
  await spreadLists(ID.host)
  for (const [node, inForce] of [
    [TH, false],
    [KH, true],
  ] as const) {
    const { body: signed } = await node.as('Hadi')(signProposal, { digest })
    expect(signed.inForce).toBe(inForce)
    await spreadLists(node.host)
  }

  const queued = await writeNote(TL, 'signed by a thief', { to: 'KH' })
  const [{ n }] = (await TL.rows<{ n: number }>('select max(version) as n from exchange.directory')) as [{ n: number }]
  expect(n).toBe(3) // it was told, and signs with its new key from here on
  await region.settle()
  expect(await TL.rows('select state from exchange.message where id = $1', [queued])).toEqual([{ state: 'delivered' }])
  const key = (await inSystem(TL.host, ({ db, vault }) => openOwnKeys(db, vault))).sign.find(
    ({ kid }) => kid === stolen,
  )!
  for (const node of [ID, TH, KH]) {
    const { state, origin } = node.host
    const proof = signText('pull', { suar: 1, from: 'TL', to: state, at: node.host.clock().toISOString() }, key)
    const answer = await node.fetch(new Request(`${origin}/exchange/v1/since/0`, { headers: { 'suar-proof': proof } }))
    expect(payloadOf(await answer.text())).toMatchObject({ code: 'exchange/key-revoked' })
  }
  expect((await showing(KH)).members.at(-1).keys).toMatchObject([
    { standing: 'good' },
    { standing: 'revoked', kid: stolen },
    { standing: 'good' },
    { standing: 'good' },
  ])
})

test('who signed one list does not sign a second of the same number by mistake', async () => {
  const ask = ID.as('Hadi')
  const one = await ask(proposeMembers, { steps: [{ do: 'leave', state: 'KH', on: '2027-01-01T00:00:00.000Z' }] })
  const other = await ask(proposeMembers, { steps: [{ do: 'leave', state: 'TH', on: '2027-01-01T00:00:00.000Z' }] })
  await ask(signProposal, { digest: one.body.digest })
  expect((await ask(signProposal, { digest: other.body.digest })).body.code).toBe('exchange/signed-another')
  expect((await ask(signProposal, { digest: other.body.digest, instead: true })).status).toBe(200)
})

test('a state that has left has no vote any more, and nothing is taken from it', async () => {
  const ask = ID.as('Hadi')
  const { body } = await ask(showMembers, {})
  const leaving = body.proposals.find(({ changes }: { changes: { state: string }[] }) => changes[0]!.state === 'TH')
  await spreadLists(ID.host)
  for (const node of [KH, TL]) await node.as('Hadi')(signProposal, { digest: leaving.digest })
  await spreadLists(TL.host)
  await spreadLists(KH.host)
  await fetchLists(TH.host)
  expect((await showing(TH)).list.version).toBe(4)

  region.wait({ days: 40 })
  await expect(writeNote(ID, 'late', { to: 'TH' })).rejects.toMatchObject({ code: 'exchange/no-such-partner' })
  const steps = [{ do: 'leave' as const, state: 'TL', on: '2030-01-01T00:00:00.000Z' }]
  const next = await ask(proposeMembers, { steps })
  expect(next.status).toBe(200)
  expect((await ask(proposeMembers, { steps: [...steps, { do: 'quorum', quorum: 3 }] })).body.code).toBe(
    'exchange/quorum-out-of-reach',
  )
  await spreadLists(ID.host)
  await ask(signProposal, { digest: next.body.digest })
  await spreadLists(ID.host)
  const { body: seen } = await TH.as('Hadi')(showMembers, {})
  expect(seen.proposals.find(({ digest }: { digest: string }) => digest === next.body.digest)?.voters).not.toContain(
    'TH',
  )
  expect((await TH.as('Hadi')(signProposal, { digest: next.body.digest })).body.signedBy ?? []).not.toContain('TH')
})

test('a list that nobody of the region signed gets no further than the door', async () => {
  const knock = (body: string, type = 'application/json') =>
    KH.fetch(
      new Request('https://kh.example/exchange/v1/directory', {
        method: 'POST',
        body,
        headers: { 'content-type': type },
      }),
    )
  const before = await KH.rows('select digest from exchange.proposal')
  const { body } = await ID.as('Hadi')(proposeMembers, {
    steps: [{ do: 'leave', state: 'KH', on: '2031-01-01T00:00:00.000Z' }],
  })
  const draft = (await showing(ID)).proposals.find(({ digest }: { digest: string }) => digest === body.digest)
  expect((await knock(draft?.document ?? '{"payload":"","signatures":[]}')).status).toBeGreaterThanOrEqual(400)
  expect((await knock('not json')).status).toBe(422)
  expect((await knock('{}', 'text/plain')).status).toBe(415)
  expect(await KH.rows('select digest from exchange.proposal')).toEqual(before)
})

test('a file that is no list, or a list of strangers, changes nothing and says why', async () => {
  const refused = await ID.as('Hadi')(adoptLists, { text: '[]' })
  expect(refused.body.code).toBe('exchange/not-a-list')
  const again = await ID.as('Hadi')(adoptLists, { text: readFileSync(file('two.json'), 'utf8') })
  expect(again.body).toMatchObject({ adopted: [], proposed: [] })
})

test('every step stands in the ledger', async () => {
  const rows = await ID.rows<{ action: string }>(
    "select distinct action from platform.ledger where action like 'exchange/%' order by action",
  )
  expect(rows.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['exchange/list-in-force', 'exchange/propose-members', 'exchange/sign-proposal']),
  )
})
