import { beforeAll, describe, expect, test } from 'vitest'
import { useNode } from '../../test/node.ts'
import { people, type Person } from '../../test/people.ts'
import { newId } from '../platform/new-id.ts'
import { declareConflict, listReads } from './contract.ts'

const node = useNode()
const [one, other] = [newId(), newId()]
const look = (person: Person, cases: string[], action = 'casework/get-case') =>
  node.rows(
    `insert into platform.ledger (id, at, officer, action, subject, cases, mark) values ($1, $2, $3, $4, $5, $6, '')`,
    [newId(), new Date('2026-11-24T06:00:00Z'), people[person].id, action, cases[0], cases],
  )

beforeAll(async () => {
  await look('Amara', [one])
  await look('Bima', [one, other])
  await look('Citra', [one])
})

describe('who looked at this case', () => {
  test('is shown to the data-protection officer and to the auditor, with post and agency', async () => {
    for (const person of ['Indra', 'Mega'] as const) {
      const { status, body } = await node.as(person)(listReads, { case: one })
      expect(status).toBe(200)
      expect(body.reads.map((read: { officer: { name: string } }) => read.officer.name)).toEqual([
        'Citra',
        'Bima',
        'Amara',
      ])
      expect(body.reads[0]).toMatchObject({ agency: 'protection', action: 'casework/get-case', cases: [one] })
    }
  })

  test('is shown to a supervisor for a case that she opened herself, and for no other', async () => {
    expect((await node.as('Citra')(listReads, { case: one })).body.reads).toHaveLength(3)
    expect((await node.as('Citra')(listReads, { case: other })).body).toEqual({ reads: [], more: false })
    expect((await node.as('Citra')(listReads, { case: newId() })).body).toEqual({ reads: [], more: false })
  })

  test('is closed to a supervisor with a conflict', async () => {
    await look('Citra', [other])
    expect((await node.as('Citra')(listReads, { case: other })).body.reads).not.toEqual([])
    await node.as('Indra')(declareConflict, { subject: other, officer: people.Citra.id as never, why: 'Relative' })
    expect((await node.as('Citra')(listReads, { case: other })).body.reads).toEqual([])
  })

  test('is closed to everybody else', async () => {
    for (const person of ['Amara', 'Hadi', 'Joko', 'Eko'] as const)
      expect(await node.as(person)(listReads, { case: one })).toMatchObject({ status: 403 })
  })

  test('is itself written down', async () => {
    expect(
      await node.rows(`select from platform.ledger where action = 'access/list-reads' and subject = $1`, [one]),
    ).not.toEqual([])
  })
})

describe('what one officer looked at', () => {
  test('is for those who watch, not for a supervisor', async () => {
    const { body } = await node.as('Indra')(listReads, { officer: people.Bima.id as never })
    expect(body.reads).toEqual([expect.objectContaining({ cases: [one, other] })])
    expect((await node.as('Citra')(listReads, { officer: people.Bima.id as never })).body.reads).toEqual([])
  })

  test('comes in pages', async () => {
    for (let n = 0; n < 105; n++) await look('Dewi', [one])
    const first = (await node.as('Indra')(listReads, { officer: people.Dewi.id as never })).body
    expect(first).toMatchObject({ more: true })
    const rest = await node.as('Indra')(listReads, { officer: people.Dewi.id as never, before: first.reads.at(-1).id })
    expect([...first.reads, ...rest.body.reads]).toHaveLength(105)
    expect(rest.body.more).toBe(false)
  })
})

test('neither a case nor an officer is no question', async () => {
  expect(await node.as('Indra')(listReads, {} as never)).toMatchObject({ status: 400 })
})
