import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { aCase, takePart } from '../../test/a-case.ts'
import { useNode } from '../../test/node.ts'
import type { Person } from '../../test/people.ts'
import { useReporter } from '../../test/reporter.ts'
import { decide, getItem, listQueue } from '../triage/contract.ts'
import { listFiles, listInbox, markRead, readReport, reply, takeReport } from './contract.ts'

const node = useNode()
const nextContact = '2026-11-26T10:00:00.000Z'
const words = { reason: 'The same building and floor.', answer: 'Kami sudah membuka kasus.' }

/** What each person gets when she asks for the report in every way there is. */
async function askedBy(person: Person, report: string): Promise<number[]> {
  const as = node.as(person)
  const id = report as never
  const asked = [
    await as(readReport, { report: id }),
    await as(listFiles, { reports: [id] }),
    await as(reply, { report: id, text: 'Halo' }),
    await as(markRead, { report: id, upTo: randomUUID() }),
    await as(getItem, { report: id }),
  ]
  return [...new Set(asked.map(({ status }) => status))]
}

async function tie(report: string): Promise<string> {
  const { id } = await aCase(node)
  await node.as('Amara')(decide, { report: report as never, outcome: 'add-to-case', case: id, nextContact, ...words })
  await node.drain()
  return id
}

test('while it has no case every desk reads a report; then those who take part, and the desk that took it', async () => {
  const once = randomUUID()
  const { body } = await node.as('Dewi')(takeReport, {
    once,
    channel: 'Call',
    language: 'id',
    fragments: { called: 'Riko' },
  })
  await node.drain()
  expect(await askedBy('Lestari', body.report)).toEqual([200])

  const id = await tie(body.report)

  expect(await askedBy('Amara', body.report)).toEqual([200])
  expect(await askedBy('Dewi', body.report)).toEqual([200])
  expect(await askedBy('Lestari', body.report)).toEqual([404])
  expect(await askedBy('Gita', body.report)).toEqual([404])
  const { reports } = (await node.as('Lestari')(listInbox, {})).body
  expect(reports.map((one: { id: string }) => one.id)).not.toContain(body.report)
  const { items } = (await node.as('Lestari')(listQueue, { state: 'decided' })).body
  expect(items).toEqual([])

  await takePart(node, { id, agency: 'other' })
  expect(await askedBy('Lestari', body.report)).toEqual([200])
})

test('a report of the portal belongs to the desk that decided it, once it is decided', async () => {
  const mother = useReporter(node)
  await mother.write('nama', { called: 'Sari' })
  await mother.send()
  await node.drain()
  const [row] = await node.rows<{ id: string; taken_for: null }>(
    'select id, taken_for from intake.report order by received_at desc, id desc limit 1',
  )
  expect(row!.taken_for).toBe(null)
  await tie(row!.id)
  expect(await askedBy('Dewi', row!.id)).toEqual([200])
  expect(await askedBy('Lestari', row!.id)).toEqual([404])
})
