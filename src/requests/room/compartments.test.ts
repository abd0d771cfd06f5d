import { beforeAll, expect, test } from 'vitest'
import { aCase, takePart } from '../../../test/a-case.ts'
import { aSentRequest, knowTheLaw } from '../../../test/a-request.ts'
import { aMessage, sayIn } from '../../../test/a-room.ts'
import { useRegion } from '../../../test/region.ts'
import { getCase } from '../../casework/contract.ts'
import { getRoom, listRooms, openRoom, type RoomId } from '../contract.ts'

const region = useRegion(['ID', 'TH', 'KH'])
const jakarta = region.node('ID')
const citra = jakarta.as('Citra')

beforeAll(() => knowTheLaw(jakarta))

const names = (text: string) => [{ text, kind: 'Full' as const }]

/** One case, two people: she is of protection, he of investigation; a supervisor sees both. */
async function aCaseOfTwo() {
  const { id } = await aCase(jakarta, {
    by: 'Citra',
    people: [
      { names: names('Riko Pratama'), roles: [{ role: 'PersonOfConcern', compartment: 'protection' }] },
      { names: names('Doni Wijaya'), roles: [{ role: 'Witness', compartment: 'investigation' }] },
    ],
  })
  await takePart(jakarta, { id, agency: 'protection', compartment: 'investigation' })
  await takePart(jakarta, { id, agency: 'police', compartment: 'investigation' })
  const { people } = (await citra(getCase, { case: id })).body
  return { id, she: people[0].id as never, he: people[1].id as never }
}

test('a room that stands on protection and investigation is seen by whoever sees both, and by nobody else', async () => {
  const { id, she, he } = await aCaseOfTwo()
  const first = await aSentRequest(jakarta, { by: 'Citra', about: { id: id as never, person: she } })
  const second = await aSentRequest(jakarta, { by: 'Citra', to: 'KH', about: { id: id as never, person: he } })
  await region.settle()
  const opened = await citra(openRoom, { through: [first.request, second.request], title: 'Both sides of it' })
  expect(opened.status).toBe(200)
  const room = opened.body.room as RoomId
  expect(await sayIn(jakarta, room, { said: aMessage('For both of us.'), by: 'Citra' })).toMatchObject({ status: 200 })

  const rooms = async (person: 'Amara' | 'Eko' | 'Citra') =>
    (await jakarta.as(person)(listRooms, { case: id })).body.rooms.length as number
  expect([await rooms('Citra'), await rooms('Amara'), await rooms('Eko')]).toEqual([1, 0, 0])
  for (const person of ['Amara', 'Eko'] as const) {
    expect(await jakarta.as(person)(getRoom, { room })).toMatchObject({ status: 404 })
    const tried = await jakarta.as(person)(openRoom, { through: [first.request, second.request], title: 'Mine' })
    expect(tried).toMatchObject({ status: 404 })
  }
  // Each has a room of their own through what they see.
  const own = await jakarta.as('Amara')(openRoom, { through: [first.request], title: 'Protection' })
  expect([own.status, await rooms('Amara'), await rooms('Eko')]).toEqual([200, 1, 0])
})

test('of the two people, neither is named in a room that stands on both', async () => {
  const { id, she, he } = await aCaseOfTwo()
  const first = await aSentRequest(jakarta, { by: 'Citra', about: { id: id as never, person: she } })
  const second = await aSentRequest(jakarta, { by: 'Citra', to: 'KH', about: { id: id as never, person: he } })
  const opened = await citra(openRoom, { through: [first.request, second.request], title: 'Both sides of it' })
  const room = opened.body.room as RoomId
  for (const text of ['Riko Pratama is well.', 'We hear that Doni  WIJAYA will speak.'])
    expect(await sayIn(jakarta, room, { said: aMessage(text), by: 'Citra' })).toMatchObject({ status: 409 })
})
