import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { aMessage, aRoom, deliverTo, headIn, messageIn, sayIn, useRooms } from '../../../test/a-room.ts'
import { finishAction, type RoomId } from '../contract.ts'

const { jakarta, two, words: wordsAt } = useRooms()
const words = (room: RoomId) => wordsAt(jakarta, room)
const from = deliverTo(jakarta)

test('what is not agreed, or lies about its place, is refused whole', async () => {
  const { room } = await aRoom(two)
  const asAgreed = { code: 'requests/not-as-agreed' }
  for (const body of [
    messageIn(room, { name: 'Riko Pratama' }),
    messageIn(room, { passportNumber: 'A1234567' }),
    messageIn(room, { tlp: 'RED' }),
    messageIn(room, { text: '' }),
    messageIn(room, { kind: 'Order' }),
    { ...messageIn(room), kind: 'Action', owner: 'thailand', ownerPost: 'x', due: '2026-11-27' },
  ])
    await expect(from('TH', body)).rejects.toMatchObject(asAgreed)
  await expect(from('TH', messageIn(room), { thread: randomUUID() })).rejects.toMatchObject({
    code: 'requests/no-such-room',
  })
  await expect(from('TH', messageIn(randomUUID()))).rejects.toMatchObject({ code: 'requests/room-not-here-yet' })
  const action = { ...messageIn(room), kind: 'Action', owner: 'KH', ownerPost: 'x', due: '2026-11-27' }
  await expect(from('TH', action)).rejects.toMatchObject({ code: 'requests/no-such-room' })
  const file = { ...headIn(room), kind: 'File', name: 'x.pdf', type: 'application/pdf', size: 3 }
  await expect(from('TH', file)).rejects.toMatchObject({ code: 'requests/no-such-room' })
  const once = messageIn(room)
  await from('TH', once)
  await expect(from('TH', once)).rejects.toMatchObject({ code: 'requests/already-known' })
  expect((await words(room)).filter(({ text }) => text === 'Listen to me.')).toHaveLength(1)
})

test('nobody takes back another’s words, does another’s action, or closes another’s room', async () => {
  const { room } = await aRoom(two)
  await sayIn(jakarta, room, { said: aMessage('Ours.') })
  const action = {
    kind: 'Action' as const,
    text: 'Ours to do',
    owner: 'ID',
    ownerPost: 'desk',
    due: '2026-11-27',
    language: 'en',
  }
  await sayIn(jakarta, room, { said: action })
  await sayIn(jakarta, room, { said: { ...action, text: 'Our own list' }, shared: false })
  const [, ours, toDo, own] = await words(room)
  const about = (kind: string, word: string, more: object = {}) => ({ ...headIn(room), kind, about: word, ...more })
  const reason = { reason: 'NotNeeded' }
  for (const body of [
    about('Recalled', ours!.id, reason),
    about('Recalled', randomUUID(), reason),
    about('Done', toDo!.id),
    about('Done', ours!.id),
    // Of what is ours alone they cannot even know.
    about('Recalled', own!.id, reason),
  ])
    await expect(from('TH', body)).rejects.toMatchObject({ code: 'requests/no-such-word' })
  await expect(from('TH', { ...headIn(room), kind: 'Closed' })).rejects.toMatchObject({
    code: 'requests/no-such-room',
  })
  expect(await jakarta.as('Amara')(finishAction, { room, action: toDo!.id })).toMatchObject({ status: 200 })
  expect((await words(room)).find(({ id }) => id === toDo!.id)!.action!.doneAt).not.toBe(null)
})

test('a name that comes all the same is taken in, and handled as RED here', async () => {
  const { room } = await aRoom(two)
  await from('TH', messageIn(room, { text: 'We have seen Riko Pratama at the bridge.' }))
  expect((await words(room)).at(-1)).toMatchObject({ tlp: 'RED', from: 'TH' })
})

test('PostgreSQL: a word is neither changed nor deleted, and none of it is readable in the database', async () => {
  const { room } = await aRoom(two, 'A title that nobody reads')
  await sayIn(jakarta, room, { said: aMessage('The cook at gate 4 helps.') })
  for (const { pool } of [jakarta.host.system, jakarta.host.database])
    for (const statement of [
      "update requests.room_word set content = ''",
      'update requests.room_word set shared = true',
      "update requests.room set states = '{ID,KH}'",
      'delete from requests.room_word',
      'delete from requests.room',
      "select requests.erase_word((select id from requests.room_word limit 1), '')",
    ])
      await expect(pool.query(statement)).rejects.toThrow(/permission denied|only what was taken back/)
  const rows = await jakarta.rows(
    'select r::text, w::text from requests.room r join requests.room_word w on w.room = r.id',
  )
  expect(JSON.stringify(rows)).not.toMatch(/cook|nobody reads/)
})
