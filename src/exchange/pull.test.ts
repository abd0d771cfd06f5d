import { expect, test } from 'vitest'
import { notesAt, writeNote } from '../../test/notes.ts'
import { postBox } from '../../test/post-box.ts'
import { useRegion } from '../../test/region.ts'
import { inSystem } from '../platform/in-system.ts'
import { findDelivery } from './index.ts'
import { pullFromAll } from './pull.ts'
import { openOffice } from './office.ts'
import { signText } from './signed.ts'
import { payloadOf } from './take-receipt.ts'

const region = useRegion(['ID', 'TH', 'KH'], [postBox])
const { ID, TH, KH } = { ID: region.node('ID'), TH: region.node('TH'), KH: region.node('KH') }

const asks = async (node: typeof ID, path: string, { by = TH, to = 'ID', at = ID.host.clock() } = {}) => {
  const { signer } = await inSystem(by.host, openOffice)
  const proof = signText('pull', { suar: 1, from: by.host.state, to, at: at.toISOString() }, signer)
  return node.fetch(new Request(`${node.host.origin}/exchange/v1/${path}`, { headers: { 'suar-proof': proof } }))
}

const said = async (response: Promise<Response>) => payloadOf(await (await response).text())

test('a node that nobody can reach fetches its messages itself, and its receipts come back', async () => {
  region.interfere(async (to, request, forward) => {
    if (to === 'TH') throw new Error('behind a wall')
    return forward(request)
  })
  const thread = crypto.randomUUID()
  const ids = []
  for (let n = 0; n < 5; n++) ids.push(await writeNote(ID, `pulled ${n}`, { thread }))
  await writeNote(ID, 'not for TH', { to: 'KH' })
  await region.settle()
  expect(await notesAt(TH)).toEqual([])

  expect(await pullFromAll(TH.host)).toBe(5)
  await region.settle()

  expect(await notesAt(TH)).toEqual(['pulled 0', 'pulled 1', 'pulled 2', 'pulled 3', 'pulled 4'])
  for (const id of ids)
    expect((await inSystem(ID.host, (context) => findDelivery(context, id))).state).toBe('delivered')
  expect(await pullFromAll(TH.host)).toBe(0)
  region.heal()
})

test('the cursor is a whole number that never goes back, so that no message slips in behind it', async () => {
  await writeNote(ID, 'for the list')
  const page = (await (await asks(ID, 'since/0')).json()) as { messages: { position: number }[]; next: number }
  const positions = page.messages.map(({ position }) => position)
  expect(positions).toEqual(positions.map((_, index) => index + 1))

  await writeNote(ID, 'later')
  const after = (await (await asks(ID, `since/${page.next}`)).json()) as typeof page
  expect(after.messages.map(({ position }) => position)).toEqual([page.next + 1])
  await region.settle()
})

test('nobody reads the list of another, with an old proof, or with none', async () => {
  const id = await writeNote(ID, 'sealed to TH')
  expect((await asks(ID, `messages/${id}`)).status).toBe(200)
  expect((await asks(ID, `messages/${id}`, { by: KH })).status).toBe(404)
  expect(((await (await asks(ID, 'since/0', { by: KH })).json()) as { messages: unknown[] }).messages).toHaveLength(1)
  const old = new Date(ID.host.clock().getTime() - 11 * 60_000)
  expect(await said(asks(ID, 'since/0', { at: old }))).toMatchObject({ code: 'exchange/proof-out-of-date' })
  expect(await said(asks(ID, 'since/0', { to: 'KH' }))).toMatchObject({ code: 'exchange/wrongly-addressed' })
  const bare = ID.fetch(new Request(`${ID.host.origin}/exchange/v1/since/0`))
  expect(await said(bare)).toMatchObject({ status: 400, code: 'exchange/malformed' })
})
