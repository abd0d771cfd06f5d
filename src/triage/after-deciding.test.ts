import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { useNode } from '../../test/node.ts'
import { people } from '../../test/people.ts'
import { declareConflict, listNotices } from '../access/contract.ts'
import { getCase } from '../casework/contract.ts'
import { readReport, reply, takeReport } from '../intake/contract.ts'
import { inSystem } from '../platform/in-system.ts'
import { decide, getItem } from './contract.ts'
import { tellLatePromises } from './promise.ts'

const node = useNode()
const amara = node.as('Amara')
const soon = '2026-11-26T10:00:00.000Z'
const answer = 'Laporan Anda sudah dibaca. Kami sedang mencari dia.'
const opening = { title: 'Gedung C-9', states: [{ state: 'ID', role: 'Origin' as const }], person: { called: 'Riko' } }

async function aReport(): Promise<never> {
  const { body } = await node.as('Dewi')(takeReport, {
    once: randomUUID(),
    channel: 'Call',
    language: 'id',
    fragments: { called: 'Riko', happening: 'Anak saya dikurung, paspornya diambil.', danger: 'Now' },
  })
  await node.drain()
  return body.report as never
}

test('what the reporter is promised is the clock of the case; a later report only ever hastens it', async () => {
  const inHours = (hours: number) => new Date(new Date(soon).getTime() + hours * 3_600_000).toISOString()
  const decideOn = async (given: object, nextContact: string) => {
    const report = await aReport()
    return amara(decide, { report, reason: 'Dikurung di gedung.', answer, nextContact, ...given } as never)
  }
  const { body } = await decideOn({ outcome: 'open-case', opening }, soon)
  const promised = async () => (await amara(getCase, { case: body.case })).body.nextContactDue

  expect(await promised()).toBe(soon)
  await decideOn({ outcome: 'add-to-case', case: body.case }, inHours(5))
  expect(await promised()).toBe(soon)
  await decideOn({ outcome: 'add-to-case', case: body.case }, inHours(-1))
  expect(await promised()).toBe(inHours(-1))
})

test('an officer for whom a conflict stands reads neither the case nor its report, and does not write to the reporter', async () => {
  const report = await aReport()
  const { body } = await amara(decide, {
    report,
    outcome: 'open-case',
    reason: 'Dikurung di gedung.',
    answer,
    nextContact: soon,
    opening,
  })
  await node.as('Citra')(declareConflict, { subject: body.case, officer: people.Bima.id as never, why: 'Relative' })
  const bima = node.as('Bima')

  expect(await bima(getItem, { report })).toMatchObject({ status: 404 })
  expect(await bima(readReport, { report })).toMatchObject({ status: 404 })
  expect(await bima(reply, { report, text: 'Saya Bima.' })).toMatchObject({ status: 404 })
  expect(await amara(readReport, { report })).toMatchObject({ status: 200 })
})

test('a superior is told once of each promise to a reporter that has passed, danger first', async () => {
  const late = async () => {
    const n = await inSystem(node.host as never, tellLatePromises as never)
    await node.drain()
    return n
  }
  const bells = async () =>
    (await node.as('Citra')(listNotices, {})).body.notices.filter(
      ({ kind }: { kind: string }) => kind === 'triage.promise-late',
    ).length
  await late()
  const report = await aReport()

  expect(await late()).toBe(0)
  node.wait({ hours: 1 })
  expect([await late(), await late(), await bells()]).toEqual([1, 0, 1])

  await amara(getItem, { report })
  expect(await late()).toBe(0)
  node.wait({ hours: 24 })
  expect([await late(), await bells()]).toEqual([1, 2])

  await amara(decide, { report, outcome: 'refer-out', reason: 'Tidak ada tanda.', answer, nextContact: soon })
  expect(await late()).toBe(0)
  node.wait({ days: 2 })
  expect([await late(), await late(), await bells()]).toEqual([1, 0, 3])
})
