import { expect, test } from 'vitest'
import { aCase } from '../../../test/a-case.ts'
import { aSentRequest, someValues, aDraft } from '../../../test/a-request.ts'
import { aMessage, aRoom, sayIn, useRooms } from '../../../test/a-room.ts'
import { listNotices } from '../../access/contract.ts'
import { recordConsent } from '../../assistance/contract.ts'
import {
  approveRequest,
  closeRoom,
  openCaseFromRequest,
  openRoom,
  readRoom,
  submitDraft,
  takeBackWord,
  type RoomId,
  type Said,
} from '../contract.ts'

const { region, jakarta, bangkok, two, read, words, last } = useRooms()
const [amara, there] = [jakarta.as('Amara'), bangkok.as('Amara')]

test('the bell rings once for words that nobody has read, and leads to the room', async () => {
  const { room } = await aRoom(two)
  await there(readRoom, { room })
  region.wait({ minutes: 1 })
  for (const text of ['One.', 'Two.', 'Three.']) await sayIn(jakarta, room, { said: aMessage(text) })
  await region.settle()
  const rings = async () => {
    const { notices } = (await there(listNotices, {})).body as { notices: { kind: string; subject: string }[] }
    return notices.filter(({ kind, subject }) => kind === 'requests.room-word' && subject === room).length
  }
  const before = await rings()
  await there(readRoom, { room })
  region.wait({ minutes: 1 })
  await sayIn(jakarta, room, { said: aMessage('Four.') })
  await region.settle()
  expect([before, await rings()]).toEqual([2, 3])
})

test('what was taken back is gone on both sides; the other state’s words are not ours to take back', async () => {
  const { room } = await aRoom(two)
  await sayIn(jakarta, room, { said: aMessage('The guard at gate 4 helps us.') })
  await region.settle()
  const { id: word } = await last(jakarta, room)
  expect(await there(takeBackWord, { room, word, reason: 'NotNeeded' })).toMatchObject({ status: 404 })
  expect(await amara(takeBackWord, { room, word, reason: 'NotNeeded' })).toMatchObject({ status: 200 })
  await region.settle()
  for (const node of [jakarta, bangkok]) {
    expect((await words(node, room)).find(({ id }) => id === word)).toMatchObject({ recalled: 'NotNeeded', text: null })
    const left = await node.rows(
      `select p.message from exchange.payload p join exchange.message m on m.id = p.message
        where m.thread = $1 and m.seq = 2`,
      [room],
    )
    expect(left).toEqual([])
  }
})

test('no name goes into a room, however it is spelt; a nickname may', async () => {
  const { room } = await aRoom(two)
  for (const text of ['Riko Pratama is at the gate.', 'RIKO  PRATAMA', 'ｒｉｋｏ Pratama called.'])
    expect(await sayIn(jakarta, room, { said: aMessage(text) })).toMatchObject({
      status: 409,
      body: { code: 'requests/room-names-her' },
    })
  expect(await sayIn(jakarta, room, { said: aMessage('Riko waits at the gate.') })).toMatchObject({ status: 200 })
  expect(await sayIn(jakarta, room, { said: aMessage('Riko Pratama, our own note.'), shared: false })).toMatchObject({
    status: 200,
  })
  expect(await jakarta.as('Amara')(openRoom, { through: [], title: 'x' } as never)).toMatchObject({ status: 400 })
})

test('the words of a state stay among those to whom it said them', async () => {
  const about = await aCase(jakarta)
  const toThailand = await aSentRequest(jakarta, { about })
  const toCambodia = await aSentRequest(jakarta, { about, to: 'KH' })
  await region.settle()
  const one = (await amara(openRoom, { through: [toThailand.request], title: 'With Thailand' })).body.room as RoomId
  const two = (await amara(openRoom, { through: [toCambodia.request], title: 'With Cambodia' })).body.room as RoomId
  await region.settle()
  await sayIn(bangkok, one, { said: aMessage('Our source is the cook at gate 4.') })
  await region.settle()
  expect(await sayIn(jakarta, two, { said: aMessage('Note: our source is the cook at gate 4.') })).toMatchObject({
    status: 409,
    body: { code: 'requests/room-passes-on', detail: { states: ['TH'] } },
  })
  const meeting: Said = {
    kind: 'Meeting',
    title: 'Tonight',
    starts: '2026-11-26T03:00:00.000Z',
    place: 'Behind the temple at kilometre 4',
    agenda: ['How the cook opens the back door'],
    language: 'en',
  }
  await sayIn(bangkok, one, { said: meeting })
  await region.settle()
  for (const text of ['Come behind the temple at kilometre 4.', 'Ask how the cook opens the back door.'])
    expect(await sayIn(jakarta, two, { said: aMessage(text) })).toMatchObject({
      status: 409,
      body: { code: 'requests/room-passes-on' },
    })
  expect(await sayIn(jakarta, one, { said: aMessage('You say: our source is the cook at gate 4.') })).toMatchObject({
    status: 200,
  })
})

test('a yes that she takes back takes back what we said about her, and nothing more is shared', async () => {
  const kind = 'ReceptionAndHandover'
  const draft = await aDraft(jakarta, {
    kind,
    values: { ...someValues(kind), name: 'Riko Pratama' },
    change: { tlp: 'RED' },
  })
  const { request, person } = draft
  await amara(submitDraft, { request })
  await jakarta.as('Citra')(approveRequest, { request })
  await region.settle()
  const room = (await amara(openRoom, { through: [request], title: 'Her arrival' })).body.room as RoomId
  await sayIn(jakarta, room, { said: aMessage('She needs a wheelchair at the gate.') })
  await region.settle()
  await amara(recordConsent, {
    person,
    purpose: 'ShareWithOtherState',
    state: 'Withdrawn',
    language: 'id',
    interpreter: 'InPerson',
    copyGiven: true,
  })
  await region.settle()
  for (const node of [jakarta, bangkok]) expect(JSON.stringify(await words(node, room))).not.toContain('wheelchair')
  expect(await sayIn(jakarta, room, { said: aMessage('One more thing.') })).toMatchObject({
    status: 409,
    body: { code: 'requests/she-has-not-agreed' },
  })
  expect(await read(jakarta, room)).toMatchObject({ gated: true })
})

test('whoever opened a room closes it; then nothing more is said, and all can be read', async () => {
  const { room } = await aRoom(two)
  expect(await there(closeRoom, { room })).toMatchObject({ status: 409 })
  expect(await amara(closeRoom, { room })).toMatchObject({ status: 200 })
  await region.settle()
  for (const node of [jakarta, bangkok]) {
    expect(await sayIn(node, room, { said: aMessage('Too late.') })).toMatchObject({ status: 409 })
    expect(await read(node, room)).toMatchObject({ closedAt: expect.any(String), may: [] })
  }
})

test('a request that is in no case of ours, or a draft, leads to no room', async () => {
  const { request } = await aSentRequest(jakarta)
  await region.settle()
  expect(await there(openRoom, { through: [request], title: 'x' })).toMatchObject({ status: 409 })
  await there(openCaseFromRequest, { request, title: 'Arrived' })
  expect(await there(openRoom, { through: [request], title: 'x' })).toMatchObject({ status: 200 })
  const draft = await aDraft(jakarta)
  expect(await amara(openRoom, { through: [draft.request], title: 'x' })).toMatchObject({ status: 404 })
})
