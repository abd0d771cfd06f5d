import { beforeAll, expect, test } from 'vitest'
import { aDraft, aSentRequest, knowTheLaw, someValues } from '../../../test/a-request.ts'
import { useRegion } from '../../../test/region.ts'
import { recordConsent } from '../../assistance/contract.ts'
import { inSystem } from '../../platform/in-system.ts'
import { tellLateErasures } from '../arrive/watch-clocks.ts'
import {
  acceptRequest,
  approveRequest,
  confirmErasure,
  getRequest,
  openCaseFromRequest,
  recallFields,
  reportExecution,
  submitDraft,
  type RequestId,
} from '../contract.ts'

const region = useRegion(['ID', 'TH', 'KH'])
const jakarta = region.node('ID')
const bangkok = region.node('TH')
const amara = jakarta.as('Amara')
const there = bangkok.as('Amara')

beforeAll(async () => {
  await knowTheLaw(jakarta)
  await knowTheLaw(bangkok)
})

const hiv = 'HIV positive, tested at the clinic in Mae Sot.'

/** Jakarta's shelter is told of a return, and of more than it needs to know. */
async function aHandOver(values: Record<string, string | boolean> = {}) {
  const kind = 'ReceptionAndHandover'
  const draft = await aDraft(jakarta, {
    kind,
    values: { ...someValues(kind), name: 'Riko Pratama', medicalNeeds: hiv, escorts: 'Two officers', ...values },
    change: { tlp: 'RED' },
  })
  const { request } = draft
  await amara(submitDraft, { request })
  expect(await jakarta.as('Citra')(approveRequest, { request })).toMatchObject({ status: 200 })
  await region.settle()
  return { ...draft, opening: (await amara(getRequest, { request })).body.log[0].message as string }
}

const digests = `select m.id, m.digest, m.envelope, r.step, r.receipt
  from exchange.message m left join exchange.receipt r on r.message = m.id where m.thread = $1 and m.type not like '%erased%'
  order by m.id, r.step`

test('SC-11: a packet with an unneeded HIV result is recalled, erased on both sides, and signed for', async () => {
  const { request, opening } = await aHandOver()
  expect((await there(getRequest, { request })).body.values.medicalNeeds).toBe(hiv)
  await there(openCaseFromRequest, { request, title: 'Arrival in Bangkok' })
  const [before, sealed] = [
    await bangkok.rows(digests, [request]),
    await bangkok.rows('select content from requests.entry where message = $1', [opening]),
  ]

  region.wait({ minutes: 10 })
  const wish = { request, message: opening, fields: ['medicalNeeds'], reason: 'NotNeeded' as const }
  expect(await amara(recallFields, wish)).toMatchObject({ status: 200 })
  await region.settle()

  for (const [node, officer] of [
    [jakarta, amara],
    [bangkok, there],
  ] as const) {
    const { body } = await officer(getRequest, { request })
    expect(body.values).toMatchObject({ name: 'Riko Pratama', escorts: 'Two officers' })
    expect(body.values).not.toHaveProperty('medicalNeeds')
    expect(JSON.stringify(body)).not.toContain('HIV')
    expect(body.log.map(({ step }: { step: string }) => step)).toEqual(['Opening', 'Recalled'])
    expect(body.log[1].names).toEqual(['medicalNeeds'])
    // Neither the post office nor the log holds the old bytes.
    expect(await node.rows('select 1 from exchange.payload where message = $1', [opening])).toEqual([])
    expect(await node.rows('select wire from exchange.message where id = $1', [opening])).toEqual([{ wire: null }])
    expect(await node.rows('select content from requests.entry where message = $1', [opening])).not.toEqual(sealed)
  }
  // What was signed stays as it was: that it was sent, and when, can still be proved.
  expect((await bangkok.rows(digests, [request])).filter(({ id }) => before.some((old) => old.id === id))).toEqual(
    before,
  )

  const [recall] = (await there(getRequest, { request })).body.recalls
  expect(recall).toMatchObject({ side: 'In', fields: ['medicalNeeds'], reason: 'NotNeeded', erasedAt: null })
  expect(new Date(recall.breachDue).getTime() - new Date(recall.at).getTime()).toBe(72 * 3600_000)
  expect((await there(getRequest, { request })).body.may).toContain('confirm-erasure')
  await there(confirmErasure, { request, recall: recall.id })
  await region.settle()
  const { body } = await amara(getRequest, { request })
  expect(body.recalls[0]).toMatchObject({ side: 'Out', erasedAt: expect.any(String), overdue: false })
  expect(body.log.at(-1)).toMatchObject({ from: 'TH', step: 'Erased', post: 'protection-officer 1' })
})

