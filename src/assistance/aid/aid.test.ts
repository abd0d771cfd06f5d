import { expect, test } from 'vitest'
import { aCase, takePart } from '../../../test/a-case.ts'
import { useNode } from '../../../test/node.ts'
import { people, type Person } from '../../../test/people.ts'
import { eyesAt } from '../../../test/seen-by.ts'
import { addPerson, type CaseId, type PersonId } from '../../casework/contract.ts'
import { inSystem } from '../../platform/in-system.ts'
import {
  addLawyer,
  askLawyer,
  checkLawyer,
  listAid,
  listLawyers,
  listMandates,
  listPrivilegedNotes,
  setAidDeadline,
  takeMandateStep,
  tellRights,
  writePrivilegedNote,
  type LawyerId,
  type MandateId,
} from './contract.ts'
import { blinded } from './lawyers.ts'

const node = useNode()
const seenBy = eyesAt(node)
let count = 0

async function aLawyer(more: object = {}): Promise<LawyerId> {
  const { body } = await node.as('Amara')(addLawyer, {
    name: `Ratna ${++count}`,
    firm: `LBH Contoh ${count}`,
    state: 'ID',
    place: 'Batam',
    languages: ['id', 'km'],
    subjects: ['Compensation', 'Detention'],
    reach: '+999215550188',
    officer: people.Ratna.id,
    ...more,
  })
  return body.id
}

async function aMandate() {
  const { id, person } = await aCase(node)
  await takePart(node, { id, agency: 'police', compartment: 'investigation' })
  const lawyer = await aLawyer()
  const asked = await node.as('Amara')(askLawyer, {
    person,
    lawyer,
    matter: 'Compensation',
    what: 'Eleven months without wage.',
  })
  return { id, person, lawyer, asked, mandate: asked.body.mandate as MandateId }
}
const step = (by: Person, mandate: MandateId, kind: string) =>
  node.as(by)(takeMandateStep, { mandate, step: kind as never, text: 'We act.' })

test('found by place, language and subject', async () => {
  const id = await aLawyer({ place: 'Kupang', languages: ['tet'], subjects: ['FamilyLaw'] })
  const find = async (by: object) =>
    (await node.as('Amara')(listLawyers, by)).body.lawyers.map((one: { id: string }) => one.id)
  expect(await find({ place: 'kup', language: 'tet', subject: 'FamilyLaw', state: 'ID' })).toEqual([id])
  expect(await find({ place: 'kup', language: 'km' })).toEqual([])
  expect((await node.as('Eko')(listLawyers, {})).status).toBe(403)
})

test('a firm that acts for an accused is refused: yes or no, and the accused stays unseen', async () => {
  const { id, person } = await aCase(node)
  await node.as('Amara')(addPerson, {
    case: id,
    names: [{ text: 'Bos Wei Contoh', kind: 'Full' }],
    roles: [{ role: 'Suspect', compartment: 'investigation' }],
  } as never)
  const [suspects] = await node.rows("select from casework.person_role where case_id = $1 and role = 'Suspect'", [id])
  expect(suspects).toBeDefined()
  const firm = 'LBH Dua Pihak'
  const theirs = await aLawyer({ firm, actsFor: ['wei CONTOH bos'] })
  const sameFirm = await aLawyer({ firm })
  const other = await aLawyer({ actsFor: ['Somebody Else'] })
  const check = async (lawyer: LawyerId) => (await node.as('Amara')(checkLawyer, { lawyer, case: id })).body
  expect([await check(theirs), await check(sameFirm), await check(other)]).toEqual([
    { conflict: true },
    { conflict: true },
    { conflict: false },
  ])
  const asked = await node.as('Amara')(askLawyer, { person, lawyer: sameFirm, matter: 'Statement', what: 'x' })
  expect(asked).toMatchObject({ status: 409, body: { code: 'assistance/acts-for-accused' } })
  expect(JSON.stringify(asked.body)).not.toContain('Wei')
  const [kept] = await node.rows<{ name: Buffer }>('select name from assistance.retainer limit 1')
  expect(kept!.name.toString('latin1')).not.toMatch(/wei/i)
  const rows = await node.rows<{ id: string }>('select id from assistance.retainer')
  await inSystem(node.host, (context) =>
    blinded.renew(
      context as never,
      rows.map((row) => row.id),
    ),
  )
  expect(await check(theirs)).toEqual({ conflict: true })
})

