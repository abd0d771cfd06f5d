import { beforeAll, describe, expect, test } from 'vitest'
import { aCase } from '../../../test/a-case.ts'
import { useNode } from '../../../test/node.ts'
import { people } from '../../../test/people.ts'
import { changeChoices, liftConflict, listConflictClaims, listNotices } from '../../access/contract.ts'
import { addIdentifier, addPerson, changePerson, getCase } from '../contract.ts'
import { likenessOf } from './conflict-strength.ts'
import { Identity } from './contract.ts'

const node = useNode()
const amara = node.as('Amara')

beforeAll(async () => {
  const name = (officer: string, name: string) =>
    node.rows('update access.officer set name = $2 where id = $1', [officer, name])
  await name(people.Bima.id, 'Bima Wicaksono')
})

const blocked = async (subject: string) =>
  (await node.rows<{ officer: string }>('select officer from access.conflict_block where subject = $1', [subject])).map(
    ({ officer }) => officer,
  )
const who = (text: string, role: 'Suspect' | 'Witness' | 'FamilyMember' = 'Witness') => ({
  names: [{ text, kind: 'Full' as const }],
  roles: [{ role }],
})

describe('an officer who stands in a case herself (domain 10.6.4)', () => {
  test.each(['Suspect', 'Witness', 'FamilyMember'] as const)(
    'as %s by her own name loses it at once; supervisor and data-protection officer are told, she is not',
    async (role) => {
      const { id } = await aCase(node)
      expect((await node.as('Bima')(getCase, { case: id })).status).toBe(200)
      await amara(addPerson, { case: id, ...who('WICAKSONO, Bima', role) })
      await node.drain()

      expect(await blocked(id)).toEqual([people.Bima.id])
      expect((await node.as('Bima')(getCase, { case: id })).status).toBe(404)
      for (const person of ['Citra', 'Indra'] as const)
        expect((await node.as(person)(listNotices, {})).body.notices).toContainEqual(
          expect.objectContaining({ kind: 'access.conflict-declared', subject: id }),
        )
      const hers = (await node.as('Bima')(listNotices, {})).body.notices
      expect(hers.filter((each: { subject: string }) => each.subject === id)).toEqual([])
    },
  )

  test('by a name that is like hers keeps it until somebody confirms', async () => {
    const { id, person } = await aCase(node)
    await amara(changePerson, { person, changes: who('Bima Wicaksana') })
    await node.drain()
    expect(await blocked(id)).toEqual([])
    const { claims } = (await node.as('Citra')(listConflictClaims, {})).body
    expect(claims.filter((each: { subject: string }) => each.subject === id)).toMatchObject([
      { officer: { name: 'Bima Wicaksono' }, why: 'NamedInCase', declaredBy: null },
    ])
  })

  test('by her post, and by her telephone', async () => {
    const post = await aCase(node)
    const changes = { description: `He said that the ${people.Eko.post} drove him.` }
    await amara(changePerson, { person: post.person, changes })
    await node.as('Bima')(changeChoices, { phone: '+999215550166' })
    const phone = await aCase(node)
    await amara(addIdentifier, { case: phone.id, person: phone.person, kind: 'Phone', value: '+999 215 550 166' })
    await node.drain()
    expect(await blocked(post.id)).toEqual([people.Eko.id])
    expect(await blocked(phone.id)).toEqual([people.Bima.id])
  })

  test('is found once: what an auditor lifted as mistaken is not found again for the same person', async () => {
    const { id, person } = await aCase(node, { name: 'Bima Wicaksono' })
    await node.drain()
    expect(await blocked(id)).toEqual([people.Bima.id])
    await node.as('Mega')(liftConflict, { subject: id, officer: people.Bima.id as never, reason: 'Mistaken' })
    await amara(changePerson, { person, changes: { description: 'Another man of that name.' } })
    await node.drain()
    expect(await blocked(id)).toEqual([])
  })
})

test.each([
  ['Bima Wicaksono', 'Bpk. Bima Wicaksono', { strong: true }],
  ['Bima Wicaksono', 'wicaksono bima', { strong: true }],
  ['Bima Wicaksono', 'Bima Wicaksana', { strong: false }],
  ['Bima Wicaksono', 'Bima', undefined],
  ['Bima Wicaksono', 'Sari Wulandari', undefined],
  ['Siti Aminah', 'Siti Rahma', undefined],
  ['Suharto', 'Suharto', { strong: false }],
  ['Dewi', 'Dewi Lestari', undefined],
])('the officer %s and the person %s', (officer, text, likeness) => {
  const identity = Identity.parse({ names: [{ text, kind: 'Full' }] })
  const found = likenessOf({ name: officer, post: 'P-07 Protection officer' }, identity)
  expect(found && { strong: found.strong }).toEqual(likeness)
})
