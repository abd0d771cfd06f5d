import { expect, test } from 'vitest'
import { aCase, takePart } from '../../../test/a-case.ts'
import { useNode } from '../../../test/node.ts'
import { addNote } from '../../casework/contract.ts'
import type { PersonId } from '../../casework/contract.ts'
import { listDeterminations, recordDetermination, recordScreening } from '../contract.ts'
import { answerScreening, beginScreening } from '../screening/contract.ts'
import { backBox, getMatrix, strikeBacking, type Matrix } from './contract.ts'
import { definitions, definitionsFor } from './definitions.ts'
import { fillMatrix, lackingFor } from './fill.contract.ts'

const node = useNode()
const reasons = 'Passport taken, debt of 3,000 for transport, could not leave the building.'

async function aPerson() {
  const { id, person } = await aCase(node)
  await takePart(node, { id, agency: 'identification' })
  return { id, person }
}

async function sit(person: PersonId, said: [code: string, said: 'Yes' | 'No', from?: string][]) {
  const begun = await node.as('Amara')(beginScreening, { person, form: 'full-interview', language: 'en' })
  const answers = said.map(([code, what, from = 'her own words']) => ({
    id: crypto.randomUUID(),
    code,
    said: what,
    from,
  }))
  expect(await node.as('Amara')(answerScreening, { screening: begun.body.id, answers })).toMatchObject({ status: 200 })
}
const matrixOf = async (person: PersonId) => (await node.as('Farah')(getMatrix, { person })).body as Matrix
const standing = (matrix: Matrix, law = matrix.definitions[0]!) =>
  Object.fromEntries(fillMatrix(matrix, law).map((column) => [column.element, column.standing]))

async function aNote(id: string, text = 'The hostel keeps a list of who leaves the building.') {
  const added = await node.as('Amara')(addNote, { case: id as never, text })
  return added.body.note as string
}
const putNote = (person: PersonId, ground: string, more: object = {}) =>
  node.as('Amara')(backBox, {
    person,
    box: 'means.Confinement',
    side: 'For',
    ground: { kind: 'Note', id: ground },
    said: 'the hostel keeper, by telephone',
    words: 'Nobody left the building without a guard.',
    ...more,
  })

test('an answer stands in the boxes of its indicator, told for and denied against; empty boxes are empty', async () => {
  const { person } = await aPerson()
  await sit(person, [
    ['FC-M4', 'Yes'],
    ['FC-A4', 'Yes'],
    ['FC-M4', 'No', 'her employer'],
    ['FC-N1', 'Yes', 'her employer'],
  ])
  const matrix = await matrixOf(person)
  expect(matrix.definitions.map(({ definition }) => definition).slice(0, 2)).toEqual(['id-uu21-2007', 'actip'])
  expect(standing(matrix)).toEqual({ act: 'Backed', means: 'Backed', purpose: 'Empty' })
  const means = fillMatrix(matrix, matrix.definitions[0]!).find(({ element }) => element === 'means')!
  const taken = means.boxes.find(({ for: told }) => told.some(({ code }) => code === 'FC-M4'))!
  expect(taken.against).toMatchObject([{ said: 'her employer', code: 'FC-M4' }])
  expect(means.boxes.some((box) => box.for.length === 0 && box.against.length === 0)).toBe(true)
  expect(matrix.against).toMatchObject([{ code: 'FC-N1', said: ['her employer'] }])
})

test('a note backs a box, names who said it, is sealed, and is struck with a reason', async () => {
  const { id, person } = await aPerson()
  const ground = await aNote(id)
  const put = await putNote(person, ground)
  expect(put).toMatchObject({ status: 200 })
  const [row] = await node.rows(
    "select encode(content, 'escape') as content from identification.backing where person = $1",
    [person],
  )
  expect(String(row!['content'])).not.toContain('guard')
  const before = await matrixOf(person)
  expect(before.backings).toMatchObject([
    {
      box: 'means.Confinement',
      side: 'For',
      said: 'the hostel keeper, by telephone',
      ground: { kind: 'Note', id: ground },
    },
  ])
  expect(standing(before).means).toBe('Backed')

  const strike = { backing: put.body.backing, why: 'The keeper spoke of another person.' }
  expect(await node.as('Farah')(strikeBacking, strike)).toMatchObject({ status: 200 })
  expect(await node.as('Farah')(strikeBacking, strike)).toMatchObject({ status: 404 })
  const after = await matrixOf(person)
  expect(standing(after).means).toBe('Empty')
  expect(after.backings[0]!.struck).toMatchObject({ why: strike.why })
})