test('asked, accepted by counsel alone within two days, power of attorney, ended', async () => {
  const { mandate, asked, id, person, lawyer } = await aMandate()
  expect(asked.body.acceptBy).toBe('2026-11-26T07:20:00.000Z')
  expect(await node.as('Amara')(askLawyer, { person, lawyer, matter: 'Compensation', what: 'x' })).toMatchObject({
    status: 409,
    body: { code: 'assistance/already-asked' },
  })
  expect(await step('Amara', mandate, 'Accepted')).toMatchObject({ status: 403 })
  expect(await step('Teguh', mandate, 'Accepted')).toMatchObject({ status: 404 })
  expect(await step('Ratna', mandate, 'PowerGiven')).toMatchObject({ status: 409 })
  expect(await step('Ratna', mandate, 'Accepted')).toMatchObject({ status: 200 })
  expect(await step('Ratna', mandate, 'Declined')).toMatchObject({ status: 409 })
  expect(await step('Ratna', mandate, 'PowerGiven')).toMatchObject({ status: 200 })
  await node.as('Ratna')(setAidDeadline, { mandate, what: 'File the claim', due: '2026-12-01T03:00:00.000Z' })
  const { body } = await node.as('Amara')(listAid, { case: id })
  expect(body.mandates).toMatchObject([
    { state: 'Accepted', power: true, what: 'Eleven months without wage.', deadlines: [{ what: 'File the claim' }] },
  ])
  const mine = await node.as('Ratna')(listMandates, {})
  expect(mine.body.mandates).toContainEqual(expect.objectContaining({ id: mandate, code: '' }))
  expect((await node.as('Teguh')(listMandates, {})).body.mandates).toEqual([])
  await step('Amara', mandate, 'Ended')
  expect((await node.as('Amara')(listAid, { case: id })).body.mandates[0]).toMatchObject({
    state: 'Ended',
    power: false,
  })
})

test('privileged notes: counsel reads them; no police, no administrator, no supervisor, not the node itself', async () => {
  const { mandate, id } = await aMandate()
  const write = (by: Person) => node.as(by)(writePrivilegedNote, { mandate, text: 'She named the recruiter to me.' })
  expect(await write('Ratna')).toMatchObject({ status: 409 })
  await step('Ratna', mandate, 'Accepted')
  expect(await write('Ratna')).toMatchObject({ status: 200 })
  expect((await node.as('Ratna')(listPrivilegedNotes, { mandate })).body.notes).toMatchObject([
    { text: 'She named the recruiter to me.' },
  ])
  for (const by of ['Amara', 'Citra', 'Eko', 'Farah', 'Hadi', 'Indra', 'Mega'] as const) {
    expect((await node.as(by)(listPrivilegedNotes, { mandate })).status).toBe(403)
    expect(await seenBy(by, 'select from assistance.privileged_note')).toBe(0)
  }
  expect(await node.as('Teguh')(listPrivilegedNotes, { mandate })).toMatchObject({ status: 404 })
  expect(await seenBy('Teguh', 'select from assistance.privileged_note')).toBe(0)
  await expect(node.host.system.pool.query('select from assistance.privileged_note')).rejects.toThrow(/denied/)
  await expect(
    seenBy(
      'Amara',
      "insert into assistance.privileged_note (id, mandate, content, officer, at) values (gen_random_uuid(), $1, '', $2, now())",
      [mandate, people.Amara.id],
    ),
  ).rejects.toThrow(/row-level security/)
  const [row] = await node.rows<{ notes_key: string }>('select notes_key from assistance.mandate where id = $1', [
    mandate,
  ])
  expect([id, mandate]).not.toContain(row!.notes_key)
})

test('that she was told her rights: when, in which language, by whom, and whether she understood', async () => {
  const { id, person } = (await aCase(node)) as { id: CaseId; person: PersonId }
  const told = {
    person,
    language: 'km',
    interpreter: 'ByPhone',
    understood: 'Partly',
    note: 'Again tomorrow.',
  } as const
  expect(await node.as('Amara')(tellRights, told)).toMatchObject({ status: 200 })
  const { body } = await node.as('Amara')(listAid, { case: id })
  expect(body.rights).toMatchObject([{ ...told, by: people.Amara.id, at: '2026-11-24T07:20:00.000Z' }])
  expect(await node.as('Lestari')(listAid, { case: id })).toMatchObject({ status: 404 })
  expect(await node.as('Lestari')(tellRights, told)).toMatchObject({ status: 404 })
})
