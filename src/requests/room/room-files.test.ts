import { expect, test } from 'vitest'
import { aRoom, sayIn, useRooms } from '../../../test/a-room.ts'
import { inSystem } from '../../platform/in-system.ts'
import { openRoomFile, takeBackWord } from '../contract.ts'
import { dropUnsaidFiles } from './drop-files.ts'

const { region, jakarta, bangkok, two, words, last } = useRooms()

test('a file goes to the others by the exchange, sealed, and opens there to the same bytes', async () => {
  const { room } = await aRoom(two)
  const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(200_000, 7)])
  const upload = (body: Uint8Array, person = 'Amara') =>
    jakarta.fetch(
      new Request(`${jakarta.host.origin}/api/requests/room-file/${room}`, {
        method: 'POST',
        headers: { 'x-person': person },
        body: new Uint8Array(body),
      }),
    )
  expect((await upload(Buffer.from('MZ program'))).status).toBe(415)
  expect((await upload(pdf, 'Lestari')).status).toBe(404)
  const { file } = (await (await upload(pdf)).json()) as { file: string }
  await sayIn(jakarta, room, { said: { kind: 'File', name: 'map of the bridge.pdf', file } })
  expect(await sayIn(jakarta, room, { said: { kind: 'File', name: 'again.pdf', file } })).toMatchObject({ status: 404 })
  await region.settle()

  const word = (await last(bangkok, room)).id
  for (const node of [jakarta, bangkok]) {
    const { body } = await node.as('Amara')(openRoomFile, { room, word })
    const fetchAs = (person: string) =>
      node.fetch(new Request(node.host.origin + body.address, { headers: { 'x-person': person } }))
    const answer = await fetchAs('Amara')
    expect(Buffer.from(await answer.arrayBuffer()).equals(pdf)).toBe(true)
    expect(answer.headers.get('content-disposition')).toContain('map%20of%20the%20bridge.pdf')
    expect((await fetchAs('Bima')).status).toBe(404)
  }
  await jakarta.as('Amara')(takeBackWord, { room, word, reason: 'NotNeeded' })
  await region.settle()
  for (const node of [jakarta, bangkok]) {
    expect(await node.as('Amara')(openRoomFile, { room, word })).toMatchObject({ status: 404 })
    expect(JSON.stringify(await words(node, room))).not.toContain('map of')
  }
  const left = await jakarta.rows('select content, length(kept) as kept from requests.room_file where id = $1', [file])
  expect(left).toEqual([{ content: null, kept: 0 }])
})

test('a file that was sent up and never said is emptied after a day', async () => {
  const { room } = await aRoom(two)
  const sent = await jakarta.fetch(
    new Request(`${jakarta.host.origin}/api/requests/room-file/${room}`, {
      method: 'POST',
      headers: { 'x-person': 'Amara' },
      body: '%PDF-1.7 left behind',
    }),
  )
  const { file } = (await sent.json()) as { file: string }
  const drop = () => inSystem(jakarta.host, (context) => dropUnsaidFiles(context))
  expect(await drop()).toBe(0)
  region.wait({ hours: 25 })
  expect([await drop(), await drop()]).toEqual([1, 0])
  expect(await sayIn(jakarta, room, { said: { kind: 'File', name: 'late.pdf', file } })).toMatchObject({ status: 404 })
})
