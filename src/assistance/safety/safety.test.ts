import { expect, test } from 'vitest'
import { aCase, takePart } from '../../../test/a-case.ts'
import { anAssessment, aPlan, aReportOf, twelve } from '../../../test/a-safety.ts'
import { useNode } from '../../../test/node.ts'
import { reply } from '../../intake/contract.ts'
import { listDue } from '../due/contract.ts'
import {
  assessRisk,
  contactPerson,
  getSafety,
  highestOf,
  logRansomDemand,
  RiskFactor,
  writeSafetyPlan,
} from './contract.ts'

const node = useNode()
const amara = node.as('Amara')
const reason = 'A bed is free tonight and she must know before nine.'

async function herself() {
  const { id, person } = await aCase(node)
  const { report } = await aReportOf(node, { relation: 'Self', case: id })
  const say = () => amara(reply, { report, text: 'Apakah Anda aman?' })
  return { id, person: person as never, report, say }
}

test('the twelve factors of the contract are those of the database, each with its source', async () => {
  const kept = await node.rows<{ factor: string }>('select factor from assistance.risk_factor order by place')
  expect(kept.map(({ factor }) => factor)).toEqual(RiskFactor.options)
})

test('an assessment says what it rests on, what is done, and when somebody looks again', async () => {
  const { id, person } = await aCase(node)
  const ask = anAssessment(person, { Age: 'High', IncomeOrDebt: 'Low' })
  expect(await amara(assessRisk, ask)).toMatchObject({ status: 200, body: { highest: 'High', flagged: false } })
  const without = { ...ask, answers: ask.answers.map((one) => ({ ...one, action: '' })) }
  expect(await amara(assessRisk, without)).toMatchObject({ status: 400 })
  expect(await amara(assessRisk, { ...ask, answers: [...twelve().slice(1), twelve()[1]!] })).toMatchObject({
    status: 400,
  })
  expect((await amara(assessRisk, { ...ask, reviewDue: '2026-11-23T00:00:00.000Z' })).body.code).toBe(
    'assistance/review-too-soon',
  )
  expect((await amara(assessRisk, { ...ask, reviewDue: '2027-11-23T00:00:00.000Z' })).body.code).toBe(
    'assistance/review-too-late',
  )
  expect((await amara(getSafety, { case: id })).body.people[0].assessments).toHaveLength(1)
  expect(highestOf(['None', 'NotKnown'])).toBe('NotKnown')
  expect(highestOf(['Low', 'NotKnown'])).toBe('Low')
})

test('whose review is longest overdue stands first; a closed case waits for nobody; others see nothing of it', async () => {
  const people = await Promise.all(
    ['2026-12-20', '2026-11-27', '2026-12-01'].map(async (day) => ({ ...(await aCase(node)), day })),
  )
  for (const { person, day } of people)
    await amara(assessRisk, { ...anAssessment(person), reviewDue: `${day}T00:00:00.000Z` })
  const due = async (who: 'Amara' | 'Lestari' | 'Eko' = 'Amara') => {
    const { body } = await node.as(who)(listDue, { kinds: ['RiskReview'], limit: 500 })
    const mine = body.due.filter((one: { case: string }) => people.some(({ id }) => id === one.case))
    return mine.map((one: { dueAt: string }) => one.dueAt.slice(0, 10))
  }
  expect(await due()).toEqual(['2026-11-27', '2026-12-01', '2026-12-20'])
  await amara(assessRisk, { ...anAssessment(people[1]!.person), reviewDue: '2027-01-02T00:00:00.000Z' })
  expect(await due()).toEqual(['2026-12-01', '2026-12-20', '2027-01-02'])
  await node.rows("update casework.case_file set status = 'Closed' where id = $1", [people[2]!.id])
  expect(await due()).toEqual(['2026-12-20', '2027-01-02'])
  expect(await due('Lestari')).toEqual([])
  expect(await due('Eko')).toEqual([])
  await takePart(node, { id: people[0]!.id, agency: 'other' })
  expect(await due('Lestari')).toEqual(['2026-12-20'])
})

test('page by page nothing is left out, though one person has two things due at one moment', async () => {
  const { id, person } = await aCase(node)
  await amara(assessRisk, anAssessment(person))
  await amara(writeSafetyPlan, aPlan(person))
  const seen: string[] = []
  let after: { dueAt: string; subject: string; kind: string } | undefined
  do {
    const { body } = await amara(listDue, { limit: 1, ...(after && { after }) } as never)
    seen.push(...body.due.filter((one: { case: string }) => one.case === id).map(({ kind }: { kind: string }) => kind))
    const last = body.due.at(-1)
    after = body.more ? { dueAt: last.dueAt, subject: last.subject, kind: last.kind } : undefined
  } while (after)
  expect(seen.toSorted()).toEqual(['RiskReview', 'SafetyPlan'])
})

