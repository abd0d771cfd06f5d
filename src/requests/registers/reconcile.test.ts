import { beforeAll, expect, test } from 'vitest'
import { aSentRequest, knowTheLaw } from '../../../test/a-request.ts'
import { useRegion } from '../../../test/region.ts'
import { inSystem } from '../../platform/in-system.ts'
import { acceptRequest, acknowledgeRequest, getReconciliation, listReconciliations, reconcile } from '../contract.ts'

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
    const body = { part: 'Ask', months: [], at: at.toISOString() }
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
