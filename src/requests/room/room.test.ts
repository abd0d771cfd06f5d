import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { aCase } from '../../../test/a-case.ts'
import { aSentRequest } from '../../../test/a-request.ts'
import { aMessage, aRoom, sayIn, useRooms } from '../../../test/a-room.ts'
import { listTimeline } from '../../casework/contract.ts'
import {
  finishAction,
  getRoom,
  listRooms,
  openRoom,
  readRoom,
  type RoomId,
  type RoomWord,
  type Said,
} from '../contract.ts'

const { region, jakarta, bangkok, phnomPenh, two, read, words, last } = useRooms()
const [amara, there] = [jakarta.as('Amara'), bangkok.as('Amara')]
const texts = async (...where: Parameters<typeof words>) => (await words(...where)).map(({ text }) => text)

const meeting: Said = {
  kind: 'Meeting',
  title: 'How she comes to the bridge',
  starts: '2026-11-26T03:00:00.000Z',
  place: 'Video call',
  agenda: ['Who waits at the bridge', 'Papers'],
  language: 'en',
}
const action: Said = {
  kind: 'Action',
  text: 'Ask the shelter in Mae Sot for a bed.',
  owner: 'TH',
  ownerPost: 'Protection officer, Mae Sot',
  due: '2026-11-27',
  language: 'en',
}

test('what one state says, meets for, decides and is to do stands in the room of both, each with how far it has come', async () => {
  const { room, id, request } = await aRoom(two)
  expect(await texts(bangkok, room)).toEqual(['Working on building C-9'])
  for (const said of [aMessage('Who of yours goes to the bridge?'), meeting, action])
    await sayIn(jakarta, room, { said })
  await sayIn(bangkok, room, { said: { kind: 'Decision', text: 'She crosses on Friday.', language: 'th' } })
  expect((await last(jakarta, room)).copies).toEqual([{ state: 'TH', delivery: 'queued', code: null }])
  await region.settle()

  const kinds = (all: RoomWord[]) => all.map(({ kind, from }) => `${kind} ${from}`).toSorted()
  expect(kinds(await words(bangkok, room))).toEqual(kinds(await words(jakarta, room)))
  expect(await read(bangkok, room)).toMatchObject({ unread: 4, openActions: 1, states: ['ID', 'TH'], host: 'ID' })
  const ours = (await words(jakarta, room)).find(({ kind }) => kind === 'Action')!
  expect(ours).toMatchObject({ copies: [{ delivery: 'delivered' }], action: { mayFinish: false } })
  expect(await there(readRoom, { room })).toMatchObject({ body: { read: 4 } })
  const here = await there(finishAction, { room, action: ours.id })
  expect(here.status).toBe(200)
  expect(await there(finishAction, { room, action: ours.id })).toMatchObject({ status: 409 })
  await region.settle()
  const after = await words(jakarta, room)
  expect(after.filter(({ from }) => from === 'ID').map(({ copies }) => copies[0]!.delivery)).toEqual(
    Array(4).fill('read'),
  )
  expect(after.find(({ id: word }) => word === ours.id)!.action).toMatchObject({ doneAt: expect.any(String) })
  expect(await read(bangkok, room)).toMatchObject({ unread: 0, openActions: 0 })

  const { body } = await amara(listRooms, { case: id })
  expect(body.rooms).toMatchObject([{ id: room, title: 'Working on building C-9', unread: 2, waiting: 0 }])
  expect((await there(listRooms, { request })).body.rooms).toMatchObject([{ id: room }])
  const timeline = (await amara(listTimeline, { case: id })).body
  expect(JSON.stringify(timeline)).toContain('requests.room-opened')
  // The ledger says who read which room of which case.
  const lines = await jakarta.rows(
    "select cases from platform.ledger where action = 'requests/get-room' and subject = $1",
    [room],
  )
  expect(lines[0]).toEqual({ cases: [id] })
})

test('an own note stays on this node: no message carries it, and PostgreSQL lets none', async () => {
  const { room } = await aRoom(two)
  await sayIn(jakarta, room, { said: aMessage('Between us: do they stall?'), shared: false })
  await region.settle()
  expect(await texts(jakarta, room)).toContain('Between us: do they stall?')
  expect(await texts(bangkok, room)).toEqual(['Working on building C-9'])
  expect(await last(jakarta, room)).toMatchObject({ shared: false, copies: [] })
  const { id: word } = await last(jakarta, room)
  const other = randomUUID()
  await expect(
    jakarta.host.system.kysely.transaction().execute(async (db) => {
      await db.insertInto('requests.room_copy').values({ message: other, word, state: 'TH' }).execute()
      await db
        .insertInto('exchange.message')
        .values({
          id: other,
          direction: 'out',
          partner: 'TH',
          thread: room,
          seq: 9,
          type: 'requests.room@1.0',
          digest: 'x',
          envelope: 'x',
          wire: 'x',
          state: 'queued',
          issued_at: new Date(),
          expires_at: new Date(),
        } as never)
        .execute()
    }),
  ).rejects.toThrow(/only as a copy of a shared word/)
})

test('to a state that is away it waits, and says so; it arrives once the state is back', async () => {
  const { room } = await aRoom(two)
  region.interfere(async (to, request, forward) => {
    if (to === 'TH') throw new Error('down')
    return forward(request)
  })
  await sayIn(jakarta, room, { said: aMessage('Are you there?') })
  await region.settle()
  const [copy] = (await last(jakarta, room)).copies
  expect(copy).toMatchObject({ state: 'TH', delivery: 'queued', code: 'exchange/no-connection' })
  expect(await read(jakarta, room)).toMatchObject({ waiting: 1 })
  region.heal()
  region.wait({ minutes: 20 })
  await region.settle()
  expect((await last(jakarta, room)).copies).toMatchObject([{ delivery: 'delivered' }])
  expect(await texts(bangkok, room)).toContain('Are you there?')
})

test('a room of three states: each hears all the others, also one that was away when the room was opened', async () => {
  const about = await aCase(jakarta)
  const first = await aSentRequest(jakarta, { about })
  const second = await aSentRequest(jakarta, { about, to: 'KH' })
  await region.settle()
  region.interfere(async (to, request, forward) => {
    if (to === 'KH') throw new Error('down')
    return forward(request)
  })
  const opened = await amara(openRoom, { through: [first.request, second.request], title: 'Three of us' })
  const room = opened.body.room as RoomId
  await region.settle()
  expect(await sayIn(bangkok, room, { said: aMessage('We hear you.') })).toMatchObject({ status: 200 })
  await region.settle()
  expect(await texts(jakarta, room)).toEqual(['Three of us', 'We hear you.'])
  expect((await phnomPenh.as('Amara')(getRoom, { room })).status).toBe(404)
  // Only Bangkok's line works first: its word comes before the room does, and waits for it.
  region.interfere(async (to, request, forward) => {
    const wire = to === 'KH' ? await request.clone().text() : ''
    if (wire.includes('"from":"ID"')) throw new Error('down')
    return forward(request)
  })
  region.wait({ minutes: 20 })
  await region.settle()
  expect((await phnomPenh.as('Amara')(getRoom, { room })).status).toBe(404)
  for (let n = 0; n < 4; n++) {
    region.heal()
    region.wait({ minutes: 20 })
    await region.settle()
  }
  expect(new Set(await texts(phnomPenh, room))).toEqual(new Set(['Three of us', 'We hear you.']))
  expect(await read(phnomPenh, room)).toMatchObject({ states: ['ID', 'TH', 'KH'] })
})
