import { beforeAll, expect, test } from 'vitest'
import { aDraft, aSentRequest, knowTheLaw } from '../../test/a-request.ts'
import { getCase } from '../casework/contract.ts'
import { useRegion } from '../../test/region.ts'
import {
  acceptRequest,
  acknowledgeRequest,
  askForInformation,
  beginExecution,
  closeRequest,
  declineRequest,
  getRequest,
  giveMoreInformation,
  listRequests,
  reportExecution,
  submitDraft,
  withdrawRequest,
  type RequestId,
} from './contract.ts'

const region = useRegion(['ID', 'TH'])
const jakarta = region.node('ID')
const bangkok = region.node('TH')
const amara = jakarta.as('Amara')
const eko = bangkok.as('Eko')

beforeAll(async () => {
  await knowTheLaw(jakarta)
  await knowTheLaw(bangkok)
})

const answer = { outcome: 'Found', safety: 'AtRisk', summary: 'Seen at the building; could not be spoken to alone.' }

/** The log as each database holds it: same messages, same steps, same order, same bytes. */
async function sameLog(request: RequestId) {
  const statement = `select e.message, e.from_state, e.step, e.at, e.reason, m.digest, m.seq
    from requests.entry e join exchange.message m on m.id = e.message where e.request = $1 order by e.at, e.message`
  const ours = await jakarta.rows(statement, [request])
  expect(await bangkok.rows(statement, [request])).toEqual(ours)
  return ours.map(({ step }) => step)
}

const both = async (request: RequestId) => [
  (await amara(getRequest, { request })).body.status,
  (await eko(getRequest, { request })).body.status,
]

test('a draft begins no action; the sent request meets the clock of specialised action', async () => {
  const { request, id } = await aDraft(jakarta)
  const met = async () =>
    (await amara(getCase, { case: id })).body.clocks.find(({ kind }: { kind: string }) => kind === 'SpecialisedAction')
      .metAt
  expect(await met()).toBe(null)
  await amara(submitDraft, { request })
  expect(await met()).not.toBe(null)
})

test('a welfare check goes out, is read, accepted, carried out and closed; both sides hold the same log', async () => {
  const { request, id } = await aSentRequest(jakarta)
  expect((await amara(getRequest, { request })).body).toMatchObject({ status: 'Sent', theirs: null, case: id })

  await region.settle()
  expect(await both(request)).toEqual(['Delivered', 'Delivered'])

  await eko(acknowledgeRequest, { request })
  await region.settle()
  expect((await amara(getRequest, { request })).body).toMatchObject({ status: 'Acknowledged', theirs: 'Acknowledged' })

  for (const act of [
    () => eko(acceptRequest, { request }),
    () => eko(beginExecution, { request, text: 'Two officers go there today.' }),
    () => eko(reportExecution, { request, answer }),
  ]) {
    region.wait({ minutes: 5 })
    expect(await act()).toMatchObject({ status: 200 })
  }
  await region.settle()

  const read = await amara(getRequest, { request })
  expect(read.body).toMatchObject({ status: 'Executed', theirs: 'Executed', overdue: false })
  expect(read.body.log.at(-1)).toMatchObject({ from: 'TH', step: 'Executed', post: 'police-focal 5', fields: answer })
  expect(read.body.may).toContain('close-request')
  region.wait({ minutes: 5 })
  await amara(closeRequest, { request })
  await region.settle()
  expect(await both(request)).toEqual(['ClosedByRequester', 'ClosedByRequester'])
  expect(await sameLog(request)).toEqual(['Opening', 'Accepted', 'InExecution', 'Executed', 'ClosedByRequester'])
})

test('a question stops the clock on both sides by the same time', async () => {
  const { request } = await aSentRequest(jakarta)
  await region.settle()
  const before = (await amara(getRequest, { request })).body.answerDue
  await eko(askForInformation, { request, text: 'Which floor?' })
  await region.settle()
  expect((await amara(getRequest, { request })).body).toMatchObject({
    status: 'MoreInfoRequested',
    pausedSince: expect.any(String),
    overdue: false,
  })

  region.wait({ hours: 30 })
  await amara(giveMoreInformation, {
    request,
    text: 'The third, at the river side.',
    values: { languageSpoken: 'Indonesian' },
  })
  await region.settle()

  const [ours, theirs] = [(await amara(getRequest, { request })).body, (await eko(getRequest, { request })).body]
  expect([ours.status, theirs.status]).toEqual(['Acknowledged', 'Acknowledged'])
  expect(new Date(ours.answerDue).getTime() - new Date(before).getTime()).toBe(30 * 3600_000)
  expect(theirs.answerDue).toBe(ours.answerDue)
  expect(theirs.values).toMatchObject({ languageSpoken: 'Indonesian', alias: 'Riko' })
  expect(await sameLog(request)).toEqual(['Opening', 'MoreInfoRequested', 'MoreInfoGiven'])
})

