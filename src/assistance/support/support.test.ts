import { describe, expect, test } from 'vitest'
import { aCase } from '../../../test/a-case.ts'
import { useNode } from '../../../test/node.ts'
import type { PersonId } from '../../casework/contract.ts'
import { listSupportPlans, SupportState, supportMoves, writeSupportPlan, type SupportPlanId } from './contract.ts'

const node = useNode()
const amara = node.as('Amara')

describe('a support plan goes its way', () => {
  const plan = {
    types: ['Livelihood' as const],
    objectives: 'To work and owe nothing.',
    goals: [{ goal: 'A trade', tasks: [{ what: 'Sewing course', by: 'She', until: '2027-02-01', done: false }] }],
    plannedEnd: '2027-06-30',
    reviewer: 'P-07',
    reviewDue: '2027-01-15T00:00:00.000Z',
    herWords: 'Saya mau belajar menjahit.',
  }
  const write = (...[person, id, after, state]: [PersonId, SupportPlanId | null, number, SupportState]) =>
    amara(writeSupportPlan, {
      ...plan,
      plan: id,
      after,
      person,
      state,
      actualEnd: state === 'Ended' ? '2026-11-24' : null,
    })
  const paths: Record<SupportState, readonly SupportState[]> = {
    Draft: ['Draft'],
    Agreed: ['Draft', 'Agreed'],
    Active: ['Draft', 'Agreed', 'Active'],
    Reviewed: ['Draft', 'Agreed', 'Active', 'Reviewed'],
    Ended: ['Draft', 'Ended'],
  }
  test.each(SupportState.options)('from %s', async (from) => {
    const { person, id } = await aCase(node)
    const path = paths[from]
    const { body } = await write(person, null, 0, 'Draft')
    for (const [at, state] of path.entries()) if (at > 0) await write(person, body.id as SupportPlanId, at, state)
    for (const next of SupportState.options.filter((state) => !supportMoves[from].includes(state)))
      expect(await write(person, body.id as SupportPlanId, path.length, next)).toMatchObject({
        status: 409,
        body: { code: 'assistance/not-this-way' },
      })
    expect((await amara(listSupportPlans, { case: id })).body.plans).toMatchObject([
      { state: from, number: path.length },
    ])
    const next = supportMoves[from][0]
    if (next) {
      const both = await Promise.all([1, 2].map(() => write(person, body.id as SupportPlanId, path.length, next)))
      expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    }
  })
  test('it is agreed in her words, or not at all', async () => {
    const { person } = await aCase(node)
    const { body } = await write(person, null, 0, 'Draft')
    const silent = { ...plan, herWords: '', plan: body.id, after: 1, person, state: 'Agreed' as const, actualEnd: null }
    expect((await amara(writeSupportPlan, silent)).status).toBe(400)
  })
})
