import { beforeAll, expect, test } from 'vitest'
import { aSentRequest, knowTheLaw } from '../../../test/a-request.ts'
import { useRegion } from '../../../test/region.ts'
import { inSystem } from '../../platform/in-system.ts'
import { people } from '../../../test/people.ts'
import {
  acceptRequest,
  acknowledgeRequest,
  getReconciliation,
  listDifferences,
  listReconciliations,
  ownDifference,
  reconcile,
  setComparing,
  settleDifference,
} from '../contract.ts'
import { tellLateDifferences } from './differences.ts'
import { compareInTurn } from './schedule.ts'

const region = useRegion(['ID', 'TH'])
const jakarta = region.node('ID')
const bangkok = region.node('TH')
const citra = jakarta.as('Citra')
const there = bangkok.as('Amara')

beforeAll(async () => {
  await knowTheLaw(jakarta)
  await knowTheLaw(bangkok)
})

/** Asks Bangkok for its book, and reads what came of it. */
async function compared(by = citra, state = 'TH') {
  region.wait({ minutes: 30 })
  expect(await by(reconcile, { state })).toMatchObject({ status: 200 })
  await region.settle()
  const { body } = await by(getReconciliation, { state })
  expect(body.finishedAt).not.toBeNull()
  return body
}

test('two books that say the same have no difference, from either side', async () => {
  const first = await aSentRequest(jakarta)
  await aSentRequest(jakarta)
  await aSentRequest(bangkok, { to: 'ID' })
  await region.settle()
  await there(acknowledgeRequest, { request: first.request })
  await there(acceptRequest, { request: first.request })
  await region.settle()
  expect(await compared()).toMatchObject({ requests: 3, differences: 0, found: [] })
  expect(await compared(bangkok.as('Citra'), 'ID')).toMatchObject({ requests: 3, differences: 0 })
  const { body } = await citra(listReconciliations, {})
  expect(body.pairs).toMatchObject([{ state: 'TH', latest: { differences: 0 } }])
})

test('each planted difference is found and explained by what is signed', async () => {
  const seen = await aSentRequest(jakarta)
  const lost = await aSentRequest(jakarta)
  const theirs = await aSentRequest(bangkok, { to: 'ID' })
  const changed = await aSentRequest(jakarta)
  await region.settle()
  await there(acceptRequest, { request: seen.request })
  await region.settle()
  const forget = async (node: typeof bangkok, request: string) => {
    await node.rows(
      `set session_replication_role = replica; delete from requests.entry where request = '${request}';
       delete from requests.request where id = '${request}'; set session_replication_role = origin`,
    )
  }
  // Bangkok loses a request that it signed for; Jakarta loses one of Bangkok's; a status is changed by hand.
  await forget(bangkok, lost.request)
  await forget(jakarta, theirs.request)
  await bangkok.rows(`update requests.request set status = 'Executed' where id = '${changed.request}'`)
  await bangkok.rows(`delete from requests.entry where request = '${seen.request}' and step = 'Accepted'`)
  region.wait({ hours: 1 })
  const { found } = await compared()
  const whatOf = (request: string) => found.filter((each: { request: string }) => each.request === request)
  expect(whatOf(lost.request)).toMatchObject([{ what: 'LostThere', from: 'ID', here: 'Delivered', there: null }])
  expect(whatOf(theirs.request)).toMatchObject([{ what: 'LostHere', from: 'TH', here: null }])
  expect(whatOf(changed.request)).toMatchObject([{ what: 'StatusDiffers', here: 'Delivered', there: 'Executed' }])
  expect(whatOf(seen.request)).toMatchObject([{ what: 'LostThere', message: expect.any(String) }])
  expect(found).toHaveLength(4)
})

test('who may not reconcile reads no book, and nobody asks twice at once', async () => {
  expect(await jakarta.as('Amara')(reconcile, { state: 'TH' })).toMatchObject({ status: 403 })
  region.wait({ minutes: 30 })
  expect(await citra(reconcile, { state: 'TH' })).toMatchObject({ status: 200 })
  expect(await citra(reconcile, { state: 'TH' })).toMatchObject({ body: { code: 'requests/reconciling-already' } })
  expect(await citra(reconcile, { state: 'KH' })).toMatchObject({ body: { code: 'requests/no-node-there' } })
  await region.settle()
})