test('a request is declined with its reason', async () => {
  const { request } = await aSentRequest(jakarta)
  await region.settle()
  await eko(declineRequest, { request, reason: 'NoTerritorialControl', text: 'The place is across the river.' })
  await region.settle()

  const { body } = await amara(getRequest, { request })
  expect(body).toMatchObject({ status: 'Declined' })
  expect(body.log.at(-1)).toMatchObject({ reason: 'NoTerritorialControl', text: 'The place is across the river.' })
})

test('both sides act at once and come to rest on the same status', async () => {
  const { request } = await aSentRequest(jakarta)
  await region.settle()
  await eko(acceptRequest, { request })
  await amara(withdrawRequest, { request, reason: 'PersonFound' })
  await region.settle()

  expect(await both(request)).toEqual(['Withdrawn', 'Withdrawn'])
  const steps = await sameLog(request)
  expect(new Set(steps)).toEqual(new Set(['Opening', 'Accepted', 'Withdrawn']))
})

test('the same message twice is one request, and a lost receipt loses nothing', async () => {
  let dropped = 0
  region.interfere(async (_to, request, forward) => {
    const copy = request.clone()
    await forward(request)
    if (dropped++ % 3 === 0) throw new Error('the line broke after the message arrived')
    return forward(copy)
  })
  const { request } = await aSentRequest(jakarta)
  for (let tries = 0; tries < 4; tries++) {
    await region.settle()
    region.wait({ minutes: 20 })
  }
  region.heal()
  await region.settle()

  expect(await bangkok.rows('select id from requests.request where id = $1', [request])).toHaveLength(1)
  expect((await amara(getRequest, { request })).body.status).toBe('Delivered')
  expect(await sameLog(request)).toEqual(['Opening'])
})

test('only competent officers find another state’s request, and only one agency once it is taken up', async () => {
  const { request } = await aSentRequest(jakarta)
  await region.settle()
  const sees = async (person: 'Eko' | 'Amara' | 'Lestari' | 'Dewi') =>
    (await bangkok.as(person)(getRequest, { request })).status
  expect([await sees('Eko'), await sees('Amara'), await sees('Lestari')]).toEqual([200, 200, 200])
  expect(await sees('Dewi')).toBe(403)

  await eko(acceptRequest, { request })

  expect([await sees('Eko'), await sees('Amara'), await sees('Lestari')]).toEqual([200, 404, 404])
})

test('the board shows what is open, late, and what comes next', async () => {
  const { request } = await aSentRequest(jakarta)
  await region.settle()
  region.wait({ hours: 25 })

  const late = await amara(listRequests, { show: 'Overdue', side: 'Out' })

  expect(late.body.requests.map(({ id }: { id: string }) => id)).toContain(request)
  const { body } = await amara(getRequest, { request })
  expect(body).toMatchObject({ overdue: true, escalation: 'FocalPoint', clockVerified: false })
  expect((await eko(listRequests, { show: 'Overdue', side: 'In' })).body.requests[0]).toMatchObject({ side: 'In' })
})

test('what crosses is sealed on both sides: no name and no place lies in either database', async () => {
  const { request } = await aSentRequest(jakarta)
  await region.settle()
  for (const node of [jakarta, bangkok])
    for (const table of [
      'requests.request',
      'requests.entry',
      'exchange.message',
      'exchange.payload',
      'platform.ledger',
    ]) {
      const rows = await node.rows<{ line: string }>(`select t::text as line from ${table} t`)
      expect(rows.length, table).toBeGreaterThan(0)
      const everything = rows.flatMap(({ line }) => [
        line,
        ...[...line.matchAll(/x((?:[0-9a-f]{2})+)/g)].map(([, hex]) => Buffer.from(hex!, 'hex').toString('latin1')),
      ])
      expect(everything.join(' ')).not.toMatch(/Riko|Building C-9|Guards carry/)
    }
  expect(request).toBeDefined()
})
