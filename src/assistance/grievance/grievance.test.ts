import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { grievancesAt, hidden } from '../../../test/a-grievance.ts'
import { useNode } from '../../../test/node.ts'
import { agencies, people } from '../../../test/people.ts'
import { inSystem } from '../../platform/in-system.ts'
import { GrievanceState, grievanceMoves, listGrievances, type GrievanceStep } from './contract.ts'
import { escalateGrievances } from './watch.ts'

const node = useNode()
const { aGrievance, look, step, seen } = grievancesAt(node)

test('acknowledged, reviewed, decided, appealed to another, remedied: every step stays, and each clock is set', async () => {
  const { id, taken } = await aGrievance()
  expect(taken.body).toMatchObject({
    receipt: expect.stringMatching(/^\d{4} \d{4} \d{2}$/),
    acknowledgeBy: '2026-11-26T07:20:00.000Z',
    decideBy: '2026-12-24T07:20:00.000Z',
  })
  expect((await look('Sinta', id)).body).toMatchObject({ due: '2026-11-26T07:20:00.000Z', track: 'Ordinary' })
  expect(await step('Sinta', id, { step: 'Acknowledged' })).toMatchObject({ status: 200 })
  expect((await look('Sinta', id)).body).toMatchObject({ due: '2026-12-24T07:20:00.000Z', state: 'Acknowledged' })
  await step('Sinta', id, { step: 'UnderReview' })
  await step('Sinta', id, { step: 'Decided', outcome: 'NotUpheld' })
  expect((await look('Sinta', id)).body).toMatchObject({ due: null, state: 'Decided', outcome: 'NotUpheld' })
  await step('Sinta', id, { step: 'Appealed' })
  expect(await step('Sinta', id, { step: 'UnderReview' })).toMatchObject({
    status: 409,
    body: { code: 'assistance/who-decided-does-not-hear' },
  })
  await step('Putri', id, { step: 'UnderReview' })
  await step('Putri', id, { step: 'Decided', outcome: 'Upheld' })
  await step('Putri', id, { step: 'Remedied' })
  const { body } = await look('Putri', id)
  expect(body).toMatchObject({ state: 'Remedied', told: { name: 'Sari', what: 'Nobody has called for three months.' } })
  expect(body.steps.map(({ kind, by }: { kind: string; by: string }) => [kind, by === people.Putri.id])).toEqual([
    ['Acknowledged', false],
    ['UnderReview', false],
    ['Decided', false],
    ['Appealed', false],
    ['UnderReview', true],
    ['Decided', true],
    ['Remedied', true],
  ])
})

test('no step that does not follow is taken, from any state, through the desk or past it', async () => {
  const path = {
    Received: [],
    Acknowledged: ['Acknowledged'],
    UnderReview: ['Acknowledged', 'UnderReview'],
    Decided: ['Acknowledged', 'UnderReview', 'Decided'],
    Remedied: ['Acknowledged', 'UnderReview', 'Decided', 'Remedied'],
    Appealed: ['Acknowledged', 'UnderReview', 'Decided', 'Appealed'],
  } as const
  const told = (kind: GrievanceStep) => ({ step: kind, ...(kind === 'Decided' && { outcome: 'Upheld' as const }) })
  for (const from of GrievanceState.options) {
    const { id } = await aGrievance()
    for (const each of path[from]) await step('Sinta', id, told(each))
    for (const to of GrievanceState.options.filter((to) => to !== 'Received' && !grievanceMoves[from].includes(to)))
      expect(await step('Putri', id, told(to as GrievanceStep)), `${from} ${to}`).toMatchObject({
        status: 409,
        body: { code: 'assistance/step-does-not-follow' },
      })
    expect((await look('Sinta', id)).body.state).toBe(from)
  }
})

test('the same form twice is one grievance with one receipt', async () => {
  const once = randomUUID()
  const [first, second] = [await aGrievance({ once }), await aGrievance({ once })]
  expect(second.id).toBe(first.id)
  expect(second.taken.body).toEqual(first.taken.body)
})

test('nothing goes to another state without a yes', async () => {
  const { id } = await aGrievance({ aboutState: 'TH', aboutAgency: null })
  expect((await look('Sinta', id)).body).toMatchObject({ track: 'Ordinary', aboutState: 'TH' })
  expect(await step('Sinta', id, { step: 'SentToState' })).toMatchObject({
    status: 409,
    body: { code: 'assistance/no-consent-abroad' },
  })
  const agreed = await aGrievance({ aboutState: 'TH', aboutAgency: null, mayGoAbroad: true })
  expect(await step('Sinta', agreed.id, { step: 'SentToState' })).toMatchObject({ status: 200 })
  expect(await step('Sinta', agreed.id, { step: 'StateAnswered' })).toMatchObject({ status: 200 })
})

test('after 30 and 90 days somebody asks whether she was harmed; harm goes to the independent body at once', async () => {
  const { id } = await aGrievance()
  node.wait({ days: 28 })
  const { body } = await node.as('Sinta')(listGrievances, {})
  expect(body.checks).toContainEqual(expect.objectContaining({ id, days: 30 }))
  await step('Sinta', id, { step: 'Checked', days: 30, answer: 'Harm' })
  expect(await seen('Sinta', id)).toEqual(hidden)
  expect((await look('Putri', id)).body).toMatchObject({
    track: 'Independent',
    checks: [
      { days: 30, answer: 'Harm' },
      { days: 90, answer: null },
    ],
  })
})

test('an overdue grievance is passed on to the independent body, under the bell of nobody in the unit', async () => {
  await aGrievance({ aboutAgency: agencies.ombudsman })
  await aGrievance()
  node.wait({ days: 3 })
  expect(await inSystem(node.host, (context) => escalateGrievances(context as never))).toBeGreaterThan(0)
  expect(await inSystem(node.host, (context) => escalateGrievances(context as never))).toBe(0)
  await node.drain()
  const told = await node.rows<{ officer: string; subject: string | null }>(
    "select officer, subject from access.notice where kind = 'assistance.grievance-late'",
  )
  expect(new Set(told.map(({ officer }) => officer))).toEqual(new Set([people.Putri.id]))
  expect(told.every(({ subject }) => subject === null)).toBe(true)
})
