import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { useNode } from '../../test/node.ts'
import { people } from '../../test/people.ts'
import { takeReport } from '../intake/contract.ts'
import { assess, doFirstAction, getItem, questions, type FirstAction } from './contract.ts'

const node = useNode()
const amara = node.as('Amara')

async function aReport(): Promise<never> {
  const fragments = { called: 'Riko', danger: 'Now' } as const
  const { body } = await node.as('Dewi')(takeReport, { once: randomUUID(), channel: 'Call', language: 'id', fragments })
  await node.drain()
  return body.report as never
}
const actionsOf = async (report: never): Promise<FirstAction[]> => (await amara(getItem, { report })).body.firstActions

test('each reason of urgency has its first actions, with their source and not verified', async () => {
  const report = await aReport()
  for (const question of questions) {
    await amara(assess, { report, answers: { [question]: 'yes' } })
    const actions = await actionsOf(report)
    expect(actions.length).toBeGreaterThan(1)
    expect(actions.every(({ source, verified, done }) => source && !verified && done === null)).toBe(true)
  }
  await amara(assess, { report, answers: {} })
  expect(await actionsOf(report)).toEqual([])
})

test('an action for two reasons stands once; a tick says who did it when, and stays with the first', async () => {
  const report = await aReport()
  await amara(assess, { report, answers: { danger: 'yes', sale: 'yes' } })
  const rescue = async () => (await actionsOf(report)).filter(({ action }) => action === 'prepare-a-rescue-request')
  expect(await rescue()).toMatchObject([{ reasons: ['danger', 'sale'], done: null }])

  const tick = { report, action: 'prepare-a-rescue-request', done: true }
  await amara(doFirstAction, tick)
  node.wait({ minutes: 5 })
  await node.as('Bima')(doFirstAction, tick)
  expect(await rescue()).toMatchObject([{ done: { by: people.Amara.id, at: '2026-11-24T07:20:00.000Z' } }])

  await amara(doFirstAction, { ...tick, done: false })
  expect(await rescue()).toMatchObject([{ done: null }])
  const lines = await node.rows(
    `select 1 from platform.ledger where action = 'triage/do-first-action' and subject = $1`,
    [report],
  )
  expect(lines).toHaveLength(3)
  expect(await amara(doFirstAction, { ...tick, action: 'dance' })).toMatchObject({ status: 404 })
})
