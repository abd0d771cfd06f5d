import { beforeAll, expect, test } from 'vitest'
import { aDraft, knowTheLaw, someValues } from '../../../test/a-request.ts'
import { useRegion } from '../../../test/region.ts'
import { inSystem } from '../../platform/in-system.ts'
import { changeHoliday, listHolidays, type Holiday } from '../../directory/calendar/contract.ts'
import {
  acceptRequest,
  approveRequest,
  askForInformation,
  getRequest,
  giveMoreInformation,
  showClock,
  submitDraft,
  type RequestId,
  type Urgency,
} from '../contract.ts'

const region = useRegion(['ID', 'TH'])
const jakarta = region.node('ID')
const bangkok = region.node('TH')
const amara = jakarta.as('Amara')
const there = bangkok.as('Amara')
const kartika = jakarta.as('Kartika')

beforeAll(async () => {
  await knowTheLaw(jakarta)
  await knowTheLaw(bangkok)
})

const aVerificationInDraft = (urgency: Urgency = 'Routine') =>
  aDraft(jakarta, {
    kind: 'NationalityVerification',
    values: { name: 'Riko Pratama', birthDate: '2004-03-09' },
    change: { tlp: 'RED', urgency },
  })

async function aVerification(urgency: Urgency = 'Routine'): Promise<RequestId> {
  const { request } = await aVerificationInDraft(urgency)
  await amara(submitDraft, { request })
  expect(await jakarta.as('Citra')(approveRequest, { request })).toMatchObject({ status: 200 })
  await region.settle()
  return request
}
const clock = async (request: RequestId, as = amara) => (await as(showClock, { request })).body

// It is Tuesday 24 November 2026, 14.20 in Jakarta and Bangkok.
test('a routine verification of nationality is due after five days on which both states work, the same on both sides', async () => {
  const request = await aVerification()
  const ours = await clock(request)
  expect(ours).toMatchObject({
    counts: 'WorkingDays',
    answer: 5,
    rule: 'NationalityVerification 2000-01-01 v1',
    verified: false,
    answerDue: '2026-12-01T17:00:00.000Z',
    acknowledgeDue: '2026-11-26T17:00:00.000Z',
    weekendDays: 2,
    holidays: [],
    zones: [
      { state: 'ID', zone: 'Asia/Jakarta' },
      { state: 'TH', zone: 'Asia/Bangkok' },
    ],
  })
  expect(await clock(request, there)).toEqual({ ...ours, case: null })
  expect((await there(getRequest, { request })).body.answerDue).toBe(ours.answerDue)
})

test('what is urgent runs in hours, day and night, holidays too', async () => {
  expect(await clock(await aVerification('Immediate'))).toMatchObject({ counts: 'Hours', answer: 24, holidays: [] })
})

test('a holiday of either state moves it, and says whose it is; one that is struck out, or added later, does not', async () => {
  const day = async (state: string, on: string, change: Partial<Holiday> = {}) => {
    const { holidays } = (await kartika(listHolidays, { year: 2026 })).body as { holidays: Holiday[] }
    const known = holidays.find((each) => each.state === state && each.day === on)
    const entry = { name: { id: 'Hari Uji', en: 'Test Day' }, source: 'made up', verified: true, active: true }
    return kartika(changeHoliday, { ...entry, ...change, state, day: on, version: known?.version ?? 0 })
  }
  const before = await aVerification()
  expect(await day('ID', '2026-11-26')).toMatchObject({ status: 200, body: { holiday: { version: 1 } } })
  expect(await day('TH', '2026-11-30', { verified: false })).toMatchObject({ status: 200 })
  const request = await aVerification()
  expect(await clock(request)).toMatchObject({
    answerDue: '2026-12-03T17:00:00.000Z',
    holidays: [
      { state: 'ID', day: '2026-11-26', name: { en: 'Test Day' }, verified: true },
      { state: 'TH', day: '2026-11-30', verified: false },
    ],
  })
  // The node in Bangkok knows nothing of these two days, and shows the same, for the request brought them along.
  expect((await clock(request, there)).holidays).toHaveLength(2)
  expect(await clock(before)).toMatchObject({ answerDue: '2026-12-01T17:00:00.000Z', holidays: [] })

  expect(await day('ID', '2026-11-26', { active: false })).toMatchObject({
    status: 200,
    body: { holiday: { version: 2 } },
  })
  expect(await day('TH', '2026-11-30', { active: false })).toMatchObject({ status: 200 })
  expect(await clock(await aVerification())).toMatchObject({ answerDue: '2026-12-01T17:00:00.000Z' })
  expect((await clock(request)).holidays).toHaveLength(2)
})