test('what is not there, not of this case or not hers to see backs nothing, below the program too', async () => {
  const { id, person } = await aPerson()
  const other = await aPerson()
  const theirs = await aNote(other.id)
  expect(await putNote(person, crypto.randomUUID())).toMatchObject({ status: 404 })
  expect(await putNote(person, theirs)).toMatchObject({ status: 404, body: { code: 'identification/no-such-ground' } })
  expect(await putNote(person, await aNote(id), { ground: { kind: 'Answer', id: theirs } })).toMatchObject({
    status: 400,
  })
  const ours = await aNote(id)
  const put = await putNote(person, ours)
  expect(await node.as('Lestari')(getMatrix, { person })).toMatchObject({ status: 404 })
  expect(
    await node.as('Lestari')(strikeBacking, { backing: put.body.backing, why: 'It is not so at all.' }),
  ).toMatchObject({
    status: 404,
  })
  expect(await node.as('Hadi')(getMatrix, { person })).toMatchObject({ status: 403 })
  await expect(
    node.host.system.pool.query("update identification.backing set box = 'act.Receipt' where person = $1", [person]),
  ).rejects.toThrow(/permission denied/)
})

test('a decision rests on boxes that are backed, under a law that is known, and on what was seen last', async () => {
  const { person } = await aPerson()
  await sit(person, [['FC-M2', 'Yes']])
  const screened = await node.as('Amara')(recordScreening, { person, status: 'IndicatorsPresent', reasons, seen: 0 })
  expect(screened).toMatchObject({ status: 200, body: { number: 1 } })
  const decide = (more: object) =>
    node.as('Farah')(recordDetermination, {
      person,
      status: 'PresumedVictim',
      body: 'CompetentAuthority',
      reasons,
      appealTold: true,
      ...more,
    })
  const definition = 'id-uu21-2007@2007'
  const { backings } = await matrixOf(person)
  const { box } = backings[0]!
  expect(await decide({ definition, found: ['purpose.OrganRemoval'] })).toMatchObject({
    status: 409,
    body: { code: 'identification/box-without-backing', detail: { boxes: ['purpose.OrganRemoval'] } },
  })
  expect(await decide({ definition: 'none@1', found: [box] })).toMatchObject({ status: 404 })
  expect(await decide({ found: [box] })).toMatchObject({ status: 404 })
  expect(await decide({ definition, found: [box], seen: 0 })).toMatchObject({
    status: 409,
    body: { code: 'identification/decided-meanwhile' },
  })
  expect(await decide({ definition, found: [box], seen: 1 })).toMatchObject({
    status: 200,
    body: { definition, found: [box] },
  })
  const { history } = (await node.as('Amara')(listDeterminations, { person })).body
  expect(history[0]).toMatchObject({ definition, found: [box] })
})

test('of a child no law asks for means; what a law does not name counts where it names examples only', () => {
  const of = (box: string) =>
    [{ box, side: 'For', struck: null, ground: { kind: 'Note', id: box } }] as unknown as Matrix['backings']
  for (const law of definitions) {
    const child = fillMatrix({ backings: [], minor: 'Disputed' }, law)
    expect(child.map(({ standing: how }) => how)).toEqual(['Empty', 'NotNeeded', 'Empty'])
    expect(fillMatrix({ backings: of('purpose.ForcedCriminality'), minor: 'No' }, law)[2]).toMatchObject({
      standing: law.open.includes('purpose') ? 'Backed' : 'Empty',
    })
    expect(law.verified).toBe(false)
  }
  const [indonesia, treaty] = definitionsFor('ID')
  expect(fillMatrix({ backings: of('means.DebtBondage'), minor: 'No' }, indonesia!)[1]!.standing).toBe('Backed')
  expect(fillMatrix({ backings: of('means.DebtBondage'), minor: 'No' }, treaty!)[1]!.standing).toBe('Empty')
  expect(lackingFor(['act.Receipt', 'means.DebtBondage'], treaty!, 'No')).toEqual(['means', 'purpose'])
  expect(lackingFor(['act.Receipt', 'purpose.Slavery'], treaty!, 'Yes')).toEqual([])
  expect(definitionsFor('TH')[0]!.definition).toBe('th-2551')
})
