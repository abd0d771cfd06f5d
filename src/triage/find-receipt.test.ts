import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { aCase } from '../../test/a-case.ts'
import { useNode } from '../../test/node.ts'
import { takeReport, type ReportId } from '../intake/contract.ts'
import { decide, findReceipt, getItem } from './contract.ts'

const node = useNode()
let report: ReportId
let receipt: string

beforeAll(async () => {
  const form = { once: randomUUID(), channel: 'Call', language: 'id', fragments: { called: 'Riko' } } as const
  const { body } = await node.as('Dewi')(takeReport, form)
  report = body.report
  receipt = body.receipt
  await node.drain()
})

test('a receipt number leads to its report, however it is read out', async () => {
  for (const read of [receipt, receipt.replaceAll(' ', ''), receipt.replaceAll(' ', '-'), ` ${receipt}. `])
    expect((await node.as('Dewi')(findReceipt, { receipt: read })).body).toMatchObject({ report, case: null })
})

test('a wrong digit is no number of ours; one that nobody holds leads nowhere', async () => {
  const wrong = `${(Number(receipt[0]) + 1) % 10}${receipt.slice(1)}`
  expect(await node.as('Dewi')(findReceipt, { receipt: wrong })).toMatchObject({ status: 400 })
  const { body } = await node.as('Dewi')(findReceipt, { receipt: '0000 0000 98' })
  expect(body).toMatchObject({ report: null, case: null })
})

test('who may not read reports finds none; the case is named only to those who see it; the ledger has no number', async () => {
  const { id } = await aCase(node)
  const told = { reason: 'The same building and floor.', answer: 'Kami sudah membuka kasus.' }
  const nextContact = new Date(node.host.clock().getTime() + 86_400_000).toISOString()
  const decided = await node.as('Amara')(decide, { report, outcome: 'add-to-case', case: id, nextContact, ...told })
  expect(decided.status).toBe(200)

  expect((await node.as('Amara')(findReceipt, { receipt })).body).toMatchObject({ report, case: { id } })
  expect((await node.as('Lestari')(findReceipt, { receipt })).body).toMatchObject({ report: null, case: null })
  expect(await node.as('Eko')(findReceipt, { receipt })).toMatchObject({ status: 403 })
  const lines = await node.rows<{ subject: string; cases: string[] | null }>(
    `select subject, cases from platform.ledger where action = 'triage/find-receipt' order by id`,
  )
  expect(lines.filter(({ cases }) => cases)).toEqual([{ subject: report, cases: [id] }])
  expect(JSON.stringify(lines)).not.toContain(receipt.replaceAll(' ', ''))
})

test('the list says when files lie with a report', async () => {
  expect((await node.as('Dewi')(getItem, { report })).body.item.flags).not.toContain('Files')
  await node.rows(
    `insert into intake.file (id, report, at, state, name) values (gen_random_uuid(), $1, now(), 'Whole', '')`,
    [report],
  )
  await node.rows(`insert into platform.outbox (kind, payload) values ('intake.files-came', $1)`, [
    JSON.stringify({ report }),
  ])
  await node.drain()
  const [row] = await node.rows<{ flags: string[] }>('select flags from triage.item where report = $1', [report])
  expect(row!.flags.filter((flag) => flag === 'Files')).toHaveLength(1)
})
