import { expect, test } from 'vitest'
import { aCase } from '../../../test/case-of-riko.ts'
import { useNode } from '../../../test/node.ts'
import { addLeg, changeLeg } from '../journey/contract.ts'
import { CaseStatus, Phase } from '../codes/contract.ts'
import { changeCase, changePhase, changeStatus, findCaseByCode, getCase, openCase } from './contract.ts'
import { isClosed, nextPhases, nextStatuses } from './machine.ts'

const node = useNode()
const amara = node.as('Amara')
const reason = 'Agreed in the morning meeting.'

async function anOpenCase() {
  const { body } = await amara(openCase, aCase)
  return { id: body.case, code: body.code, person: (await amara(getCase, { case: body.case })).body.people[0].id }
}

test.each(Phase.options)('from phase %s a case goes where the machine says, and nowhere else', async (from) => {
  const { id } = await anOpenCase()
  for (const to of Phase.options) {
    await node.rows('update casework.case_file set phase = $2 where id = $1', [id, from])
    const answer = await amara(changePhase, { case: id, phase: to })
    const allowed = nextPhases[from].includes(to)
    expect([to, answer.status]).toEqual([to, allowed ? 200 : 409])
    if (!allowed) expect(answer.body).toMatchObject({ code: 'casework/not-a-next-phase', detail: { from, to } })
  }
})

test.each(CaseStatus.options)('from status %s a case goes where the machine says, and nowhere else', async (from) => {
  const { id } = await anOpenCase()
  for (const to of CaseStatus.options) {
    await node.rows('update casework.case_file set status = $2 where id = $1', [id, from])
    const answer = await amara(changeStatus, { case: id, status: to, reason })
    expect([to, answer.status]).toEqual([to, nextStatuses[from].includes(to) ? 200 : 409])
  }
})

test('every phase and status can be reached, and none is a trap', () => {
  for (const [start, next] of [
    ['Report', nextPhases],
    ['Active', nextStatuses],
  ] as const) {
    const reached = new Set<string>([start])
    for (const state of reached) for (const to of (next as Record<string, readonly string[]>)[state]!) reached.add(to)
    expect([...reached].sort()).toEqual(Object.keys(next).sort())
    expect(Object.values(next).every((to) => to.length > 0)).toBe(true)
  }
})

test('closing stops every clock, and opening again promises a contact', async () => {
  const { id } = await anOpenCase()
  await amara(changeStatus, { case: id, status: 'Closed', reason })
  const closed = await amara(getCase, { case: id })
  expect(closed.body).toMatchObject({ status: 'Closed', nextContactDue: null, clocks: [], nextPhases: [] })
  expect(isClosed(closed.body.status)).toBe(true)

  await amara(changeStatus, { case: id, status: 'Active', reason })
  expect((await amara(getCase, { case: id })).body.nextContactDue).not.toBeNull()
})

test('G4: a case is not closed while an authority holds papers of a person in it', async () => {
  const { id, person } = await anOpenCase()
  const leg = { kind: 'Transit', place: 'Mae Sot', certainty: 'Documented', documents: 'HeldByAuthority' } as const
  const added = await amara(addLeg, { person, ...leg })

  expect(await amara(changeStatus, { case: id, status: 'Closed', reason })).toMatchObject({
    status: 409,
    body: { code: 'casework/document-held-by-authority', detail: { person } },
  })

  await amara(changeLeg, { leg: added.body.leg, ...leg, documents: 'HeldByPerson' })
  expect((await amara(changeStatus, { case: id, status: 'Closed', reason })).status).toBe(200)
})

test('a case is corrected, its state roles keep their dates, and its number finds it', async () => {
  const { id, code } = await anOpenCase()
  const before = (await amara(getCase, { case: id })).body
  const transit = before.stateRoles.find((part: { role: string }) => part.role === 'Transit').id

  await amara(changeCase, {
    case: id,
    title: 'Building C-9, two people',
    urgency: '24h',
    addStateRoles: [{ state: 'MM', role: 'Destination' }],
    endStateRoles: [transit],
  })

  const { body } = await amara(getCase, { case: id })
  expect(body).toMatchObject({ title: 'Building C-9, two people', summary: before.summary, urgency: '24h' })
  expect(body.stateRoles.map((part: { state: string }) => part.state).sort()).toEqual(['ID', 'MM'])
  expect(await node.rows('select until from casework.state_role where id = $1', [transit])).toMatchObject([
    { until: expect.any(Date) },
  ])
  expect((await amara(findCaseByCode, { code: code.toLowerCase() })).body).toEqual({ case: id, code })
})
