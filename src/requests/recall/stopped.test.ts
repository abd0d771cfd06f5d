import { beforeAll, expect, test } from 'vitest'
import { aDraft, aSentRequest, knowTheLaw, someValues } from '../../../test/a-request.ts'
import { useRegion } from '../../../test/region.ts'
import { listConsents, recordConsent, showWhatChanges, type Recipient } from '../../assistance/contract.ts'
import { expireConsents } from '../../assistance/watch-expiry.ts'
import type { PersonId } from '../../casework/contract.ts'
import { inSystem } from '../../platform/in-system.ts'
import { approveRequest, getRequest, issueLetter, submitDraft, type RequestId } from '../contract.ts'

const region = useRegion(['ID', 'TH', 'KH'])
const [jakarta, bangkok] = [region.node('ID'), region.node('TH')]
const amara = jakarta.as('Amara')
const kind = 'PoliceInformation' as const
const purpose = 'ShareWithLawEnforcement' as const

beforeAll(async () => {
  for (const state of ['ID', 'TH', 'KH'] as const) await knowTheLaw(region.node(state))
})

const says = (
  person: PersonId,
  answer: { state: 'Given' | 'Withdrawn'; recipients?: Recipient[]; expiresAt?: string },
) => amara(recordConsent, { person, purpose, language: 'id', interpreter: 'InPerson', copyGiven: true, ...answer })
const aSent = (to: 'TH' | 'KH' = 'TH', about?: { id: never; person: never }) =>
  aSentRequest(jakarta, { kind, to, values: someValues(kind), ...(about && { about }) })
const receivers = async (person: PersonId) => (await amara(listConsents, { person })).body.receivers
const inBangkok = (request: RequestId) => bangkok.rows('select fields from requests.request where id = $1', [request])
const bytesOf = (thread: string) =>
  jakarta.rows(
    "select id from exchange.message where thread = $1 and wire is not null and type like 'requests.police%'",
    [thread],
  )

test('what waits for a state that is away is gone from the outbox in the very transaction, and never reaches it', async () => {
  region.interfere(() => Promise.reject(new Error('away')))
  const { request, person } = await aSent()
  await region.settle()
  expect(await bytesOf(request)).toHaveLength(1)
  expect((await amara(showWhatChanges, { person, purpose })).body.resting).toMatchObject([
    { slice: 'requests', kind: 'Request', recipient: 'state:TH', stage: 'OnItsWay', ends: 'Recalled' },
  ])

  expect(await says(person, { state: 'Withdrawn' })).toMatchObject({ status: 200 })
  // Nothing was carried to a listener yet.
  expect(await bytesOf(request)).toEqual([])
  expect(
    await jakarta.rows(
      'select 1 from exchange.payload p join exchange.message m on m.id = p.message where m.thread = $1',
      [request],
    ),
  ).toEqual([])
  region.heal()
  region.wait({ hours: 1 })
  await region.settle()
  expect(await inBangkok(request)).toEqual([])
  expect(await receivers(person)).toMatchObject([{ recipient: 'state:TH', neverLeft: true }])
  expect((await amara(getRequest, { request })).body.status).toBe('Withdrawn')
  expect((await amara(showWhatChanges, { person, purpose })).body.resting).toEqual([])
})

test('where only the receipt was lost, the other state says that it has it, and it is recalled there', async () => {
  region.interfere(async (_to, question, forward) => {
    await forward(question)
    throw new Error('the answer was lost')
  })
  const { request, person } = await aSent()
  await region.settle()
  expect(await inBangkok(request)).toHaveLength(1)
  await says(person, { state: 'Withdrawn' })
  region.heal()
  region.wait({ hours: 1 })
  await region.settle()
  const there = (await bangkok.as('Eko')(getRequest, { request })).body
  expect(there).toMatchObject({ status: 'Withdrawn', values: {}, recalls: [{ reason: 'ConsentWithdrawn' }] })
  expect(await receivers(person)).toMatchObject([{ recipient: 'state:TH', neverLeft: false, acknowledgedAt: null }])
})

