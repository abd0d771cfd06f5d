import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { useNode } from '../../test/node.ts'
import { listNotices } from '../access/contract.ts'
import { getCase, listMyTasks, promiseContact } from '../casework/contract.ts'
import { markRead, readReport, reply, takeReport } from '../intake/contract.ts'
import { hearReporter } from '../intake/thread.ts'
import { inSystem } from '../platform/in-system.ts'
import { askReporter, decide, getItem, listQueue } from './contract.ts'

const node = useNode()
const amara = node.as('Amara')
const far = () => new Date(node.host.clock().getTime() + 48 * 3_600_000).toISOString()
const at = (hours: number) => new Date(node.host.clock().getTime() + hours * 3_600_000).toISOString()
const answer = 'Laporan Anda sudah dibaca. Kami sedang mencari dia.'
const opening = { title: 'Gedung C-9', states: [{ state: 'ID', role: 'Origin' as const }], person: { called: 'Riko' } }

async function aReport(): Promise<never> {
  const fragments = { called: 'Riko', happening: 'Anak saya dikurung.', danger: 'Now' } as const
  const { body } = await node.as('Dewi')(takeReport, { once: randomUUID(), channel: 'Call', language: 'id', fragments })
  await node.drain()
  return body.report as never
}

async function decided(outcome: 'open-case' | 'refer-out') {
  const report = await aReport()
  const { body } = await amara(decide, {
    report,
    outcome,
    reason: 'Dikurung di gedung.',
    answer,
    nextContact: far(),
    ...(outcome === 'open-case' && { opening }),
  })
  await node.drain()
  return { report, case: body.case as never }
}

async function sheWrites(report: string, text = 'Dia dijual malam ini! Tolong') {
  const once = Buffer.from(randomUUID())
  await inSystem(node.host as never, (context) => hearReporter(context as never, { report, text, once }))
  await node.drain()
}

const thread = async (report: never) => (await amara(readReport, { report })).body
const bells = async (kind: string, subject: string) =>
  (await amara(listNotices, {})).body.notices.filter(
    (notice: { kind: string; subject: string }) => notice.kind === kind && notice.subject === subject,
  ).length

test('what she writes on a case that stands hastens the next word, and is a line, a task and a bell', async () => {
  const { report, case: id } = await decided('open-case')

  await sheWrites(report)

  const file = (await amara(getCase, { case: id })).body
  expect(file.nextContactDue).toBe(at(1))
  expect((await thread(report)).report.nextContactDue).toBe(at(1))
  expect(file.timeline.events.map(({ kind }: { kind: string }) => kind)).toContain('casework.reporter-wrote')
  const { tasks } = (await amara(listMyTasks, { whose: 'mine' })).body
  expect(tasks).toMatchObject([{ kind: 'AnswerReporter', about: report, case: id, dueAt: at(1) }])
  expect(await bells('casework.reporter-wrote', id)).toBe(1)

  await sheWrites(report, 'Halo?')
  expect((await amara(listMyTasks, { whose: 'mine' })).body.tasks).toHaveLength(1)
})

test('to answer is to have read, to end the task and to promise the next word: one act, one date', async () => {
  const { report, case: id } = await decided('open-case')
  await sheWrites(report)
  const { messages } = await thread(report)
  const unread = messages.filter(
    ({ author, read }: { author: string; read: unknown }) => author === 'Reporter' && !read,
  )
  expect(unread).toHaveLength(1)

  const told = { report, text: 'Kami menghubungi polisi setempat.', upTo: unread[0].id, nextContact: at(3) }
  const { status, body } = await amara(reply, told)
  await node.drain()

  expect({ status, read: body.read }).toEqual({ status: 200, read: 1 })
  const after = await thread(report)
  expect(after.messages.find((line: { id: string }) => line.id === unread[0].id).read).toMatchObject({ at: at(0) })
  expect(after.report.nextContactDue).toBe(at(3))
  const file = (await amara(getCase, { case: id })).body
  expect(file.nextContactDue).toBe(at(3))
  expect(file.tasks.filter(({ about }: { about: string }) => about === report)).toEqual([])
  expect(file.timeline.events[0]).toMatchObject({ kind: 'casework.contact-promised' })
})

