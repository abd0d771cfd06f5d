import { beforeAll, expect, test } from 'vitest'
import { aDraft, aSentRequest, knowTheLaw, saveDraft } from '../../test/a-request.ts'
import { useRegion } from '../../test/region.ts'
import { inSystem } from '../platform/in-system.ts'
import { expireOld, tellOverdue } from './arrive/watch-clocks.ts'
import {
  approveRequest,
  changeDraft,
  declineRequest,
  getRequest,
  listRequests,
  returnForChange,
  submitDraft,
  withdrawRequest,
} from './contract.ts'

const region = useRegion(['ID', 'TH'])
const jakarta = region.node('ID')
const bangkok = region.node('TH')
const amara = jakarta.as('Amara')
const citra = jakarta.as('Citra')

beforeAll(async () => {
  await knowTheLaw(jakarta)
})

const red = { change: { tlp: 'RED' as const } }

test('RED waits for a second person, who may send it back or let it leave', async () => {
  const { request } = await aDraft(jakarta, red)
  expect(await amara(submitDraft, { request })).toMatchObject({ body: { status: 'AwaitingApproval' } })
  const waiting = await citra(listRequests, { show: 'WaitingForApproval' })
  expect(waiting.body.requests).toMatchObject([{ id: request, status: 'AwaitingApproval' }])

  await citra(returnForChange, { request, note: 'Name the floor.' })
  expect((await amara(getRequest, { request })).body).toMatchObject({ status: 'Draft', returnNote: 'Name the floor.' })
  await saveDraft(jakarta, request, { values: { lastPlace: 'Building C-9, third floor' } })
  await amara(submitDraft, { request })
  expect(await citra(approveRequest, { request })).toMatchObject({ status: 200, body: { status: 'Sent' } })

  await region.settle()
  const { body } = await bangkok.as('Eko')(getRequest, { request })
  expect(body).toMatchObject({ status: 'Delivered', tlp: 'RED', values: { lastPlace: 'Building C-9, third floor' } })
  expect(JSON.stringify(body)).not.toContain('Name the floor')
})

test('what waits for approval cannot be changed under the approver’s eyes', async () => {
  const { request } = await aDraft(jakarta, red)
  await amara(submitDraft, { request })

  expect(await saveDraft(jakarta, request, { values: { alias: 'Someone else' } })).toMatchObject({
    status: 409,
    body: { code: 'requests/not-a-draft' },
  })
})

test('in immediate danger it leaves first, flagged, and is approved within the hour by someone else', async () => {
  const { request } = await aDraft(jakarta, { change: { tlp: 'RED', immediateDanger: true } })
  expect(await amara(submitDraft, { request })).toMatchObject({ status: 200, body: { status: 'Sent' } })

  const flagged = (await amara(getRequest, { request })).body
  expect(Date.parse(flagged.approvalDue) - jakarta.host.clock().getTime()).toBe(3600_000)
  expect((await citra(listRequests, { show: 'WaitingForApproval' })).body.requests).toMatchObject([{ id: request }, {}])
  expect(await citra(approveRequest, { request })).toMatchObject({ status: 200 })
  expect((await citra(getRequest, { request })).body).toMatchObject({ approvalDue: null, status: 'Sent' })
})

test('two who save the same draft do not overwrite each other', async () => {
  const { request } = await aDraft(jakarta)
  const { body } = await amara(getRequest, { request })
  const { version, values, tlp, urgency, purpose, caveats, legalBasis, immediateDanger } = body
  const draft = { request, version, values, tlp, urgency, purpose, caveats, legalBasis, immediateDanger }
  await amara(changeDraft, draft)

  expect(await amara(changeDraft, draft)).toMatchObject({
    status: 409,
    body: { code: 'requests/changed-meanwhile', detail: { version: version + 1 } },
  })
})

test('missing items are named, and nothing leaves without a legal basis', async () => {
  const { request } = await aDraft(jakarta, { values: { alias: 'Riko' } })
  expect(await amara(submitDraft, { request })).toMatchObject({
    status: 409,
    body: { code: 'requests/incomplete', detail: { missing: ['lastPlace', 'dangerNote'] } },
  })
  const bare = await aDraft(jakarta, { change: { legalBasis: [] } })
  expect(await amara(submitDraft, { request: bare.request })).toMatchObject({
    status: 409,
    body: { code: 'requests/no-legal-basis' },
  })
})

test('the legal basis is that of the pair of states on that day', async () => {
  const { request } = await aDraft(jakarta, { to: 'TH' })
  const clauses = (await amara(getRequest, { request })).body.legalBasis as { clause: string; source: string }[]
  expect(clauses.length).toBeGreaterThan(0)
  expect(clauses.every(({ source }) => source.length > 0)).toBe(true)
})

test('a draft that is dropped tells nobody', async () => {
  const { request } = await aDraft(jakarta)
  await amara(withdrawRequest, { request, reason: 'NoLongerNeeded' })
  await region.settle()

  expect(await jakarta.rows('select 1 from exchange.message where thread = $1', [request])).toEqual([])
  expect((await amara(getRequest, { request })).body).toMatchObject({ status: 'Withdrawn', log: [] })
})

test('late is told once; what lies open past its last day ends on both sides', async () => {
  const { request } = await aSentRequest(jakarta)
  await region.settle()
  region.wait({ hours: 25 })
  const late = () => inSystem(jakarta.host, (context) => tellOverdue(context))
  expect(await late()).toBeGreaterThan(0)
  expect(await late()).toBe(0)

  region.wait({ days: 91 })
  expect(await inSystem(jakarta.host, (context) => expireOld(context))).toBeGreaterThan(0)
  await region.settle()
  expect((await amara(getRequest, { request })).body.status).toBe('Expired')
  expect((await bangkok.as('Eko')(getRequest, { request })).body.status).toBe('Expired')
  expect(
    await bangkok.as('Eko')(declineRequest, { request, reason: 'ResourceLimit', text: 'Too late.' }),
  ).toMatchObject({ status: 409, body: { code: 'requests/forbidden-step' } })
})

test('the bell rings for those whose step is next, and for nobody who may not see it', async () => {
  const { request } = await aDraft(jakarta, red)
  await amara(submitDraft, { request })
  await citra(approveRequest, { request })
  await region.settle()
  const heard = async (node: typeof jakarta, kind: string) =>
    (
      await node.rows<{ name: string }>(
        'select o.name from access.notice n join access.officer o on o.id = n.officer where subject = $1 and kind = $2 order by 1',
        [request, kind],
      )
    ).map(({ name }) => name)

  expect(await heard(jakarta, 'requests.waits-for-approval')).toEqual(['Citra'])
  expect(await heard(bangkok, 'requests.received')).toContain('Eko')
  expect(await heard(bangkok, 'requests.received')).not.toContain('Dewi')
})
