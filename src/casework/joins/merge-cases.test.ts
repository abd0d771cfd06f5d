import { expect, test } from 'vitest'
import { aCase } from '../../../test/case-of-riko.ts'
import { useNode } from '../../../test/node.ts'
import { agencies, people } from '../../../test/people.ts'
import { findCaseByCode, getCase, openCase } from '../file/contract.ts'
import { addIdentifier, findByIdentifier } from '../identifiers/contract.ts'
import { listCases } from '../lists/contract.ts'
import { inviteAgency } from '../participation/contract.ts'
import { addNote, addTask } from '../work/contract.ts'
import { linkCases, mergeCases, undoMerge, unlinkCases } from './contract.ts'

const node = useNode()
const citra = node.as('Citra')
const reason = 'The same young man, reported by his mother and by his aunt.'

async function aRichCase(by: 'Amara' | 'Citra', title: string) {
  const ask = node.as(by)
  const { body } = await ask(openCase, { ...aCase, title })
  await ask(addNote, { case: body.case, text: `A note in ${title}` })
  await ask(addTask, { case: body.case, title: `Call back about ${title}` })
  await ask(addIdentifier, { case: body.case, kind: 'Phone', value: '+999 812 000 111' })
  return { id: body.case as string, code: body.code as string }
}

/** Every row of a case file, in every table, as it stands. */
async function wholeFile(id: string) {
  const tables = [
    'person',
    'person_role',
    'identifier',
    'journey_leg',
    'task',
    'clock',
    'note',
    'state_role',
    'case_report',
  ]
  const rows = await Promise.all(
    tables.map((table) => node.rows(`select * from casework.${table} where case_id = $1 order by 1`, [id])),
  )
  const file = await node.rows(`select *, null as touched_at from casework.case_file where id = $1`, [id])
  const seen = await node.rows(
    `select agency, compartments, merged from casework.agency_case where case_id = $1 order by agency`,
    [id],
  )
  return { file, seen, ...Object.fromEntries(tables.map((table, at) => [table, rows[at]])) }
}

test('two cases become one: nothing is lost, both numbers lead to it, and undoing restores both exactly', async () => {
  const keep = await aRichCase('Citra', 'Building C-9')
  const other = await aRichCase('Citra', 'Lotus Harbour Park')
  await citra(inviteAgency, { case: other.id, agency: agencies.police, compartment: 'investigation', reason })
  const before = [await wholeFile(keep.id), await wholeFile(other.id)]

  const { body } = await citra(mergeCases, { keep: keep.id as never, absorb: other.id as never, reason })

  const merged = (await citra(getCase, { case: other.id as never })).body
  expect(merged).toMatchObject({ id: keep.id, code: keep.code, absorbed: [{ code: other.code }] })
  expect(merged.people.map((one: { code: string }) => one.code).sort()).toEqual([`${other.code}/P-01`, 'P-01'].sort())
  expect(merged.notes).toHaveLength(2)
  expect(merged.tasks).toHaveLength(2)
  expect((await citra(findCaseByCode, { code: other.code })).body).toMatchObject({ case: keep.id })
  const listed = (await citra(listCases, {})).body.cases.map((one: { id: string }) => one.id)
  expect(listed).toContain(keep.id)
  expect(listed).not.toContain(other.id)
  // Who took part in one takes part in both.
  expect((await node.as('Eko')(getCase, { case: keep.id as never })).status).toBe(200)

  const undone = await citra(undoMerge, { merge: body.merge, reason: 'They are two brothers after all.' })

  expect(undone.body).toEqual({ keep: keep.id, parted: other.id })
  expect([await wholeFile(keep.id), await wholeFile(other.id)]).toEqual(before)
  expect((await node.as('Eko')(getCase, { case: keep.id as never })).status).toBe(404)
  expect((await citra(getCase, { case: other.id as never })).body.id).toBe(other.id)
})

test('of several merges the last made is the first undone', async () => {
  const [one, two, three] = [
    await aRichCase('Citra', 'One'),
    await aRichCase('Citra', 'Two'),
    await aRichCase('Citra', 'Three'),
  ]
  const first = await citra(mergeCases, { keep: one.id as never, absorb: two.id as never, reason })
  node.wait({ minutes: 1 })
  const second = await citra(mergeCases, { keep: three.id as never, absorb: two.id as never, reason })

  expect((await citra(getCase, { case: two.id as never })).body.id).toBe(three.id)
  expect(await citra(undoMerge, { merge: first.body.merge, reason })).toMatchObject({
    status: 409,
    body: { code: 'casework/undo-the-later-merge-first' },
  })
  expect((await citra(undoMerge, { merge: second.body.merge, reason })).status).toBe(200)
  expect((await citra(undoMerge, { merge: first.body.merge, reason })).status).toBe(200)
  expect((await citra(undoMerge, { merge: first.body.merge, reason })).status).toBe(409)
})

test('a case is not merged with itself, nor with one that the officer may not see', async () => {
  const hers = await aRichCase('Citra', 'Hers')
  const foreign = await node.as('Lestari')(openCase, aCase)

  expect((await citra(mergeCases, { keep: hers.id as never, absorb: hers.id as never, reason })).status).toBe(409)
  expect((await citra(mergeCases, { keep: hers.id as never, absorb: foreign.body.case, reason })).status).toBe(404)
})

test('two cases are linked with a reason, once of a kind, and the link is seen from both and taken away', async () => {
  const one = await aRichCase('Amara', 'One')
  const two = await aRichCase('Amara', 'Two')
  const amara = node.as('Amara')
  const { body } = await amara(linkCases, { case: one.id as never, other: two.id as never, kind: 'SamePlace', reason })

  expect((await amara(getCase, { case: two.id as never })).body.links).toMatchObject([
    { kind: 'SamePlace', reason, other: { code: one.code, title: 'One' } },
  ])
  const again = await amara(linkCases, { case: two.id as never, other: one.id as never, kind: 'SamePlace', reason })
  expect(again).toMatchObject({ status: 409, body: { code: 'casework/already-linked' } })

  // A link to a case that a reader may not see is not there for her.
  await amara(inviteAgency, { case: one.id as never, agency: agencies.other, compartment: 'protection', reason })
  const seen = (await node.as('Lestari')(getCase, { case: one.id as never })).body
  expect(seen.links).toEqual([])
  expect(JSON.stringify(seen)).not.toContain(two.id)

  await amara(unlinkCases, { link: body.link })
  expect((await amara(getCase, { case: two.id as never })).body.links).toEqual([])
})

test('a number written in another way finds the cases in which it occurs, among those one may see', async () => {
  const one = await aRichCase('Amara', 'One')
  await node.as('Gita')(openCase, aCase)

  const found = await node.as('Bima')(findByIdentifier, { kind: 'Phone', value: '00999 812-000-111' })

  expect(found.body.found.map((hit: { case: string }) => hit.case)).toContain(one.id)
  expect((await node.as('Gita')(findByIdentifier, { kind: 'Phone', value: '+999812000111' })).body.found).toEqual([])
  expect(people.Bima.agency).toBe(people.Amara.agency)
  const line = await node.rows(
    `select subject, detail::text from platform.ledger where action = 'casework/find-by-identifier'`,
  )
  expect(JSON.stringify(line)).not.toContain('812')
})
