import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { useNode } from '../../test/node.ts'
import type { Fragments } from '../intake/contract.ts'
import { readReport, takeReport } from '../intake/contract.ts'
import { addIdentifier, getCase, openCase } from '../casework/contract.ts'
import { askReporter, assess, decide, getItem, listQueue, takeItem } from './contract.ts'

const node = useNode()
const amara = node.as('Amara')
const dewi = node.as('Dewi')
const soon = '2026-11-26T10:00:00.000Z'
const answer = 'Laporan Anda sudah dibaca. Kami sedang mencari dia.'
const opening = { title: 'Gedung C-9', states: [{ state: 'ID', role: 'Origin' as const }], person: { called: 'Riko' } }

async function aReport(fragments: Partial<Fragments> = {}): Promise<never> {
  const { body } = await dewi(takeReport, {
    once: randomUUID(),
    channel: 'Call',
    language: 'id',
    fragments: { called: 'Riko', happening: 'Anak saya dikurung, paspornya diambil.', danger: 'Now', ...fragments },
  })
  await node.drain()
  return body.report as never
}

test('a report is in the queue as soon as it has arrived, its urgency a suggestion', async () => {
  const report = await aReport()

  const { body } = await amara(listQueue, {})

  expect(body.items).toMatchObject([
    {
      report,
      urgency: 'Immediate',
      confirmed: false,
      state: 'waiting',
      words: 'Anak saya dikurung, paspornya diambil.',
      clock: { step: 'read' },
    },
  ])
})

test('to open it is to read it: the next clock is the first answer', async () => {
  const report = await aReport()
  await amara(getItem, { report })

  const { body } = await amara(getItem, { report })

  expect(body.item.clock).toMatchObject({ step: 'first-answer', due: '2026-11-24T11:20:00.000Z', met: null })
  expect(body.clocks[0]).toMatchObject({ step: 'read', met: '2026-11-24T07:20:00.000Z' })
})

test('opening a case answers the reporter, opens one case, and happens once', async () => {
  const report = await aReport()
  const decision = {
    report,
    outcome: 'open-case',
    reason: 'Dikurung, paspor diambil.',
    answer,
    nextContact: soon,
    opening,
  } as const

  const decided = await amara(decide, decision)
  const again = await amara(decide, decision)

  expect(decided).toMatchObject({ status: 200, body: { outcome: 'open-case' } })
  expect(again).toMatchObject({ status: 409, body: { code: 'triage/already-decided' } })
  const thread = await amara(readReport, { report })
  expect(thread.body.report).toMatchObject({ state: 'NewCase', case: decided.body.case, nextContactDue: soon })
  expect(thread.body.messages.map(({ body }: { body: string }) => body)).toContain(answer)
  const file = await amara(getCase, { case: decided.body.case })
  expect(file.body).toMatchObject({ title: 'Gedung C-9', urgency: 'Immediate', reports: [report] })
})

test('a report joins a case that stands', async () => {
  const first = await aReport()
  const { body } = await amara(decide, {
    report: first,
    outcome: 'open-case',
    reason: 'Dikurung di gedung.',
    answer,
    nextContact: soon,
    opening,
  })
  expect(body).toMatchObject({ outcome: 'open-case' })
  const second = await aReport({ called: 'Riko S.' })

  const joined = await amara(decide, {
    report: second,
    outcome: 'add-to-case',
    case: body.case,
    reason: 'Orang yang sama.',
    answer,
    nextContact: soon,
  })

  expect(joined.body).toMatchObject({ case: body.case })
  expect((await amara(getCase, { case: body.case })).body.reports).toEqual([first, second])
})

test.each(['refer-out', 'honest-negative'] as const)('%s opens no case and still answers', async (outcome) => {
  const report = await aReport({ danger: 'No' })

  await amara(decide, { report, outcome, reason: 'Tidak ada tanda TPPO.', answer, nextContact: soon })

  const { body } = await amara(readReport, { report })
  expect(body.report).toMatchObject({ state: 'ReferredOut', case: null })
  expect(body.messages.map((line: { body: string }) => line.body)).toContain(answer)
})

