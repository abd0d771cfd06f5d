import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { aMessage, aRoom, deliverTo, headIn, messageIn, sayIn, useRooms } from '../../../test/a-room.ts'
import { sendMessage } from '../../exchange/index.ts'
import { inSystem } from '../../platform/in-system.ts'
import {
  closeRoom,
  getRoom,
  listRooms,
  openRoom,
  openRoomFile,
  readRoom,
  sayInRoom,
  takeBackWord,
  type RoomId,
} from '../contract.ts'

const { region, jakarta, two, words: wordsAt } = useRooms()
const words = (room: RoomId) => wordsAt(jakarta, room)
const from = deliverTo(jakarta)

test.each(['Lestari', 'Eko', 'Gita', 'Bima'] as const)(
  'for %s, who is not of the case or not of it here, there is no room',
  async (person) => {
    const { room, id, request } = await aRoom(two)
    await sayIn(jakarta, room, { said: aMessage('Between the two of us.') })
    const [, word] = await words(room)
    const she = jakarta.as(person)
    // Bima works in the agency of the case; the others do not, and learn nothing by asking.
    const expected = person === 'Bima' ? 200 : 404
    const tries = [
      await she(getRoom, { room }),
      await she(listRooms, { case: id }),
      await she(listRooms, { request }),
      await she(readRoom, { room }),
      await she(sayInRoom, { room, said: aMessage('Me too.'), shared: true }),
      await she(openRoom, { through: [request], title: 'Mine' }),
      await she(takeBackWord, { room, word: word!.id, reason: 'NotNeeded' }),
      await she(closeRoom, { room }),
    ]
    expect(tries.map(({ status }) => status)).toEqual(Array(tries.length).fill(expected))
    if (expected === 404)
      expect((await she(openRoomFile, { room, word: word!.id })).body.code).toBe(
        (await she(openRoomFile, { room: randomUUID() as RoomId, word: word!.id })).body.code,
      )
  },
)

test('a stranger neither sends a file up nor gets one', async () => {
  const { room } = await aRoom(two)
  for (const method of ['POST', 'GET']) {
    const path = `${jakarta.host.origin}/api/requests/room-file/${room}`
    expect((await jakarta.fetch(new Request(path, { method }))).status).toBe(401)
  }
})

test.each(['Dewi', 'Hadi', 'Nobody'] as const)(
  '%s, without the right, is refused before anything is read',
  async (person) => {
    const { room } = await aRoom(two)
    for (const name of ['get-room', 'read-room', 'close-room'])
      expect((await jakarta.post(`requests/${name}`, { room }, person)).status).toBe(403)
    const file = await jakarta.fetch(
      new Request(`${jakarta.host.origin}/api/requests/room-file/${room}`, {
        method: 'POST',
        body: 'x',
        headers: { 'x-person': person },
      }),
    )
    expect(file.status).toBe(403)
  },
)

test('a state that is not of the room is not heard in it, however it addresses itself', async () => {
  const { room, request } = await aRoom(two)
  const before = await words(room)
  await expect(from('KH', messageIn(room))).rejects.toMatchObject({ code: 'requests/no-such-room' })
  await expect(from('KH', { ...headIn(room), kind: 'Closed' })).rejects.toMatchObject({
    code: 'requests/no-such-room',
  })
  // Nor does it open one through a request that it does not share, nor over one that is there.
  const opened = { kind: 'Opened', request, states: ['ID', 'KH'], title: 'Ours' }
  await expect(from('KH', { ...headIn(randomUUID()), ...opened })).rejects.toMatchObject({
    code: 'requests/no-such-request',
  })
  await expect(from('TH', { ...headIn(room), ...opened, states: ['ID', 'TH', 'KH'] })).rejects.toMatchObject({
    code: 'requests/already-known',
  })
  for (const states of [
    ['TH', 'KH'],
    ['ID', 'KH'],
    ['ID', 'TH', 'TH'],
  ])
    await expect(from('TH', { ...headIn(randomUUID()), ...opened, states })).rejects.toMatchObject({
      code: 'requests/no-such-request',
    })
  expect(await words(room)).toEqual(before)
})

test('over the exchange too: what a strange state signs into a room is refused, and it reads so', async () => {
  const { room } = await aRoom(two)
  const phnomPenh = region.node('KH')
  // A program of another maker keeps its own rules: it writes past the log of ours.
  await phnomPenh.rows('alter table exchange.message disable trigger only_shared_words_leave')
  const id = await inSystem(phnomPenh.host, (context) =>
    sendMessage(context, {
      to: 'ID',
      type: 'requests.room@1.0',
      thread: room,
      body: messageIn(room),
      handling: { tlp: 'AMBER', onward: 'ask', purpose: 'protection' },
    }),
  )
  await region.settle()
  expect(await phnomPenh.rows('select state, code from exchange.message where id = $1', [id])).toEqual([
    { state: 'refused', code: 'requests/no-such-room' },
  ])
  expect(JSON.stringify(await words(room))).not.toContain('Listen to me')
})