test('outside her safe hours an officer says why first; hours may run over midnight', async () => {
  const { person, say } = await herself() // It is 14:20 in Bangkok.
  await amara(writeSafetyPlan, aPlan(person, { safeHours: { from: '22:00', until: '05:00' } }))
  expect(await say()).toMatchObject({
    status: 409,
    body: { code: 'intake/reason-first', detail: { why: 'OutsideSafeHours' } },
  })
  expect((await amara(contactPerson, { person, party: 'Person', channel: 'Call' })).body.code).toBe(
    'assistance/reason-first',
  )
  expect(await amara(contactPerson, { person, party: 'Person', channel: 'ReadHere', reason })).toMatchObject({
    status: 200,
  })
  expect(await say()).toMatchObject({ status: 200 })
  await amara(writeSafetyPlan, aPlan(person, { safeHours: { from: '22:00', until: '05:00' } }))
  expect(await say()).toMatchObject({ status: 409 }) // what was said under another plan opens nothing
  await amara(writeSafetyPlan, aPlan(person, { safeHours: { from: '22:00', until: '14:30' } }))
  expect(await say()).toMatchObject({ status: 200 })
  await amara(writeSafetyPlan, aPlan(person, { safeHours: { from: '14:00', until: '15:00' }, zone: 'Asia/Makassar' }))
  expect(await say()).toMatchObject({ status: 409 })
})

test('on a monitored device nothing is written but by the safe way', async () => {
  const { person, say } = await herself()
  await amara(writeSafetyPlan, aPlan(person, { deviceMonitored: true, safeChannel: 'ThroughSomeone' }))
  expect(await say()).toMatchObject({ status: 409, body: { detail: { why: 'DeviceMonitored' } } })
  expect(await amara(contactPerson, { person, party: 'Person', channel: 'ThroughSomeone' })).toMatchObject({
    status: 200,
  })
})

test('while she is still inside nobody writes before the safe word, and another’s word opens nothing', async () => {
  const { person, say, report } = await herself()
  expect(await amara(writeSafetyPlan, aPlan(person, { stillInside: true }))).toMatchObject({ status: 400 })
  await amara(writeSafetyPlan, aPlan(person, { stillInside: true, codeWord: 'Mangga Muda' }))
  const call = (codeWord: string | null, by: 'Amara' | 'Bima' = 'Amara') =>
    node.as(by)(contactPerson, { person, party: 'Person', channel: 'Call', codeWord, reason })
  expect((await say()).body.code).toBe('intake/safe-word-first')
  expect((await call(null)).body.code).toBe('assistance/safe-word-first')
  expect((await call('mangga tua')).body.code).toBe('assistance/not-her-word')
  expect(await call('mangga-muda', 'Bima')).toMatchObject({ status: 200, body: { safeWord: true } })
  expect((await say()).body.code).toBe('intake/safe-word-first') // Bima heard it, not Amara
  expect(await node.as('Bima')(reply, { report, text: 'Baik.' })).toMatchObject({ status: 200 })
  node.wait({ minutes: 16 })
  expect((await node.as('Bima')(reply, { report, text: 'Baik lagi.' })).body.code).toBe('intake/safe-word-first')
})

test('demands for money are kept with the advice; her words and the safe word lie sealed', async () => {
  const { id, person } = await aCase(node)
  await amara(writeSafetyPlan, aPlan(person, { codeWord: 'Kelapa Hijau', steps: 'Turun lewat tangga belakang.' }))
  const demand = {
    person,
    amount: '100,000 baht',
    said: 'Bayar sebelum Jumat.',
    through: 'LINE',
    advised: true,
    policeTold: false,
  }
  expect(await amara(logRansomDemand, demand)).toMatchObject({ status: 200 })
  const { body } = await amara(getSafety, { case: id })
  expect(body.people[0]).toMatchObject({
    demands: [{ amount: '100,000 baht', advised: true }],
    plan: { codeWord: 'Kelapa Hijau', steps: 'Turun lewat tangga belakang.' },
  })
  const raw = JSON.stringify(await node.rows('select p::text, d::text from assistance.plan p, assistance.demand d'))
  for (const secret of ['Kelapa', 'tangga', 'Jumat', 'LINE'])
    expect(raw).not.toContain(Buffer.from(secret).toString('hex'))
})

test('an investigator of the case reads no safety plan; a stranger does not learn that there is one', async () => {
  const { id, person } = await aCase(node)
  await takePart(node, { id, agency: 'police', compartment: 'investigation' })
  await amara(writeSafetyPlan, aPlan(person))
  expect(await node.as('Eko')(getSafety, { case: id })).toMatchObject({ status: 403 })
  expect(await node.as('Lestari')(getSafety, { case: id })).toMatchObject({ status: 404 })
  expect(await node.as('Lestari')(writeSafetyPlan, aPlan(person))).toMatchObject({ status: 404 })
})
