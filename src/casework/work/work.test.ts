import { expect, test } from 'vitest'
import type { z } from 'zod'
import { aCase } from '../../../test/case-of-riko.ts'
import { useNode } from '../../../test/node.ts'
import { agencies, people } from '../../../test/people.ts'
import { inSystem } from '../../platform/in-system.ts'
import { getCase, openCase } from '../file/contract.ts'
import { countCases, dropFilter, type ListPlace, listCases, listFilters, saveFilter } from '../lists/contract.ts'
import { endParticipation, inviteAgency, whoLooked } from '../participation/contract.ts'
import {
  addNote,
  addTask,
  finishTask,
  listMyTasks,
  listTimeline,
  pauseClock,
  promiseContact,
  type TimelinePlace,
} from './contract.ts'
import { escalateOverdue } from './escalate.ts'

const node = useNode()
const amara = node.as('Amara')
const reason = 'The police of Tak have to find the building.'
type Answer = Awaited<ReturnType<typeof node.post>>
const anOpenCase = async (more = {}) => (await amara(openCase, { ...aCase, ...more })).body.case
const escalate = () => inSystem(node.host, escalateOverdue)

test('nobody waits unseen: a broken promise of contact turns up on the overdue list and at the supervisor', async () => {
  const id = await anOpenCase()
  await amara(promiseContact, { case: id, due: new Date(node.host.clock().getTime() + 3_600_000).toISOString() })
  expect((await amara(listCases, { overdue: true })).body.cases).toEqual([])

  node.wait({ hours: 2 })
  await escalate()
  await escalate()

  const overdue = (await amara(listCases, { overdue: true })).body.cases
  expect(overdue.map((one: { id: string }) => one.id)).toEqual([id])
  const tasks = (await node.as('Citra')(listMyTasks, {})).body.tasks
  expect(tasks).toMatchObject([{ case: id, kind: 'AnswerOverdueClock', title: null }]) // one, though looked at twice
  expect((await amara(listMyTasks, {})).body.tasks).toEqual([])

  await amara(addNote, { case: id, kind: 'Contact', text: 'Rang his mother.', nextContact: '2026-11-30T08:00:00Z' })
  expect((await amara(listCases, { overdue: true })).body.cases).toEqual([])
  expect((await amara(getCase, { case: id })).body.nextContactDue).toBe('2026-11-30T08:00:00.000Z')
})

test('a task goes to one officer, is done with an outcome, and is passed up when it is not', async () => {
  const id = await anOpenCase()
  const due = new Date(node.host.clock().getTime() + 3_600_000).toISOString()
  const first = await amara(addTask, { case: id, title: 'Ask for the plane ticket', due })
  const second = await amara(addTask, { case: id, title: 'Ring the embassy', due, officer: people.Bima.id })

  expect((await amara(listMyTasks, {})).body.tasks).toMatchObject([
    { title: 'Ask for the plane ticket', caseTitle: aCase.title },
  ])
  await amara(finishTask, { task: first.body.task, outcome: 'One way, paid by the recruiter' })
  expect((await amara(finishTask, { task: first.body.task })).status).toBe(404)

  node.wait({ hours: 2 })
  await escalate()
  const passedUp = (await node.as('Citra')(listMyTasks, {})).body.tasks.filter(
    (task: { about: string }) => task.about === second.body.task,
  )
  expect(passedUp).toMatchObject([{ kind: 'AnswerOverdueTask' }])
})

test('a clock stands still while another state must answer, and the time it stood is given back', async () => {
  const id = await anOpenCase()
  const [clock] = (await amara(getCase, { case: id })).body.clocks.filter(
    (one: { kind: string }) => one.kind === 'SpecialisedAction',
  )
  await amara(pauseClock, { clock: clock.id, pause: 'WaitingForOtherState' })
  node.wait({ days: 5 })
  await escalate()
  expect(
    (await amara(getCase, { case: id })).body.clocks.find((one: { id: string }) => one.id === clock.id).level,
  ).toBe(0)

  const resumed = await amara(pauseClock, { clock: clock.id, pause: null })
  expect(new Date(resumed.body.dueAt).getTime() - new Date(clock.dueAt).getTime()).toBe(5 * 24 * 3_600_000)
})

test('a note is read by those who see its compartment, and written only by them', async () => {
  const id = await anOpenCase()
  await amara(inviteAgency, { case: id, agency: agencies.police, compartment: 'investigation', reason })
  await amara(addNote, { case: id, text: 'She is afraid of her uncle.' })
  await node.as('Eko')(addNote, { case: id, text: 'The account belongs to Golden Kite.' })

  const hers = (await amara(getCase, { case: id })).body
  const his = (await node.as('Eko')(getCase, { case: id })).body
  expect(hers.notes.map((note: { text: string }) => note.text)).toEqual(['She is afraid of her uncle.'])
  expect(his.notes.map((note: { text: string }) => note.text)).toEqual(['The account belongs to Golden Kite.'])
  expect(JSON.stringify(his.timeline)).not.toContain(hers.notes[0].id)
  expect(await amara(addNote, { case: id, text: 'x', compartment: 'investigation' })).toMatchObject({
    status: 403,
    body: { code: 'casework/not-your-compartment' },
  })
})