test('a letter and a draft that waits for approval end with it at once, before any job has run', async () => {
  const named = { kind: 'NationalityVerification' as const, values: someValues('NationalityVerification') }
  const { request, person, id } = await aDraft(jakarta, { ...named, change: { tlp: 'RED' } })
  await amara(submitDraft, { request })
  const citra = jakarta.as('Citra')
  expect((await citra(approveRequest, { request })).status).toBe(200)
  await region.settle()
  const letter = await amara(issueLetter, { request, kind: 'NoteVerbale', languages: ['id', 'th'] })
  expect(letter.status).toBe(200)
  const waits = await aDraft(jakarta, { ...named, about: { id, person }, change: { tlp: 'RED' } })
  expect((await amara(submitDraft, { request: waits.request })).body.status).toBe('AwaitingApproval')
  const { resting } = (await amara(showWhatChanges, { person, purpose: 'ShareWithOtherState' })).body
  expect(resting.map((each: { kind: string; stage: string }) => `${each.kind} ${each.stage}`)).toEqual([
    'Letter Left',
    'Request Left',
    'Request Prepared',
  ])

  const told = { language: 'id', interpreter: 'InPerson', copyGiven: true } as const
  const said = await amara(recordConsent, { person, purpose: 'ShareWithOtherState', state: 'Withdrawn', ...told })
  expect(said.status).toBe(200)
  const page = await jakarta.fetch(new Request(`https://id.example/en/verify/${letter.body.code}`))
  expect(await page.text()).toContain('Withdrawn')
  const late = { status: 409, body: { code: 'requests/she-has-not-agreed' } }
  expect(await citra(approveRequest, { request: waits.request })).toMatchObject(late)
  expect(await amara(issueLetter, { request, kind: 'NoteVerbale', languages: ['id'] })).toMatchObject(late)
})

test('a yes that is narrowed ends for whom it names no more, and for nobody else', async () => {
  const first = await aSent()
  await aSent('KH', { id: first.id as never, person: first.person as never })
  await region.settle()
  const { body } = await amara(showWhatChanges, { person: first.person, purpose, recipients: ['state:TH'] })
  expect(body.resting).toMatchObject([{ recipient: 'state:KH' }])
  await says(first.person, { state: 'Given', recipients: ['state:TH'] })
  await region.settle()
  expect(await receivers(first.person)).toMatchObject([{ recipient: 'state:KH' }])
  expect((await bangkok.as('Eko')(getRequest, { request: first.request })).body.status).not.toBe('Withdrawn')
})

test('a yes that runs out while its request waits keeps it here; what left while she agreed stays where it is', async () => {
  const left = await aSent()
  await region.settle()
  region.interfere(() => Promise.reject(new Error('away')))
  const waits = await aSent('TH', { id: left.id as never, person: left.person as never })
  const until = new Date(jakarta.host.clock().getTime() + 2 * 3600_000).toISOString()
  await says(left.person, { state: 'Given', expiresAt: until })
  await region.settle()
  expect(await bytesOf(waits.request)).toHaveLength(1)
  region.wait({ hours: 3 })
  expect(await inSystem(jakarta.host, expireConsents)).toBe(1)
  expect(await bytesOf(waits.request)).toEqual([])
  region.heal()
  region.wait({ hours: 1 })
  await region.settle()
  expect(await inBangkok(waits.request)).toEqual([])
  const there = (await bangkok.as('Eko')(getRequest, { request: left.request })).body
  expect(there).toMatchObject({ recalls: [] })
  expect(there.status).not.toBe('Withdrawn')
  expect((await amara(listConsents, { person: left.person })).body.standing[purpose]).toBe('Expired')
})

test('withdrawals that race what is being sent leave nothing behind that is not recalled', async () => {
  for (let round = 0; round < 6; round++) {
    const draft = await aDraft(jakarta, { kind, values: someValues(kind) })
    const [sent, withdrawn] = await Promise.all([
      amara(submitDraft, { request: draft.request }),
      says(draft.person, { state: 'Withdrawn' }),
    ])
    expect(withdrawn.status).toBe(200)
    expect([200, 409]).toContain(sent.status)
    await region.settle()
    const [there] = await bangkok.rows<{ status: string }>('select status from requests.request where id = $1', [
      draft.request,
    ])
    expect(there?.status ?? 'Withdrawn').toBe('Withdrawn')
    expect(await bytesOf(draft.request)).toHaveLength(0)
  }
})
