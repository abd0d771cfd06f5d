import { beforeAll, describe, expect, test } from 'vitest'
import { recordConsent, type ConsentPurpose } from '../../assistance/contract.ts'
import { aDraft, knowTheLaw, sheAgrees, someAnswer, someValues } from '../../../test/a-request.ts'
import { useGateOne } from '../../../test/gate-one.ts'
import {
  acceptRequest,
  acknowledgeRequest,
  approveRequest,
  families,
  getRequest,
  listRequests,
  reportExecution,
  RequestKind,
  singlesOut,
  Urgency,
  submitDraft,
  type FieldValues,
  type RequestId,
} from '../contract.ts'
import clockRules from '../../directory/seed/clock-rules.json' with { type: 'json' }
import { definitions } from '../definitions.ts'

const { region, bangkok, jakarta, amara, citra, say, aPresumedVictim, nothingLeft } = useGateOne()
const there = jakarta.as('Citra')

beforeAll(() => knowTheLaw(jakarta))

test('PostgreSQL guards by the same data', async () => {
  const rows = await bangkok.rows('select * from requests.kind order by kind')
  const expected = Object.values(definitions).map((each) => ({
    kind: each.kind,
    message: each.message.split('@')[0],
    always_red: singlesOut(Object.fromEntries(each.required.map((name) => [name, 'x']))).length > 0,
    always_second: each.secondPerson === 'Always',
    consents: each.consents,
    consents_to_own_state: each.consentsToOwnState,
  }))
  expect(rows).toEqual(expected.toSorted((a, b) => (a.kind < b.kind ? -1 : 1)))
})

test('every kind stands in one family', () => {
  expect(Object.values(families).flat().toSorted()).toEqual([...RequestKind.options].toSorted())
})

test('every kind has a clock for every urgency; none claims to be checked by a lawyer, and each says where it comes from', () => {
  const always = clockRules.filter(({ state, instrument }) => state === null && instrument === null)
  expect(always.map(({ type, urgency }) => `${type} ${urgency}`).toSorted()).toEqual(
    RequestKind.options.flatMap((kind) => Urgency.options.map((urgency) => `${kind} ${urgency}`)).toSorted(),
  )
  for (const { verified, source, ours } of clockRules) {
    expect(verified).toBe(false)
    expect(source.includes('Suar default [D]')).toBe(ours)
  }
})

async function approved(request: RequestId) {
  const sent = await amara(submitDraft, { request })
  if (sent.body.status === 'AwaitingApproval') return citra(approveRequest, { request })
  return sent
}

/** What the case and our decision say stays; the rest is made up. */
async function drawnUp(kind: RequestKind) {
  const about = await aPresumedVictim()
  const { consents, consentsToOwnState } = definitions[kind]
  if ([...consents, ...consentsToOwnState].includes('NotifyOwnState')) await say(about.person, 'Given')
  const known: FieldValues = { name: 'Sari Wulandari', nationality: 'ID' }
  const decided = ['status', 'decisionBody', 'decisionDate', 'appealRight']
  const values = Object.fromEntries(
    Object.entries({ ...someValues(kind), ...known }).filter(
      ([name]) => (definitions[kind].required as readonly string[]).includes(name) && !decided.includes(name),
    ),
  )
  const tlp = singlesOut(values).length > 0 ? { tlp: 'RED' as const } : {}
  return { ...(await aDraft(bangkok, { kind, to: 'ID', about, values, change: tlp })), values }
}

describe.each(RequestKind.options)('%s', (kind) => {
  test('is composed, sent, read, accepted, answered: both sides hold the same', async () => {
    const { request, values } = await drawnUp(kind)
    expect((await amara(getRequest, { request })).body).toMatchObject({ missing: [], pap: definitions[kind].pap })
    expect(await approved(request)).toMatchObject({ status: 200, body: { status: 'Sent' } })
    await region.settle()

    const read = await there(getRequest, { request })
    expect(read.body).toMatchObject({
      kind,
      status: 'Delivered',
      values,
      pap: definitions[kind].pap,
      caveats: definitions[kind].caveats,
    })
    await there(acknowledgeRequest, { request })
    await there(acceptRequest, { request })
    const answer = someAnswer(kind)
    expect(await there(reportExecution, { request, answer })).toMatchObject({ status: 200 })
    await region.settle()
    const { body } = await amara(getRequest, { request })
    expect(body).toMatchObject({ status: 'Executed', theirs: 'Executed' })
    expect(body.log.at(-1).fields).toEqual(answer)
  }, 60_000)

  const { consents } = definitions[kind]
  test.runIf(consents.length > 0)(
    'stays here while she has not agreed',
    async () => {
      for (const purpose of consents) {
        const { request, person } = await drawnUp(kind)
        await sheAgrees(bangkok, { person, kind })
        await refuse(person, purpose)
        expect((await amara(getRequest, { request })).body.gates).toContainEqual(
          expect.objectContaining({ purpose, open: false, standing: 'Refused' }),
        )
        expect(await approved(request)).toMatchObject({ status: 409 })
        await nothingLeft(request)
      }
    },
    60_000,
  )

  const refuse = (person: Awaited<ReturnType<typeof aPresumedVictim>>['person'], purpose: ConsentPurpose) =>
    amara(recordConsent, {
      person,
      purpose,
      state: 'Refused',
      language: 'id',
      interpreter: 'InPerson',
      copyGiven: true,
    })
})

test('a kind that always needs a second person waits for one, whatever its marking; PostgreSQL says so too', async () => {
  const { request } = await drawnUp('JointInvestigation')
  expect((await amara(submitDraft, { request })).body.status).toBe('AwaitingApproval')
  await expect(
    bangkok.rows("update requests.request set status = 'Sent', sent_at = now() where id = $1", [request]),
  ).rejects.toThrow(/red_needs_a_second_person/)
})

test('what is told without a question waits for no answer', async () => {
  const { request } = await drawnUp('PoliceInformation')
  await approved(request)
  await region.settle()
  expect((await there(getRequest, { request })).body).toMatchObject({ answerDue: null, overdue: false })
  region.wait({ days: 40 })
  expect(
    (await there(listRequests, { show: 'Overdue' })).body.requests.map(({ id }: { id: string }) => id),
  ).not.toContain(request)
})

test('what a state says of a status that it was told is recorded on both sides', async () => {
  const { request } = await drawnUp('VictimStatusRecognition')
  await approved(request)
  await region.settle()
  await there(acceptRequest, { request })
  const answer = { recognition: 'Recognised', positionNow: 'Lifted' }
  await there(reportExecution, { request, answer })
  await region.settle()
  for (const node of [bangkok, jakarta])
    expect(await node.rows('select recognition from requests.request where id = $1', [request])).toEqual([
      { recognition: 'Recognised' },
    ])
})