test('a word promised at the case file is the word that every reporter of the case reads', async () => {
  const { report, case: id } = await decided('open-case')

  await amara(promiseContact, { case: id, due: at(7) })
  await node.drain()

  expect((await thread(report)).report.nextContactDue).toBe(at(7))
})

test('a report closed without a case comes back as written again, and is decided anew', async () => {
  const { report } = await decided('refer-out')
  node.wait({ hours: 5 })

  await sheWrites(report)

  const { items } = (await amara(listQueue, {})).body
  expect(items[0]).toMatchObject({ report, again: true, wroteAt: at(0), clock: { step: 'read', due: at(1) } })
  expect(await bells('triage.reporter-wrote', report)).toBe(1)
  const decision = {
    report,
    outcome: 'open-case',
    reason: 'Akan dijual.',
    answer,
    nextContact: far(),
    opening,
  } as const
  expect(await amara(decide, decision)).toMatchObject({ status: 409, body: { code: 'triage/unread-first' } })

  const { messages } = await thread(report)
  await amara(markRead, { report, upTo: messages.at(-1).id })
  await node.drain()
  expect(await amara(decide, decision)).toMatchObject({ status: 200, body: { outcome: 'open-case' } })
  expect((await amara(getItem, { report })).body.decision.outcome).toBe('open-case')
})

test('what is undecided goes on top until it is read; a message that comes meanwhile stays unread', async () => {
  const report = await aReport()
  await aReport()
  await sheWrites(report)
  expect((await amara(listQueue, {})).body.items[0]).toMatchObject({ report, again: false, wroteAt: at(0) })
  const seen = (await thread(report)).messages.at(-1).id
  await sheWrites(report, 'Ada satu lagi.')

  const { body } = await amara(markRead, { report, upTo: seen })
  await node.drain()

  expect(body).toMatchObject({ read: 1, unread: 1 })
  expect((await amara(getItem, { report })).body.item.wroteAt).toBe(at(0))
  const [line] = await node.rows<{ detail: unknown }>(
    `select detail from platform.ledger where action = 'intake/mark-read' and subject = $1`,
    [report],
  )
  expect(line?.detail).toMatchObject({ read: 1 })
})

test('while she is asked the action waits, and its time is given back', async () => {
  const report = await aReport()
  const actionOf = async () =>
    (await amara(getItem, { report })).body.clocks.find(({ step }: { step: string }) => step === 'action')
  const { due } = await actionOf()
  const later = (hours: number) => new Date(Date.parse(due) + hours * 3_600_000).toISOString()
  await amara(askReporter, { report, text: 'Di gedung mana dia sekarang?', nextContact: far() })
  node.wait({ hours: 6 })
  expect(await actionOf()).toMatchObject({ due: later(6), paused: true })

  await sheWrites(report, 'Gedung C-9.')
  node.wait({ hours: 2 })

  expect(await actionOf()).toMatchObject({ due: later(6), paused: false })
})

test('the clock of specialised action runs from the report', async () => {
  const report = await aReport()
  const received = (await thread(report)).report.receivedAt
  node.wait({ hours: 4 })
  const { body } = await amara(decide, {
    report,
    outcome: 'open-case',
    reason: 'Dikurung.!',
    answer,
    nextContact: far(),
    opening,
  })
  const { clocks } = (await amara(getCase, { case: body.case })).body
  const clock = clocks.find(({ kind }: { kind: string }) => kind === 'SpecialisedAction')
  expect(clock).toMatchObject({
    startedAt: received,
    dueAt: new Date(Date.parse(received) + 48 * 3_600_000).toISOString(),
  })
})
