import { expect, test } from 'vitest'
import { aCase, takePart } from '../../../test/a-case.ts'
import { aProvider } from '../../../test/a-service.ts'
import { useNode } from '../../../test/node.ts'
import { listDue } from '../due/contract.ts'
import { giveBed, keepBed, leaveBed, listBeds, restrict, reviewRestriction, type MeantFor } from './contract.ts'

const node = useNode()
const amara = node.as('Amara')
const reason = 'No other bed is free tonight; a curtain is put up.'
let houses = 0

async function aHouse(...beds: readonly MeantFor[]) {
  const house = await aProvider(node, {
    name: `Rumah Aman Contoh ${++houses}`,
    types: ['Shelter'],
    serves: ['Women', 'Men', 'Trans', 'Children', 'Families'],
  })
  const made: never[] = []
  for (const [n, meantFor] of beds.entries())
    made.push((await amara(keepBed, { id: null, provider: house, name: `B-${n}`, meantFor })).body.bed as never)
  return { house, beds: made }
}
const somebody = async (gender: string, age: number | null = 25) => {
  const { id, person } = await aCase(node, {
    people: [
      { names: [], gender: gender as never, age, ageSource: 'SelfStated', roles: [{ role: 'PersonOfConcern' }] },
    ],
  } as never)
  return { id, person: person as never }
}

test('nobody sleeps in a bed that is not meant for her without a reason', async () => {
  const all: readonly MeantFor[] = ['Women', 'Men', 'Trans', 'Families', 'Children']
  const meant: Record<string, readonly MeantFor[]> = {
    Feminine: ['Women', 'Families'],
    Masculine: ['Men', 'Families'],
    TransgenderFeminine: ['Trans', 'Families'],
    NonConforming: ['Trans', 'Families'],
    NonSpecifiedUnknown: ['Families'],
  }
  for (const [gender, fits] of Object.entries(meant)) {
    const { beds } = await aHouse(...all)
    const { person } = await somebody(gender)
    for (const [n, bed] of beds.entries()) {
      const without = await amara(giveBed, { bed, person })
      const fit = fits.includes(all[n]!)
      expect([gender, all[n], without.status]).toEqual([gender, all[n], fit ? 200 : 409])
      const given = fit ? without : await amara(giveBed, { bed, person, reason })
      expect(given.body.meant).toBe(fit)
      await amara(leaveBed, { stay: given.body.stay })
    }
  }
  const { beds } = await aHouse('Women', 'Children')
  const { person: girl } = await somebody('Feminine', 15)
  expect((await amara(giveBed, { bed: beds[0]!, person: girl })).body.code).toBe('assistance/not-meant-for-her')
  expect((await amara(giveBed, { bed: beds[1]!, person: girl })).status).toBe(200)
})

test('raced: a bed holds one person, a person has one bed', async () => {
  const { beds } = await aHouse('Families', 'Families')
  const people = await Promise.all(Array.from({ length: 6 }, () => somebody('Masculine')))
  const given = await Promise.all(people.map(({ person }) => amara(giveBed, { bed: beds[0]!, person })))
  expect(given.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(given.filter(({ body }) => body.code === 'assistance/bed-is-taken')).toHaveLength(5)
  const { person } = await somebody('Masculine')
  const { beds: two } = await aHouse('Men', 'Men')
  const both = await Promise.all(two.map((bed) => amara(giveBed, { bed, person })))
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
})

test('a bed stays in its house; a closed one is given to nobody; who left has no bed', async () => {
  const { house, beds } = await aHouse('Men')
  const { house: elsewhere } = await aHouse()
  const moved = await amara(keepBed, { id: beds[0]!, provider: elsewhere, name: 'B-0', meantFor: 'Men' })
  expect(moved).toMatchObject({ status: 404, body: { code: 'assistance/no-such-bed' } })
  const { person } = await somebody('Masculine')
  const close = (closed: boolean) =>
    amara(keepBed, { id: beds[0]!, provider: house, name: 'B-0', meantFor: 'Men', closed })
  await close(true)
  expect((await amara(giveBed, { bed: beds[0]!, person })).body.code).toBe('assistance/bed-is-closed')
  await close(false)
  const { body } = await amara(giveBed, { bed: beds[0]!, person })
  expect((await amara(leaveBed, { stay: body.stay })).status).toBe(200)
  expect((await amara(leaveBed, { stay: body.stay })).status).toBe(404)
})

test('every restriction has a reason and a clock; who looks again says why it stays; it ends with the stay', async () => {
  const { house, beds } = await aHouse('Men')
  const { person } = await somebody('Masculine')
  const { body: given } = await amara(giveBed, { bed: beds[0]!, person })
  expect((await amara(restrict, { stay: given.stay, kind: 'DoorLocked', reason: 'short' })).status).toBe(400)
  const locked = await amara(restrict, {
    stay: given.stay,
    kind: 'DoorLocked',
    reason: 'A man asked for her at the gate twice.',
  })
  expect(locked.body.reviewDue).toBe('2026-11-24T11:20:00.000Z')
  const due = async () =>
    (await amara(listDue, { kinds: ['Restriction'] })).body.due
      .filter((one: { subject: string }) => one.subject === locked.body.restriction)
      .map(({ dueAt }: { dueAt: string }) => dueAt)
  expect(await due()).toEqual(['2026-11-24T11:20:00.000Z'])
  node.wait({ hours: 5 })
  const look = (ends: boolean) =>
    amara(reviewRestriction, {
      restriction: locked.body.restriction,
      ends,
      reason: 'The man still waits across the street.',
    })
  expect((await look(false)).status).toBe(200)
  expect(await due()).toEqual(['2026-11-24T16:20:00.000Z'])
  const board = await amara(listBeds, { provider: house })
  expect(board.body.houses[0].beds[0].stay.restrictions).toMatchObject([
    { kind: 'DoorLocked', reviews: [{ ends: false }] },
  ])
  await amara(leaveBed, { stay: given.stay })
  expect(await due()).toEqual([])
})

test('who looks for a bed sees that it is taken, and not by whom', async () => {
  const { house, beds } = await aHouse('Men', 'Men')
  const { id, person } = await somebody('Masculine')
  await amara(giveBed, { bed: beds[0]!, person })
  const seen = async () => (await node.as('Lestari')(listBeds, { provider: house })).body.houses[0].beds
  expect(await seen()).toMatchObject([
    { takenSince: expect.any(String), stay: null },
    { takenSince: null, stay: null },
  ])
  expect(JSON.stringify(await seen())).not.toContain(person)
  await takePart(node, { id, agency: 'other' })
  expect((await seen())[0].stay).toMatchObject({ person })
  const free = await amara(listBeds, { provider: house, free: true })
  expect(free.body.houses[0].beds).toHaveLength(1)
})
