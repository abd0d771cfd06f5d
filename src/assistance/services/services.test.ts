import { describe, expect, test } from 'vitest'
import { aCase, takePart } from '../../../test/a-case.ts'
import { aNeed, aProvider } from '../../../test/a-service.ts'
import { useNode } from '../../../test/node.ts'
import { agencies } from '../../../test/people.ts'
import { inviteAgency } from '../../casework/contract.ts'
import { recordConsent } from '../contract.ts'
import { listDue } from '../due/contract.ts'
import {
  addServiceNote,
  answerTransfer,
  askTransfer,
  listServices,
  type NeedId,
  NeedStanding,
  serviceMoves,
  ServiceStep,
  ServiceType,
  takeServiceStep,
} from './contract.ts'

const node = useNode()
const amara = node.as('Amara')
const reason = 'Nobody in this district treats men.'
const step = (...[id, after, taken, more]: [id: NeedId, after: number, taken: ServiceStep, more?: object]) =>
  amara(takeServiceStep, {
    need: id,
    after,
    step: taken,
    reason,
    ...(taken === 'Ended' && { outcome: 'Reached', satisfaction: 4 }),
    ...more,
  })

test('the kinds and clocks of the contract are those of the database', async () => {
  const kinds = await node.rows<{ type: string }>('select type from assistance.service_type order by place')
  expect(kinds.map(({ type }) => type)).toEqual(ServiceType.options)
  const hours = await node.rows('select hours from assistance.urgency_rule order by hours')
  expect(hours).toEqual([{ hours: 1 }, { hours: 3 }, { hours: 24 }, { hours: 72 }])
})

test('a need is met: offered, agreed, begun, ended; who waited how long is known; nobody’s status is asked', async () => {
  const provider = await aProvider(node)
  const { case: id, need: it, person } = await aNeed(node)
  const due = async () =>
    (await amara(listDue, { kinds: ['Need'] })).body.due.filter((one: { subject: string }) => one.subject === it)
  expect(await due()).toMatchObject([{ level: 'ThreeHours', dueAt: '2026-11-24T10:20:00.000Z', person }])
  expect(await step(it, 0, 'Offered', { provider })).toMatchObject({ status: 200, body: { standing: 'Offered' } })
  node.wait({ minutes: 45 })
  expect(await step(it, 1, 'Started')).toMatchObject({ status: 200, body: { waited: 45 } })
  expect(await due()).toEqual([])
  expect(await step(it, 2, 'Ended')).toMatchObject({ status: 200 })
  const { body } = await amara(listServices, { case: id })
  expect(body.needs[0]).toMatchObject({ standing: 'Ended', waited: 45, what: 'A wound on the left hand.' })
  expect(body.needs[0].steps.at(-1)).toMatchObject({ outcome: 'Reached', satisfaction: 4, provider })
})

test('who is offered something after there was none waits again, by the date that she waited for; after an end, anew', async () => {
  const provider = await aProvider(node)
  const { need: it } = await aNeed(node)
  const [{ at }] = (await node.rows<{ at: Date }>(`select due_at as at from assistance.need where id = '${it}'`)) as [
    { at: Date },
  ]
  const due = async () =>
    (await node.rows<{ at: Date }>(`select due_at as at from assistance.due where subject = '${it}'`)).map(
      (one) => one.at,
    )
  await step(it, 0, 'NoService')
  expect(await due()).toEqual([])
  await step(it, 1, 'Offered', { provider })
  expect(await due()).toEqual([at])
  await step(it, 2, 'Started')
  await step(it, 3, 'Ended')
  expect(await due()).toEqual([])
  node.wait({ hours: 1 })
  await step(it, 4, 'Offered', { provider })
  expect((await due())[0]!.getTime() - at.getTime()).toBe(3_600_000)
})

describe('a step that does not follow is refused', () => {
  const paths: Record<NeedStanding, readonly ServiceStep[]> = {
    Open: [],
    Offered: ['Offered'],
    Rejected: ['Offered', 'Rejected'],
    Agreed: ['Offered', 'Agreed'],
    Declined: ['Declined'],
    Started: ['Offered', 'Started'],
    Ended: ['Offered', 'Started', 'Ended'],
    NoService: ['NoService'],
  }
  test.each(NeedStanding.options)('from %s', async (from) => {
    const provider = await aProvider(node)
    const { need: it } = await aNeed(node)
    for (const [at, each] of paths[from].entries()) await step(it, at, each, { provider })
    for (const next of ServiceStep.options.filter((each) => !serviceMoves[from].includes(each)))
      expect(await step(it, paths[from].length, next, { provider })).toMatchObject({
        status: 409,
        body: { code: 'assistance/not-from-here' },
      })
  })
})