test('a book is given once in five minutes, however often it is asked for', async () => {
  region.wait({ minutes: 30 })
  let count = 0
  const ask = async (from: string) => {
    const id = (part: string) => `0199${part}-0000-7000-8000-${String(++count).padStart(12, '0')}`
    const at = jakarta.host.clock()
    const body = { part: 'Ask', daysFrom: '2018-01', digests: [], at: at.toISOString() }
    const message = { id: id('aaaa'), from, type: 'requests.statement@1.0', thread: id('bbbb'), issuedAt: at, body }
    return inSystem(jakarta.host, (context) => jakarta.host.deliver(context, message))
  }
  expect(await ask('TH')).toBe(true)
  for (const _ of [1, 2, 3])
    await expect(ask('TH')).rejects.toMatchObject({ code: 'requests/asked-too-soon', status: 429 })
  region.wait({ minutes: 5 })
  const both = await Promise.allSettled([ask('TH'), ask('TH')])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('who compared a moment ago is not asked to knock in vain', async () => {
  await compared()
  expect(await citra(reconcile, { state: 'TH' })).toMatchObject({ body: { code: 'requests/reconciling-already' } })
  region.wait({ minutes: 6 })
  expect(await citra(reconcile, { state: 'TH' })).toMatchObject({ status: 200 })
  await region.settle()
  expect((await citra(getReconciliation, { state: 'TH' })).body.finishedAt).not.toBeNull()
})

test('both sides read the same report, and each difference is work with an owner and a clock', async () => {
  region.wait({ minutes: 30 })
  const changed = await aSentRequest(jakarta)
  await region.settle()
  await bangkok.rows(`update requests.request set status = 'Executed' where id = '${changed.request}'`)
  region.wait({ hours: 1 })
  const ours = await compared()
  const { body: theirs } = await bangkok.as('Citra')(getReconciliation, { state: 'ID' })
  expect(theirs).toMatchObject({ id: ours.id, side: 'Theirs', requests: ours.requests, differences: ours.differences })
  const of = (found: { request: string }[]) => found.find(({ request }) => request === changed.request)
  expect(of(ours.found)).toMatchObject({ what: 'StatusDiffers', here: 'Delivered', there: 'Executed' })
  expect(of(theirs.found)).toMatchObject({ what: 'StatusDiffers', here: 'Executed', there: 'Delivered' })
  const lost = (found: { what: string }[], what: string) => found.filter((each) => each.what === what).length
  expect(lost(theirs.found, 'LostHere')).toBe(lost(ours.found, 'LostThere'))

  const open = async (by = citra, state = 'TH') => (await by(listDifferences, { state })).body.differences
  const item = of(await open()) as unknown as { id: string; due: string; owner: string | null }
  expect(item).toMatchObject({ owner: people.Citra.id, what: 'StatusDiffers' })
  // Nobody there asked for it: it lies open until somebody takes it.
  const there = of(await open(bangkok.as('Citra'), 'ID')) as unknown as { id: string; owner: string | null }
  expect(there).toMatchObject({ owner: null })
  expect(await bangkok.as('Citra')(ownDifference, { difference: there.id, owner: people.Citra.id })).toMatchObject({
    status: 200,
  })
  expect(await citra(ownDifference, { difference: item.id, owner: people.Hadi.id })).toMatchObject({ status: 422 })
  expect(await jakarta.as('Amara')(listDifferences, {})).toMatchObject({ status: 403 })

  // Late is told once.
  region.wait({ days: 3 })
  const late = () => inSystem(jakarta.host, tellLateDifferences as never)
  expect(await late()).toBeGreaterThan(0)
  expect(await late()).toBe(0)
  // What an officer calls a known fault is not reported as work again; what is mended is settled by itself.
  await citra(settleDifference, { difference: item.id, how: 'KnownFault' })
  expect(await citra(settleDifference, { difference: item.id, how: 'MendedHere' })).toMatchObject({ status: 404 })
  expect((await compared()).found).toContainEqual(expect.objectContaining({ request: changed.request }))
  expect(of(await open())).toBeUndefined()
  await bangkok.rows(`update requests.request set status = 'Delivered' where id = '${changed.request}'`)
  await compared()
  const settled = await bangkok.rows(
    `select settled, owner from requests.difference where request = '${changed.request}'`,
  )
  expect(settled).toEqual([{ settled: 'Gone', owner: people.Citra.id }])
  const { body } = await citra(getReconciliation, { state: 'TH' })
  expect(body.history.length).toBeGreaterThan(3)
  expect((await citra(getReconciliation, { state: 'TH', reconciliation: ours.id })).body.found).toEqual(ours.found)
})

test('the books are compared by themselves, once a week unless told otherwise, by one of the two', async () => {
  const turn = async (node: typeof bangkok) => {
    const begun = await inSystem(node.host, compareInTurn as never)
    await region.settle()
    return begun
  }
  expect(await turn(jakarta)).toBe(0)
  region.wait({ days: 7, hours: 1 })
  expect(await turn(bangkok)).toBe(0)
  expect(await turn(jakarta)).toBe(1)
  expect(await turn(jakarta)).toBe(0)
  const { body } = await citra(listReconciliations, {})
  expect(body.pairs).toMatchObject([
    { state: 'TH', every: 'Weekly', latest: { why: 'Schedule', finishedAt: expect.any(String) } },
  ])
  expect((await bangkok.as('Citra')(listReconciliations, {})).body.pairs[0].latest.id).toBe(body.pairs[0].latest.id)
  await citra(setComparing, { state: 'TH', every: 'Daily' })
  region.wait({ days: 1, minutes: 1 })
  expect(await turn(jakarta)).toBe(1)
  await citra(setComparing, { state: 'TH', every: 'Never' })
  region.wait({ days: 30 })
  expect(await turn(jakarta)).toBe(0)
  // Where the first is silent the second begins.
  expect(await turn(bangkok)).toBe(1)
})

test('a report of another state is taken once, for its own comparison, and in its own form', async () => {
  region.wait({ hours: 1 })
  const say = (thread: string, body: object, from = 'TH') => {
    const at = jakarta.host.clock()
    const id = jakarta.host.newId()
    const message = { id, from, type: 'requests.statement@1.0', thread, issuedAt: at, body }
    return inSystem(jakarta.host, (context) => jakarta.host.deliver(context, message))
  }
  const thread = jakarta.host.newId()
  const at = jakarta.host.clock().toISOString()
  const found = { part: 'Found', nth: 1, parts: 1, requests: 0, found: [], at }
  await expect(say(thread, found)).rejects.toMatchObject({ code: 'requests/no-such-reconciliation' })
  expect(await say(thread, { part: 'Ask', daysFrom: '2018-01', digests: [], at })).toBe(true)
  await expect(say(thread, found, 'KH')).rejects.toMatchObject({ code: 'requests/no-such-reconciliation' })
  await expect(say(thread, { ...found, found: [{ name: 'Riko' }] })).rejects.toMatchObject({
    code: 'requests/not-as-agreed',
  })
  expect(await say(thread, found)).toBe(true)
  await expect(say(thread, found)).rejects.toMatchObject({ code: 'requests/no-such-reconciliation' })
})