test('an agency is let in by those who work there; nobody lets herself into what she does not see', async () => {
  const id = await anOpenCase()
  const invite = { case: id, reason }
  const own = await amara(inviteAgency, { ...invite, agency: agencies.protection, compartment: 'investigation' })
  expect(own.status).toBe(403)
  for (const compartment of ['sealed', 'health'] as const)
    expect((await amara(inviteAgency, { ...invite, agency: agencies.police, compartment })).status).toBe(403)

  expect((await amara(inviteAgency, { ...invite, agency: agencies.police, compartment: 'investigation' })).status).toBe(
    200,
  )
  const twice = await node.as('Eko')(inviteAgency, { ...invite, agency: agencies.police, compartment: 'investigation' })
  expect(twice).toMatchObject({ status: 409, body: { code: 'casework/already-takes-part' } })
  // Now that the police work there, those who protect can let nobody else in.
  expect((await amara(inviteAgency, { ...invite, agency: agencies.other, compartment: 'investigation' })).status).toBe(
    403,
  )

  const last = await amara(endParticipation, { ...invite, agency: agencies.police, compartment: 'investigation' })
  expect(last.status).toBe(403)
  expect(
    (await node.as('Eko')(endParticipation, { ...invite, agency: agencies.police, compartment: 'investigation' }))
      .status,
  ).toBe(200)
  expect((await node.as('Eko')(getCase, { case: id })).status).toBe(404)
  expect(
    await amara(endParticipation, { ...invite, agency: agencies.protection, compartment: 'protection' }),
  ).toMatchObject({
    status: 409,
    body: { code: 'casework/last-participant' },
  })
})

test('who looked at a case is told to its coordinator and to whoever holds the right, and to nobody else', async () => {
  const id = await anOpenCase()
  await node.as('Bima')(getCase, { case: id })

  const looks = (await amara(whoLooked, { case: id })).body.looks
  expect(looks.map((look: { officer: string; action: string }) => [look.officer, look.action])).toEqual([
    [people.Bima.id, 'casework/get-case'],
    [people.Amara.id, 'casework/open-case'],
  ])
  expect((await node.as('Citra')(whoLooked, { case: id })).status).toBe(200)
  expect((await node.as('Bima')(whoLooked, { case: id })).status).toBe(403)
  expect((await node.as('Lestari')(whoLooked, { case: id })).status).toBe(404)
})

test('a timeline is read page by page, the latest first, with nothing twice and nothing left out', async () => {
  const id = await anOpenCase()
  for (let at = 0; at < 7; at++) await amara(addNote, { case: id, text: `Note ${at}` })
  const whole = (await amara(listTimeline, { case: id, limit: 200 })).body.events.map(
    (event: { id: string }) => event.id,
  )

  const paged: string[] = []
  for (let after: z.infer<typeof TimelinePlace> | undefined; ;) {
    const { body }: Answer = await amara(listTimeline, { case: id, limit: 3, after })
    paged.push(...body.events.map((event: { id: string }) => event.id))
    if (!body.next) break
    after = body.next
  }
  expect(paged).toEqual(whole)
  expect(new Set(paged).size).toBe(paged.length)
})

test('a list is filtered, kept as a filter and read page by page', async () => {
  for (let at = 0; at < 5; at++) await anOpenCase({ title: `Paged ${at}`, urgency: '48h' })
  const all = (await amara(listCases, { urgency: '48h' })).body.cases.map((one: { title: string }) => one.title)
  const paged: string[] = []
  for (let after: ListPlace | undefined; ;) {
    const { body }: Answer = await amara(listCases, { urgency: '48h', limit: 2, after })
    paged.push(...body.cases.map((one: { title: string }) => one.title))
    if (!body.next) break
    after = body.next
  }
  expect(paged).toEqual(all)
  expect(all).toHaveLength(5)
  for (const none of [{ phase: 'Return' }, { status: 'Closed' }, { state: 'PH' }] as const)
    expect((await amara(listCases, { urgency: '48h', ...none })).body.cases).toEqual([])
  expect((await node.as('Bima')(listCases, { urgency: '48h', whose: 'mine' })).body.cases).toEqual([])

  const saved = await amara(saveFilter, { name: 'Two days', filter: { urgency: '48h' } })
  await amara(saveFilter, { name: 'Two days', filter: { urgency: '48h', state: 'TH' } })
  expect((await amara(listFilters, {})).body.filters).toMatchObject([{ name: 'Two days', filter: { state: 'TH' } }])
  expect((await node.as('Bima')(listFilters, {})).body.filters).toEqual([])
  expect((await node.as('Bima')(dropFilter, { filter: saved.body.id })).status).toBe(404)
  await amara(dropFilter, { filter: saved.body.id })
  expect((await amara(listFilters, {})).body.filters).toEqual([])
})

test('the badges count what is open, mine, overdue and to be done', async () => {
  const before = (await amara(countCases, {})).body
  const id = await anOpenCase()
  await amara(addTask, { case: id, title: 'Ring the embassy' })
  const after = (await amara(countCases, {})).body
  expect(after).toMatchObject({ open: before.open + 1, mine: before.mine + 1, tasks: before.tasks + 1 })
})
