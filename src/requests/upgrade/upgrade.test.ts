import { expect, test } from 'vitest'
import { aDraft, saveDraft } from '../../../test/a-request.ts'
import { rest, told, useRaising } from '../../../test/raising.ts'
import {
  acceptRequest,
  approveRequest,
  declineRequest,
  getRequest,
  reportExecution,
  saveTranslation,
  submitDraft,
  upgradeRequest,
  withdrawRequest,
} from '../contract.ts'
import { neededBy } from './article-six.ts'

const { region, jakarta, amara, citra, eko, aMessage, raised, path, open, confirmAll } = useRaising()

test('a police message becomes a note, the note a request under the MLA Treaty; nothing is typed twice and both states see the chain', async () => {
  const { request: message } = await aMessage()
  const note = await raised(message, { kind: 'PoliceInformation', note: true })
  expect((await amara(getRequest, { request: note })).body.values).toEqual(told)
  expect(await amara(submitDraft, { request: note })).toMatchObject({ status: 200, body: { status: 'Sent' } })
  await region.settle()

  const formal = await raised(note)
  const { body } = await amara(getRequest, { request: formal })
  expect(body).toMatchObject({ status: 'Draft', kind: 'MLA_Evidence', state: 'TH' })
  expect(body.values).toMatchObject({
    factsAlleged: told.information,
    toAscertain: told.question,
    evidenceHolder: told.platform,
    evidenceSought: told.account,
  })
  const before = await path(formal)
  expect(before.left).toEqual(['informationKind', 'sourceReliability', 'informationCredibility'])
  expect(before.chain.map(({ id, manner }: { id: string; manner: string }) => [id, manner])).toEqual([
    [message, 'Informal'],
    [note, 'Note'],
    [formal, 'Formal'],
  ])
  await saveDraft(jakarta, formal, { values: rest })
  expect(await confirmAll(formal)).toMatchObject({ status: 200 })
  expect(await open(formal)).toEqual([])
  expect((await amara(submitDraft, { request: formal })).body.status).toBe('AwaitingApproval')
  expect(await citra(approveRequest, { request: formal })).toMatchObject({ status: 200 })
  await region.settle()

  const there = await path(formal, eko)
  expect(there.chain.map(({ id, manner }: { id: string; manner: string }) => [id, manner])).toEqual([
    [message, 'Informal'],
    [note, 'Note'],
    [formal, 'Formal'],
  ])
  expect(there.articleSix.items[0].fields[0]).toMatchObject({ state: 'Said', confirmedBy: null })
  expect((await path(message, eko)).chain).toHaveLength(3)
})

test('declined, it is put right and sent again: the chain holds both', async () => {
  const { request: message } = await aMessage()
  const first = await raised(message)
  await saveDraft(jakarta, first, { values: rest })
  await confirmAll(first)
  await amara(submitDraft, { request: first })
  await citra(approveRequest, { request: first })
  await region.settle()
  await eko(declineRequest, { request: first, reason: 'InsufficientInformation', text: 'Which branch?' })
  await region.settle()

  const second = await raised(first)
  expect((await amara(getRequest, { request: second })).body.values).toMatchObject({
    ...rest,
    evidenceSought: 'XX0000000',
  })
  await saveDraft(jakarta, second, { values: { evidencePlace: 'Mae Sot branch' } })
  // Whoever sends it anew stands for all of it anew.
  expect(await open(second)).toEqual(neededBy('MLA_Evidence'))
  await confirmAll(second)
  await amara(submitDraft, { request: second })
  await citra(approveRequest, { request: second })
  await region.settle()
  await eko(acceptRequest, { request: second })
  const answer = { assistanceResult: 'Provided', summary: 'Records follow.' }
  expect(await eko(reportExecution, { request: second, answer })).toMatchObject({ status: 200 })
  await region.settle()
  expect((await path(second)).chain.map(({ status }: { status: string }) => status)).toEqual([
    'Delivered',
    'Declined',
    'Executed',
  ])
})

test('only what has left is raised, once, by whoever sees it, and never what was taken back', async () => {
  const draft = await aDraft(jakarta, { kind: 'PoliceInformation', values: told })
  const way = { kind: 'MLA_Evidence', note: false } as const
  expect(await amara(upgradeRequest, { request: draft.request, ...way })).toMatchObject({
    status: 409,
    body: { code: 'requests/no-such-way' },
  })
  const { request } = await aMessage()
  expect(await jakarta.as('Lestari')(upgradeRequest, { request, ...way })).toMatchObject({ status: 404 })
  expect(await eko(upgradeRequest, { request, ...way })).toMatchObject({ status: 409 })
  expect(await amara(upgradeRequest, { request, kind: 'TravelDocumentIssuance', note: false })).toMatchObject({
    status: 409,
  })
  const dropped = await raised(request)
  await amara(withdrawRequest, { request: dropped, reason: 'NoLongerNeeded' })
  await raised(request)
  await amara(withdrawRequest, { request, reason: 'SentInError' })
  expect(await amara(upgradeRequest, { request, kind: 'MLA_Statement', note: false })).toMatchObject({ status: 409 })
})

test('what was translated stays translated: the same words in their new place, by whoever rendered them', async () => {
  const { request } = await aMessage()
  const { message } = (await amara(getRequest, { request })).body.log[0]
  const texts = { information: 'ค่าจ้างของอาคาร C-9', question: 'ใครเป็นผู้เปิดบัญชี' }
  const made = { language: 'th', made: 'Agency', translator: 'Kantor Penerjemah Contoh' } as const
  expect(await amara(saveTranslation, { request, message, ...made, texts })).toMatchObject({ status: 200 })
  const formal = await raised(request)
  expect((await amara(getRequest, { request: formal })).body.translations).toMatchObject([
    {
      ...made,
      of: null,
      shared: false,
      old: [],
      texts: { factsAlleged: texts.information, toAscertain: texts.question },
    },
  ])
  await saveDraft(jakarta, formal, { values: rest })
  await confirmAll(formal)
  await amara(submitDraft, { request: formal })
  expect(await citra(approveRequest, { request: formal })).toMatchObject({ status: 200 })
  await region.settle()
  expect((await eko(getRequest, { request: formal })).body.translations).toMatchObject([
    { translator: made.translator, texts: { factsAlleged: texts.information } },
  ])
})