test('a case of an agency that one is no part of cannot be joined, nor seen to exist', async () => {
  const first = await aReport()
  const { body } = await amara(decide, {
    report: first,
    outcome: 'open-case',
    reason: 'Dikurung di gedung.',
    answer,
    nextContact: soon,
    opening,
  })
  const report = await aReport()
  const lestari = node.as('Lestari')

  const join = { report, outcome: 'add-to-case', reason: 'Orang yang sama.', answer, nextContact: soon } as const
  const hidden = await lestari(decide, { ...join, case: body.case })
  const absent = await lestari(decide, { ...join, case: randomUUID() as never })

  expect(hidden.status).toBe(404)
  expect(hidden.body.code).toBe(absent.body.code)
})

test('a number that already stands in a case points to it, for those who see the case', async () => {
  const { body } = await amara(openCase, { title: 'Zamrud Hill', people: [] })
  await amara(addIdentifier, { case: body.case, kind: 'Phone', value: '+999 210 7715 009' })
  const report = await aReport({ recruiter: 'nomornya +9992107715009, bukan 12' })

  expect((await amara(getItem, { report })).body.knownIn).toEqual([
    { case: body.case, code: body.code, reasons: ['SamePhone'] },
  ])
  expect((await node.as('Lestari')(getItem, { report })).body.knownIn).toEqual([])
})

test('asking the reporter stops the clock until she writes', async () => {
  const report = await aReport()

  await amara(askReporter, { report, text: 'Di gedung mana dia sekarang?', nextContact: soon })

  const { body } = await amara(getItem, { report })
  expect(body.item).toMatchObject({ state: 'asked', clock: null })
})

test('a promise to the reporter lies in the future', async () => {
  const report = await aReport()
  const late = await amara(decide, {
    report,
    outcome: 'refer-out',
    reason: 'Tidak ada tanda.',
    answer,
    nextContact: '2026-11-24T07:00:00.000Z',
  })
  expect(late).toMatchObject({ status: 400, body: { code: 'triage/date-is-past' } })
})

test('the eight answers change the suggestion; only an officer changes what is decided', async () => {
  const report = await aReport({ danger: 'Unknown' })

  const suggested = await amara(assess, { report, answers: { injury: 'yes' } })
  const decided = await amara(assess, { report, answers: { injury: 'yes' }, urgency: '48h' })
  const later = await amara(assess, { report, answers: { injury: 'yes', suicide: 'yes' } })

  expect(suggested.body.urgency).toBe('24h')
  expect(decided.body).toMatchObject({ urgency: '48h', suggestion: { urgency: '24h', reasons: ['injury'] } })
  expect(later.body).toMatchObject({ urgency: '48h', suggestion: { urgency: 'Immediate' } })
})

test('two officers do not decide one report', async () => {
  const report = await aReport()
  await amara(takeItem, { report, mine: true })
  const decision = { report, outcome: 'refer-out', reason: 'Tidak ada tanda.', answer, nextContact: soon } as const

  const both = await Promise.all([amara(decide, decision), node.as('Bima')(decide, decision)])

  expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 409]))
})

test('reports that share a number, a building or a handle point to one another, with reasons', async () => {
  const first = await aReport({
    called: 'Tono',
    place: 'Zamrud Hill gedung Q-4, Poipet',
    recruiter: 'Telegram @zamrud_jobs, +999 210 4471 882',
  })
  const second = await aReport({
    called: 'Wati',
    place: 'gedung q4 zamrud hill',
    happening: 'Nomor perekrut 0210-4471-882',
  })
  const third = await aReport({ called: 'Maya', place: 'Bavet' })

  const { body } = await amara(getItem, { report: second })
  const other = await amara(getItem, { report: third })

  expect(body.similar).toMatchObject([{ report: first, reasons: ['SamePhone', 'SamePlace'] }])
  expect(other.body.similar).toEqual([])
})