test('a wrong fact is corrected: the right one stands in its place on both sides', async () => {
  const { request, opening } = await aHandOver({ flight: 'GA 867' })
  const wish = { request, message: opening, fields: ['flight'], reason: 'WrongFact' as const }
  expect(await amara(recallFields, { ...wish, correction: { flight: 'GA 869' } })).toMatchObject({ status: 200 })
  await region.settle()
  for (const officer of [amara, there]) {
    const { body } = await officer(getRequest, { request })
    expect(body.values.flight).toBe('GA 869')
    expect(JSON.stringify(body)).not.toContain('GA 867')
    expect(body.log.at(-1)).toMatchObject({ step: 'Corrected', fields: { flight: 'GA 869' } })
  }
})

test('a correction carries nothing beside what was recalled, and nothing that the kind may not carry', async () => {
  const { request, opening } = await aHandOver()
  const wish = { request, message: opening, fields: ['flight'], reason: 'WrongFact' as const }
  expect(await amara(recallFields, { ...wish, correction: { escorts: 'One officer' } })).toMatchObject({
    status: 409,
    body: { code: 'requests/not-in-that-message' },
  })
  expect(await amara(recallFields, { ...wish, fields: ['flight'], correction: { narrative: 'x' } })).toMatchObject({
    status: 400,
    body: { code: 'requests/field-not-allowed' },
  })
  expect(await amara(recallFields, { ...wish, fields: ['healthRecord'] })).toMatchObject({ status: 409 })
})

test('nobody takes back what the other state said', async () => {
  const { request } = await aSentRequest(jakarta)
  await region.settle()
  await there(acceptRequest, { request })
  const answer = { outcome: 'Found', safety: 'Safe', summary: 'At her aunt’s house, Soi 12.' }
  await there(reportExecution, { request, answer })
  await region.settle()
  const theirs = (await amara(getRequest, { request })).body.log.at(-1).message
  expect(
    await amara(recallFields, { request, message: theirs, fields: ['summary'], reason: 'WrongFact' }),
  ).toMatchObject({ status: 409 })
  // Its own author may: an answer is recalled as a request is.
  await there(recallFields, { request, message: theirs, fields: ['summary'], reason: 'NotNeeded' })
  await region.settle()
  expect(JSON.stringify((await amara(getRequest, { request })).body)).not.toContain('Soi 12')
})

test('a deletion that nobody signs for is late once, on both sides', async () => {
  const { request, opening } = await aHandOver()
  await amara(recallFields, { request, message: opening, fields: ['medicalNeeds'], reason: 'NotNeeded' })
  await region.settle()
  region.wait({ hours: 25 })
  for (const node of [jakarta, bangkok]) {
    expect(await inSystem(node.host, (context) => tellLateErasures(context))).toBeGreaterThan(0)
    expect(await inSystem(node.host, (context) => tellLateErasures(context))).toBe(0)
  }
  expect((await amara(getRequest, { request })).body.recalls[0].overdue).toBe(true)
})

test('consent that she takes back reaches every receiver, is acknowledged, and is overdue until it is', async () => {
  const { request, person } = await aHandOver()
  await amara(recordConsent, {
    person,
    purpose: 'ShareWithOtherState',
    state: 'Withdrawn',
    language: 'id',
    interpreter: 'InPerson',
    copyGiven: true,
  })
  await region.settle()
  const read = async () => (await there(getRequest, { request })).body
  expect(await read()).toMatchObject({ status: 'Withdrawn', values: {} })
  const [recall] = (await read()).recalls
  expect(recall).toMatchObject({ reason: 'ConsentWithdrawn', erasedAt: null })
  await there(confirmErasure, { request, recall: recall.id })
  await region.settle()
  expect((await amara(getRequest, { request })).body.recalls).toMatchObject([{ erasedAt: expect.any(String) }])
})

test('PostgreSQL changes no line of the log but one that was recalled', async () => {
  const { request } = await aHandOver()
  for (const { pool } of [jakarta.host.system, jakarta.host.database]) {
    await expect(
      pool.query("update requests.entry set content = '' where request = $1", [request as RequestId]),
    ).rejects.toThrow(/permission denied/)
    await expect(pool.query("select requests.erase(gen_random_uuid(), '')")).rejects.toThrow()
  }
})
