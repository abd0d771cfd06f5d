import { beforeAll, describe, expect, test } from 'vitest'
import { aCase } from '../../test/a-case.ts'
import { aDraft, knowTheLaw, saveDraft, welfareValues } from '../../test/a-request.ts'
import { useRegion } from '../../test/region.ts'
import { changePerson } from '../casework/contract.ts'
import { newId } from '../platform/new-id.ts'
import { inSystem } from '../platform/in-system.ts'
import {
  acknowledgeRequest,
  approveRequest,
  askForInformation,
  getRequest,
  giveMoreInformation,
  startDraft,
  submitDraft,
  type FieldValues,
} from './contract.ts'

// RED means named persons (domain.md §9.1), and RED is what a second person looks at (§10.6.3).
const region = useRegion(['ID', 'TH'])
const jakarta = region.node('ID')
const bangkok = region.node('TH')
const amara = jakarta.as('Amara')
const citra = jakarta.as('Citra')

beforeAll(() => knowTheLaw(jakarta))

const naming: readonly FieldValues[] = [
  { name: 'Riko Setiawan' },
  { birthDate: '2003' },
  { phone: '+999215550177' },
  { appearance: 'A scar over the left brow.' },
]

describe.each(naming)('with %o in it', (more) => {
  test('a welfare check is refused below RED by field name, and leaves under RED after a second person', async () => {
    const { request } = await aDraft(jakarta, { values: { ...welfareValues, ...more } })
    const refused = await amara(submitDraft, { request })
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'requests/named-below-red', detail: { fields: Object.keys(more) } },
    })
    for (const value of Object.values(more)) expect(JSON.stringify(refused.body)).not.toContain(String(value))

    await saveDraft(jakarta, request, { change: { tlp: 'RED' } })
    expect(await amara(submitDraft, { request })).toMatchObject({ body: { status: 'AwaitingApproval' } })
    expect(await citra(approveRequest, { request })).toMatchObject({ body: { status: 'Sent' } })
  })

  test('what arrives below RED is handled as RED', async () => {
    const request = newId()
    const message = arriving(request, { ...welfareValues, ...more })
    await inSystem(bangkok.host, (context) => bangkok.host.deliver(context, message))
    expect((await bangkok.as('Amara')(getRequest, { request: request as never })).body).toMatchObject({ tlp: 'RED' })
  })
})

test('an alias is enough to look for someone: it leaves at once under AMBER+STRICT', async () => {
  const { request } = await aDraft(jakarta)
  expect(await amara(submitDraft, { request })).toMatchObject({ body: { status: 'Sent' } })
  await region.settle()
  expect((await bangkok.as('Amara')(getRequest, { request })).body).toMatchObject({ tlp: 'AMBER+STRICT' })
})

test('in immediate danger the name leaves first, and a second person has an hour', async () => {
  const values = { ...welfareValues, name: 'Riko Setiawan' }
  const { request } = await aDraft(jakarta, { values, change: { tlp: 'RED', immediateDanger: true } })
  expect(await amara(submitDraft, { request })).toMatchObject({ body: { status: 'Sent' } })
  expect((await amara(getRequest, { request })).body.approvalDue).not.toBeNull()
})

test('being called by her whole name is a name; what the case knows of her is not filled in', async () => {
  const about = await aCase(jakarta)
  const names = [
    { text: 'Ani Lestari', kind: 'Full' as const },
    { text: 'Ani', kind: 'Nickname' as const },
  ]
  const changes = { names, birth: '2001-04-02', description: 'Tall, a burn on the arm.' }
  await amara(changePerson, { person: about.person, changes })
  const kind = 'LocateAndWelfareCheck'
  const begun = await amara(startDraft, { case: about.id, person: about.person, kind, to: 'TH', urgency: '48h' })
  const { request } = begun.body
  const { body } = await amara(getRequest, { request })
  expect(body.values).toMatchObject({ alias: 'Ani' })
  expect(Object.keys(body.values)).not.toEqual(expect.arrayContaining(['name']))
  for (const name of ['name', 'birthDate', 'appearance']) expect(body.values[name]).toBeUndefined()

  await saveDraft(jakarta, request, { values: { ...welfareValues, alias: 'ani  LESTARI' } })
  expect(await amara(submitDraft, { request })).toMatchObject({
    body: { code: 'requests/named-below-red', detail: { fields: ['alias'] } },
  })
})

