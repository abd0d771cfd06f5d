import { beforeAll, expect, test } from 'vitest'
import { aDraft, aSentRequest, knowTheLaw } from '../../../test/a-request.ts'
import { useRegion } from '../../../test/region.ts'
import type { CaseId, PersonId } from '../../casework/contract.ts'
import { inSystem } from '../../platform/in-system.ts'
import {
  answerOnward,
  askOnward,
  getRequest,
  openCaseFromRequest,
  recallFields,
  submitDraft,
  type RequestId,
} from '../contract.ts'

const region = useRegion(['ID', 'TH', 'KH'])
const [jakarta, bangkok, phnomPenh] = [region.node('ID'), region.node('TH'), region.node('KH')]
const there = bangkok.as('Amara')

beforeAll(async () => {
  await knowTheLaw(jakarta)
  await knowTheLaw(bangkok)
})

/** Jakarta told Bangkok; Bangkok now wants to ask Phnom Penh with the same words. */
async function aChain() {
  const { request } = await aSentRequest(jakarta)
  await region.settle()
  await there(openCaseFromRequest, { request, title: 'Arrived from Jakarta' })
  const { body } = await there(getRequest, { request })
  const about = { id: body.case as CaseId, person: body.person as PersonId }
  const onward = await aDraft(bangkok, { to: 'KH', about })
  return { theirs: request, draft: onward.request }
}

const standing = async (draft: RequestId) =>
  (await there(getRequest, { request: draft })).body.originators.map((each: { standing: string }) => each.standing)

const nothingLeft = async (draft: RequestId) => {
  await region.settle()
  expect(await phnomPenh.rows('select 1 from requests.request where id = $1', [draft])).toEqual([])
}

test('what another state sent does not go on before that state has said yes, and then it does', async () => {
  const { theirs, draft } = await aChain()
  expect(await there(submitDraft, { request: draft })).toMatchObject({
    status: 409,
    body: { code: 'requests/originator-has-not-agreed', detail: { states: ['ID'] } },
  })
  await there(askOnward, { request: draft })
  expect(await there(submitDraft, { request: draft })).toMatchObject({ status: 409 })
  await region.settle()
  await nothingLeft(draft)
  expect(await standing(draft)).toEqual(['Asked'])

  const { body } = await jakarta.as('Citra')(getRequest, { request: theirs })
  expect(body.onward).toMatchObject([{ to: 'KH', fields: ['lastPlace', 'dangerNote'] }])
  expect(
    await jakarta.as('Amara')(answerOnward, { request: theirs, question: body.onward[0].id, yes: true }),
  ).toMatchObject({ status: 403 })
  await jakarta.as('Citra')(answerOnward, { request: theirs, question: body.onward[0].id, yes: true })
  await region.settle()
  expect(await standing(draft)).toEqual(['Allowed'])
  expect(await there(submitDraft, { request: draft })).toMatchObject({ status: 200 })
})

test('a no stays a no', async () => {
  const { theirs, draft } = await aChain()
  await there(askOnward, { request: draft })
  await region.settle()
  const { body } = await jakarta.as('Citra')(getRequest, { request: theirs })
  await jakarta.as('Citra')(answerOnward, { request: theirs, question: body.onward[0].id, yes: false })
  await region.settle()
  expect(await standing(draft)).toEqual(['Refused'])
  expect(await there(submitDraft, { request: draft })).toMatchObject({ status: 409 })
  await nothingLeft(draft)
  // Nor does a second word of the same state turn it.
  const message = {
    id: '0199dddd-0000-7000-8000-000000000001',
    from: 'ID',
    type: 'requests.onward@1.0',
    thread: theirs,
    issuedAt: bangkok.host.clock(),
    body: { request: theirs, word: 'Allowed', question: body.onward[0].id, post: 'x', at: '2026-11-24T07:20:00.000Z' },
  }
  await expect(inSystem(bangkok.host, (context) => bangkok.host.deliver(context, message))).rejects.toMatchObject({
    code: 'requests/nothing-to-ask',
  })
  expect(await standing(draft)).toEqual(['Refused'])
})

test('what we knew ourselves goes wherever we want', async () => {
  const { draft } = await aChain()
  const own = await aDraft(bangkok, {
    to: 'KH',
    values: { alias: 'Riko', lastPlace: 'Gate 4, Poipet', dangerNote: 'None seen' },
  })
  expect((await there(getRequest, { request: own.request })).body.originators).toEqual([])
  expect(await there(submitDraft, { request: own.request })).toMatchObject({ status: 200 })
  expect(draft).toBeDefined()
})

test('nor does it go on later, as a correction of what we said ourselves', async () => {
  const { theirs, draft } = await aChain()
  expect(draft).toBeDefined()
  const { body } = await there(getRequest, { request: theirs })
  const own = await aDraft(bangkok, {
    to: 'KH',
    about: { id: body.case as CaseId, person: body.person as PersonId },
    values: { alias: 'Riko', lastPlace: 'Gate 4, Poipet', dangerNote: 'None seen' },
  })
  expect(await there(submitDraft, { request: own.request })).toMatchObject({ status: 200 })
  const [opening] = (await there(getRequest, { request: own.request })).body.log
  const wish = { request: own.request, message: opening.message, fields: ['lastPlace'], reason: 'WrongFact' as const }
  expect(await there(recallFields, { ...wish, correction: { lastPlace: body.values.lastPlace } })).toMatchObject({
    status: 409,
    body: { code: 'requests/originator-has-not-agreed', detail: { states: ['ID'] } },
  })
  expect(await there(recallFields, { ...wish, correction: { lastPlace: 'Gate 5, Poipet' } })).toMatchObject({
    status: 200,
  })
})
