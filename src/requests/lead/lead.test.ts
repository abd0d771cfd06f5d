import { beforeAll, expect, test } from 'vitest'
import { aSentRequest, knowTheLaw } from '../../../test/a-request.ts'
import { useRegion } from '../../../test/region.ts'
import { compareHeads } from '../../exchange/recover/compare-heads.ts'
import {
  answerLead,
  getRequest,
  offerLead,
  openCaseFromRequest,
  withdrawLead,
  type Lead,
  type RequestId,
} from '../contract.ts'

const region = useRegion(['ID', 'TH'])
const jakarta = region.node('ID')
const bangkok = region.node('TH')
const here = jakarta.as('Citra')
const there = bangkok.as('Citra')

beforeAll(async () => {
  await knowTheLaw(jakarta)
  await knowTheLaw(bangkok)
})

/** A case that both states work on. */
async function aSharedCase() {
  const { request } = await aSentRequest(jakarta)
  await region.settle()
  await there(openCaseFromRequest, { request, title: 'Building C-9' })
  return request
}

const lead = async (ask: typeof here, request: RequestId): Promise<Lead> =>
  (await ask(getRequest, { request })).body.lead

test('the lead is offered with a preview that names nobody, taken, and moves at once', async () => {
  const request = await aSharedCase()
  expect(await lead(here, request)).toBe(null)
  expect(await here(offerLead, { request })).toMatchObject({ status: 200 })
  await region.settle()

  const { offered } = await lead(there, request)
  expect(offered!.preview).toMatchObject({ people: 1, openRequests: 1, phase: 'Report' })
  expect(JSON.stringify(offered)).not.toMatch(/Riko|C-9/)
  expect(await lead(here, request)).toMatchObject({ owner: 'ID', leads: true, offeredTo: 'TH' })

  region.wait({ minutes: 5 })
  expect(await there(answerLead, { request, yes: true })).toMatchObject({ status: 200 })
  // Until the yes is written there, the one leads and both help.
  expect(await lead(there, request)).toMatchObject({ owner: 'ID', leads: false, cares: true })
  expect(await lead(here, request)).toMatchObject({ owner: 'ID', leads: true, cares: true })
  await region.settle()

  expect(await lead(here, request)).toMatchObject({ owner: 'TH', epoch: 2, leads: false, cares: false })
  expect(await lead(there, request)).toMatchObject({ owner: 'TH', epoch: 2, leads: true, offered: null })
  // Who no longer leads cannot hand it on.
  expect(await here(offerLead, { request })).toMatchObject({ status: 409, body: { detail: { owner: 'TH' } } })
  // And back again.
  await there(offerLead, { request })
  await region.settle()
  await here(answerLead, { request, yes: true })
  await region.settle()
  for (const ask of [here, there]) expect(await lead(ask, request)).toMatchObject({ owner: 'ID', epoch: 3 })
  expect(await jakarta.rows('select case_id is not null as ours from requests.lead')).toEqual([{ ours: true }])
})

test('the lead is declined with a reason, and stays where it was', async () => {
  const request = await aSharedCase()
  await here(offerLead, { request })
  await region.settle()
  expect(await there(answerLead, { request, yes: false })).toMatchObject({ status: 400 })
  await there(answerLead, { request, yes: false, reason: 'ResourceLimit' })
  await region.settle()
  expect(await lead(here, request)).toMatchObject({ owner: 'ID', leads: true, offeredTo: null })
  expect((await here(getRequest, { request })).body.log.at(-1)).toMatchObject({
    step: 'LeadDecline',
    reason: 'ResourceLimit',
  })
  expect(await there(answerLead, { request, yes: true })).toMatchObject({ status: 404 })
})

test('an offer that was taken back cannot be taken any more, though the yes was under way', async () => {
  const request = await aSharedCase()
  await here(offerLead, { request })
  await region.settle()
  await there(answerLead, { request, yes: true })
  expect(await here(withdrawLead, { request })).toMatchObject({ status: 200 })
  await region.settle()
  for (const ask of [here, there]) expect(await lead(ask, request)).toMatchObject({ owner: 'ID', epoch: 1 })
  expect(await lead(there, request)).toMatchObject({ leads: false, cares: false })
})

test('answers that are lost and messages that come twice move the lead once', async () => {
  const request = await aSharedCase()
  let count = 0
  region.interfere(async (_to, request, forward) => {
    const answer = await forward(request.clone())
    if (++count % 3 === 0) throw new Error('the line broke after it had arrived')
    return count % 2 === 0 ? forward(request) : answer
  })
  await here(offerLead, { request })
  for (let n = 0; n < 6; n++) {
    await region.settle()
    region.wait({ hours: 1 })
  }
  await there(answerLead, { request, yes: true })
  for (let n = 0; n < 6; n++) {
    await region.settle()
    region.wait({ hours: 1 })
  }
  region.heal()
  region.wait({ hours: 1 })
  await region.settle()
  for (const ask of [here, there]) expect(await lead(ask, request)).toMatchObject({ owner: 'TH', epoch: 2 })
})

test('a node that was restored from a backup asks who leads, leads nothing until it knows, and does not lead twice', async () => {
  const request = await aSharedCase()
  await here(offerLead, { request })
  await region.settle()
  await jakarta.backUp()
  await there(answerLead, { request, yes: true })
  await region.settle()
  expect(await lead(here, request)).toMatchObject({ owner: 'TH', leads: false })
  await jakarta.restore()

  // What it remembers would make two that lead; its partner tells it that it has forgotten something.
  await compareHeads(jakarta.host as never)
  await jakarta.drain()
  expect(await lead(here, request)).toMatchObject({ leads: false, cares: true, asks: true })
  expect(await here(offerLead, { request })).toMatchObject({ status: 409 })
  await region.settle()
  expect(await lead(here, request)).toMatchObject({ owner: 'TH', leads: false, asks: false })
  expect(await lead(there, request)).toMatchObject({ owner: 'TH', leads: true })
})