test('a name does not follow later below RED, nor under RED without a second person', async () => {
  const { request } = await aDraft(jakarta)
  await amara(submitDraft, { request })
  const asked = async () => {
    await region.settle()
    await bangkok.as('Amara')(acknowledgeRequest, { request: current })
    await bangkok.as('Amara')(askForInformation, { request: current, text: 'Her name?' })
    await region.settle()
  }
  let current = request
  await asked()
  const more = { text: 'It follows.', values: { name: 'Ani Lestari' } }
  expect(await citra(giveMoreInformation, { request, ...more })).toMatchObject({
    status: 409,
    body: { code: 'requests/named-below-red', detail: { fields: ['name'] } },
  })

  // The case calls her by this name: as an alias it is one too.
  expect(
    await citra(giveMoreInformation, { request, text: 'It follows.', values: { alias: 'riko  PRATAMA' } }),
  ).toMatchObject({
    status: 409,
    body: { code: 'requests/named-below-red', detail: { fields: ['alias'] } },
  })

  const red = await aDraft(jakarta, { change: { tlp: 'RED' } })
  current = red.request
  await amara(submitDraft, { request: current })
  await citra(approveRequest, { request: current })
  await asked()
  expect(await amara(giveMoreInformation, { request: current, ...more })).toMatchObject({
    status: 409,
    body: { code: 'requests/needs-a-second-person' },
  })
  expect(await citra(giveMoreInformation, { request: current, ...more })).toMatchObject({ status: 200 })
})

test('PostgreSQL holds it too, for both sides, whatever code writes there', async () => {
  const { request } = await aDraft(jakarta, { change: { tlp: 'RED', immediateDanger: true } })
  await amara(submitDraft, { request })
  const low = "update requests.request set names_a_person = true, tlp = 'AMBER+STRICT' where id = $1"
  await expect(jakarta.rows(low, [request])).rejects.toThrow(/a_named_person_travels_red/)
  await region.settle()
  await expect(bangkok.rows(low, [request])).rejects.toThrow(/a_named_person_travels_red/)
})

test('a draft to a state without a node is refused when it begins, with the channels that are open', async () => {
  const about = await aCase(jakarta)
  const kind = 'LocateAndWelfareCheck'
  const begin = (to: string) =>
    amara(startDraft, { case: about.id, person: about.person, kind, to, urgency: 'Immediate' })
  expect(await begin('VN')).toMatchObject({
    status: 409,
    body: {
      code: 'requests/no-node-there',
      detail: { to: 'VN', channels: expect.arrayContaining(['DiplomaticNote']) },
    },
  })
  expect(await begin('XX')).toMatchObject({ status: 422, body: { code: 'requests/no-such-state' } })
  expect(await jakarta.rows('select 1 from requests.request where case_id = $1', [about.id])).toEqual([])
})

const arriving = (request: string, fields: FieldValues) => ({
  id: newId(),
  from: 'ID',
  type: 'requests.locate-and-welfare-check@1.0',
  thread: request,
  issuedAt: bangkok.host.clock(),
  body: {
    request,
    kind: 'LocateAndWelfareCheck',
    to: 'TH',
    purpose: 'FindAndProtect',
    urgency: 'Immediate',
    tlp: 'AMBER+STRICT',
    caveats: [],
    legalBasis: [],
    language: 'en',
    acknowledgeDue: '2026-11-24T09:20:00.000Z',
    answerDue: '2026-11-25T07:20:00.000Z',
    post: 'focal',
    at: '2026-11-24T07:20:00.000Z',
    fields,
  },
})