test('a draft says by when it would be due if it left now, as urgent as it is shown', async () => {
  const { request } = await aVerificationInDraft()
  expect(await clock(request)).toMatchObject({ sentAt: null, counts: 'WorkingDays', answer: 5 })
  expect((await amara(showClock, { request, urgency: 'Immediate' })).body).toMatchObject({
    counts: 'Hours',
    answerDue: new Date(jakarta.host.clock().getTime() + 24 * 3600_000).toISOString(),
  })
})

test('a question stops it; it goes on by as much, and never ends on a day off, on both sides alike', async () => {
  const request = await aVerification()
  region.wait({ hours: 2 })
  await there(askForInformation, { request, text: 'Which village?' })
  await region.settle()
  // Three days and a half: from Tuesday evening to Saturday, and the end falls on a Saturday too.
  region.wait({ days: 3, hours: 12 })
  await amara(giveMoreInformation, { request, text: 'Cikole.' })
  await region.settle()
  const ours = await clock(request)
  expect(ours.answerDue).toBe('2026-12-07T17:00:00.000Z')
  expect((await clock(request, there)).answerDue).toBe(ours.answerDue)
  await there(acceptRequest, { request })
})

test('the version of a treaty that is in force on the day counts, where the request rests on it', async () => {
  const versions = `insert into directory.clock_rule (type, urgency, instrument, since, counts, acknowledge, answer, ours, source, verified)
    values ('EvidencePreservation', 'Routine', 'AMLAT', '2013-12-31', 'WorkingDays', 1, 9, false, 'version of 2004', false),
           ('EvidencePreservation', 'Routine', 'AMLAT', '2026-11-29', 'WorkingDays', 1, 3, false, 'version of 2026', false),
           ('EvidencePreservation', 'Routine', null, '2013-12-31', 'WorkingDays', 1, 4, false, 'any', false)`
  await jakarta.rows(versions)
  const sent = async (drop: string[] = []) => {
    const kind = 'EvidencePreservation'
    const draft = await aDraft(jakarta, { kind, values: someValues(kind), change: { urgency: 'Routine' } })
    const { request } = draft
    const { body } = await amara(getRequest, { request })
    if (drop.length > 0) {
      const legalBasis = body.legalBasis.filter(({ instrument }: { instrument: string }) => !drop.includes(instrument))
      await inSystem(jakarta.host, ({ db }) =>
        db
          .updateTable('requests.request' as never)
          .set({ legal_basis: JSON.stringify(legalBasis) } as never)
          .where('id' as never, '=', request as never)
          .execute(),
      )
    }
    expect(await amara(submitDraft, { request })).toMatchObject({ status: 200 })
    await region.settle()
    return (await clock(request)).source
  }
  const rests = (
    await amara(getRequest, {
      request: (await aDraft(jakarta, { kind: 'EvidencePreservation', values: someValues('EvidencePreservation') }))
        .request,
    })
  ).body.legalBasis
  expect(rests.map(({ instrument }: { instrument: string }) => instrument)).toContain('AMLAT')
  const today = jakarta.host.clock() < new Date('2026-11-28T17:00:00Z') ? 'version of 2004' : 'version of 2026'
  expect(await sent()).toBe(today)
  expect(await sent(['AMLAT'])).toBe('any')
  region.wait({ days: 14 })
  expect(await sent()).toBe('version of 2026')
})

test('a calendar of a place that does not exist is refused on the way in, before it stops every later step', async () => {
  const request = crypto.randomUUID()
  const now = jakarta.host.clock()
  const at = now.toISOString()
  const clockOf = (zone: string) => ({
    rule: 'x',
    acknowledge: 1,
    answer: 2,
    zone,
    weeks: [],
    holidays: [],
    source: 'x',
    verified: false,
  })
  const message = (zone: string) => ({
    id: crypto.randomUUID(),
    from: 'TH',
    type: 'requests.liaison-contact@1.0',
    thread: request,
    issuedAt: now,
    body: {
      request,
      kind: 'LiaisonContact',
      to: 'ID',
      purpose: 'MakeContact',
      urgency: 'Routine',
      tlp: 'GREEN',
      caveats: [],
      legalBasis: [],
      language: 'en',
      acknowledgeDue: at,
      answerDue: at,
      post: 'x',
      at,
      fields: someValues('LiaisonContact'),
      clock: clockOf(zone),
    },
  })
  const deliver = (zone: string) => inSystem(jakarta.host, (context) => jakarta.host.deliver(context, message(zone)))
  await expect(deliver('Nowhere/Land')).rejects.toMatchObject({ code: 'requests/not-as-agreed' })
  await deliver('Asia/Bangkok')
})