test('her no is heard: nothing begins while she refuses services; what police want changes nothing', async () => {
  const provider = await aProvider(node)
  const { need: it, person } = await aNeed(node)
  const says = (purpose: 'ReceiveServices' | 'ShareWithLawEnforcement', state: 'Refused' | 'Given') =>
    amara(recordConsent, { person, purpose, state, language: 'id', interpreter: 'NotNeeded', copyGiven: true })
  await says('ShareWithLawEnforcement', 'Refused')
  await step(it, 0, 'Offered', { provider })
  await says('ReceiveServices', 'Refused')
  expect(await step(it, 1, 'Started')).toMatchObject({ status: 409, body: { code: 'assistance/said-no-to-services' } })
  await says('ReceiveServices', 'Given')
  expect(await step(it, 1, 'Started')).toMatchObject({ status: 200 })
})

test('two steps at once: one is taken, the other is told', async () => {
  const provider = await aProvider(node)
  const { need: it } = await aNeed(node)
  const both = await Promise.all([step(it, 0, 'Offered', { provider }), step(it, 0, 'NoService')])
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
})

test('a profession opens its own part of a case; a health note is read by health officers, a psychosocial one by psychologists, none by an investigator', async () => {
  const it = await aCase(node)
  const { need: health } = await aNeed(node, { of: it })
  const { need: soul } = await aNeed(node, { of: it, type: 'Psychosocial' })
  const { need: school } = await aNeed(node, { of: it, type: 'Education' })
  const open = (
    who: 'Amara' | 'Tari' | 'Umar' | 'Wulan',
    compartment: 'health' | 'psychosocial' | 'sealed',
    agency: 'protection' | 'other' = 'protection',
  ) => node.as(who)(inviteAgency, { case: it.id, agency: agencies[agency], compartment, reason })
  for (const [who, part, agency] of [
    ['Amara', 'health'],
    ['Tari', 'health'],
    ['Wulan', 'health'],
    ['Umar', 'psychosocial'],
    ['Umar', 'sealed'],
    ['Umar', 'health', 'other'],
  ] as const)
    expect([who, part, (await open(who, part, agency)).status]).toEqual([who, part, 403])
  expect((await open('Umar', 'health')).status).toBe(200)
  expect((await open('Wulan', 'psychosocial')).status).toBe(200)
  await takePart(node, { id: it.id, agency: 'police', compartment: 'investigation' })
  const write = (who: 'Tari' | 'Umar' | 'Wulan', of: NeedId) =>
    node.as(who)(addServiceNote, { need: of, text: `Of ${who}.` })
  expect((await write('Umar', health)).status).toBe(200)
  expect((await write('Wulan', soul)).status).toBe(200)
  expect((await write('Tari', school)).status).toBe(200)
  for (const [who, of] of [
    ['Tari', health],
    ['Tari', soul],
    ['Umar', soul],
    ['Wulan', health],
  ] as const)
    expect((await write(who, of)).status).toBe(404)
  const reads = async (who: 'Tari' | 'Umar' | 'Wulan' | 'Citra') =>
    (await node.as(who)(listServices, { case: it.id })).body.notes
      .map(({ compartment }: { compartment: string }) => compartment)
      .toSorted((a: string, b: string) => a.localeCompare(b))
  expect(await reads('Umar')).toEqual(['health', 'protection'])
  expect(await reads('Wulan')).toEqual(['protection', 'psychosocial'])
  expect(await reads('Tari')).toEqual(['protection'])
  expect(await reads('Citra')).toEqual(['protection'])
  expect((await node.as('Eko')(listServices, { case: it.id })).status).toBe(403)
  expect((await node.as('Lestari')(listServices, { case: it.id })).status).toBe(404)
})

test('a warm transfer waits until the other side says yes, or no and why; it is answered once', async () => {
  const provider = await aProvider(node)
  const { case: id, person } = await aNeed(node)
  const details = 'She travels with a companion; insulin twice a day.'
  const { body } = await amara(askTransfer, { person, provider, reason: 'MigrationOrChangeOfLocation', details })
  const waits = async () =>
    (await amara(listDue, { kinds: ['Transfer'] })).body.due.some((one: { subject: string }) => one.subject === body.id)
  expect(await waits()).toBe(true)
  const answer = (accepted: boolean, why = '') =>
    amara(answerTransfer, { transfer: body.id, accepted, by: 'Head of the house', reason: why })
  expect((await answer(false)).status).toBe(400)
  expect((await answer(false, 'No bed for men this week.')).status).toBe(200)
  expect(await answer(true)).toMatchObject({ status: 409, body: { code: 'assistance/transfer-is-answered' } })
  expect(await waits()).toBe(false)
  expect((await amara(listServices, { case: id })).body.transfers).toMatchObject([
    { details, answer: { accepted: false, by: 'Head of the house' } },
  ])
})
