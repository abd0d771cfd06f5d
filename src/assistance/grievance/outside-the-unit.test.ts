import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { aCase, takePart } from '../../../test/a-case.ts'
import { grievancesAt, hidden } from '../../../test/a-grievance.ts'
import { useNode } from '../../../test/node.ts'
import { agencies, people } from '../../../test/people.ts'
import { eyesAt } from '../../../test/seen-by.ts'
import { listNotices } from '../../access/contract.ts'
import { readNumber } from '../../platform/portal/receipt.ts'
import { listGrievances, takeGrievance, type GrievanceId } from './contract.ts'

const node = useNode()
const seenBy = eyesAt(node)
const { aGrievance, look, step, seen } = grievancesAt(node)

test('who took it down sees it no more, and nobody without the right sees any', async () => {
  const { id } = await aGrievance()
  expect(await look('Dewi', id)).toMatchObject({ status: 403 })
  for (const person of ['Dewi', 'Amara', 'Citra', 'Eko', 'Hadi', 'Indra'] as const)
    expect((await seen(person, id)).slice(1)).toEqual([0, 0, 0])
})

test('a grievance officer never sees what is about her own unit, nor by naming it as her own', async () => {
  const { id } = await aGrievance({ aboutAgency: agencies.protection })
  expect(await seen('Qori', id)).toEqual(hidden)
  expect(await step('Qori', id, { step: 'Acknowledged' })).toMatchObject({ status: 404 })
  expect((await look('Putri', id)).body.track).toBe('Independent')

  const other = await aGrievance()
  expect((await seen('Qori', other.id)).slice(0, 2)).toEqual([200, 1])
  expect(await step('Qori', other.id, { step: 'UnitNamed', agency: agencies.protection })).toMatchObject({
    status: 200,
  })
  expect(await seen('Qori', other.id)).toEqual(hidden)
  const { body } = await node.as('Qori')(listGrievances, {})
  expect(JSON.stringify(body)).not.toContain(other.id)
})

test('officials accused, bribes and an office that is not named go to the independent body', async () => {
  for (const more of [{ officials: true }, { type: 'FeeOrBribeDemanded' as const }, { aboutAgency: null }]) {
    const { id } = await aGrievance(more)
    expect(await seen('Sinta', id)).toEqual(hidden)
    expect((await look('Putri', id)).body.track).toBe('Independent')
  }
  const { id } = await aGrievance({ aboutAgency: null })
  await step('Putri', id, { step: 'UnitNamed', agency: agencies.police })
  expect((await look('Sinta', id)).status).toBe(200)
})

test('an accused officer sees it no more, wherever she sits; what is about the ombudsman others hear', async () => {
  const { id } = await aGrievance()
  await step('Putri', id, { step: 'UnitNamed', agency: agencies.police, accused: [people.Putri.id] })
  expect(await seen('Putri', id)).toEqual(hidden)
  const about = await aGrievance({ aboutAgency: agencies.ombudsman, officials: true })
  expect(await seen('Putri', about.id)).toEqual(hidden)
  expect((await look('Sinta', about.id)).status).toBe(200)
})

test('nobody writes past the rules: no state, no track, no check, no accused', async () => {
  const { id } = await aGrievance()
  for (const pool of [node.host.database.pool, node.host.system.pool]) {
    await expect(pool.query("update assistance.grievance set track = 'Ordinary'")).rejects.toThrow(/permission denied/)
    await expect(pool.query('delete from assistance.grievance_step')).rejects.toThrow(/permission denied/)
    await expect(pool.query("update assistance.grievance_check set answer = 'NoHarm'")).rejects.toThrow(/denied/)
  }
  await expect(seenBy('Sinta', 'select from assistance.grievance_accused')).rejects.toThrow(/permission denied/)
  await expect(
    seenBy(
      'Qori',
      "insert into assistance.grievance_step (grievance, kind, content, taken_by, at) values ($1, 'Answered', '', $2, now())",
      [(await aGrievance({ aboutAgency: agencies.protection })).id, people.Qori.id],
    ),
  ).rejects.toThrow(/row-level security/)
  expect((await look('Sinta', id)).status).toBe(200)
})

test('the log names no case, so that a supervisor of the unit does not read there who complained', async () => {
  const { id: caseId, person } = await aCase(node)
  await takePart(node, { id: caseId, agency: 'identification' })
  const taken = await node.as('Amara')(takeGrievance, {
    once: randomUUID(),
    channel: 'InPerson',
    type: 'WrongIdentificationDecision',
    language: 'id',
    aboutAgency: agencies.identification,
    person,
    told: { what: 'They asked me nothing.' },
  })
  const receipt = readNumber(taken.body.receipt)
  const [row] = await node.rows<{ id: GrievanceId; content: Buffer }>(
    'select id, content from assistance.grievance where receipt = $1',
    [receipt],
  )
  expect(row!.content.toString('latin1')).not.toContain('They asked')
  const { body } = await look('Sinta', row!.id)
  expect(body).toMatchObject({ person, anonymous: true, told: { what: 'They asked me nothing.' } })
  const lines = await node.rows("select from platform.ledger where action like '%grievance%' and cases <> '{}'")
  expect(lines).toEqual([])

  expect(await step('Sinta', row!.id, { step: 'ReviewAsked' })).toMatchObject({ status: 200 })
  await node.drain()
  const { notices } = (await node.as('Farah')(listNotices, {})).body
  expect(notices).toContainEqual(expect.objectContaining({ kind: 'identification.review-asked', subject: caseId }))
  expect(await node.rows("select from platform.ledger where action like '%grievance%' and cases <> '{}'")).toEqual([])
  const { id } = await aGrievance()
  expect(await step('Sinta', id, { step: 'ReviewAsked' })).toMatchObject({ status: 409 })
})
