import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { aDraft, aSentRequest, knowTheLaw, saveDraft, someValues, welfareValues } from '../../../test/a-request.ts'
import { useRegion } from '../../../test/region.ts'
import { inSystem } from '../../platform/in-system.ts'
import {
  acceptRequest,
  approveRequest,
  dropTranslation,
  getRequest,
  recallFields,
  reportExecution,
  saveTranslation,
  shareTranslation,
  submitDraft,
  type RequestId,
  type Translation,
} from '../contract.ts'

const region = useRegion(['ID', 'TH', 'KH'])
const [jakarta, bangkok] = [region.node('ID'), region.node('TH')]
const [amara, there] = [jakarta.as('Amara'), bangkok.as('Amara')]

beforeAll(async () => {
  await knowTheLaw(jakarta)
  await knowTheLaw(bangkok)
})

type Ask = typeof amara
const read = async (ask: Ask, request: RequestId) => (await ask(getRequest, { request })).body
const translations = async (ask: Ask, request: RequestId): Promise<Translation[]> =>
  (await read(ask, request)).translations
const opening = async (ask: Ask, request: RequestId): Promise<string> => (await read(ask, request)).log[0].message
const thai = { language: 'th', made: 'Agency', translator: 'Translators of the ministry' } as const
const dangerNote = 'ยามมีอาวุธ'

test('what was rendered with the draft leaves with it and stands beside the original on both sides', async () => {
  const { request } = await aDraft(jakarta)
  expect(await amara(saveTranslation, { request, message: null, ...thai, texts: { dangerNote } })).toMatchObject({
    status: 200,
  })
  // Saved again it is one still.
  await amara(saveTranslation, { request, message: null, ...thai, texts: { dangerNote } })
  expect(await translations(amara, request)).toMatchObject([{ of: null, shared: false, old: [] }])
  await amara(submitDraft, { request })
  await region.settle()
  for (const ask of [amara, there]) {
    const body = await read(ask, request)
    expect(body.values.dangerNote).toBe(welfareValues['dangerNote'])
    expect(body.translations).toMatchObject([
      { of: body.log[0].message, from: 'ID', ...thai, texts: { dangerNote }, shared: true },
    ])
    expect(body.log.map(({ step }: { step: string }) => step)).toEqual(['Opening', 'Translated'])
    expect(JSON.stringify(body.log)).not.toContain(dangerNote)
  }
})

test('a text that changed after it was rendered holds the request back until it is rendered again', async () => {
  const { request } = await aDraft(jakarta)
  await amara(saveTranslation, { request, message: null, ...thai, texts: { dangerNote } })
  await saveDraft(jakarta, request, { values: { dangerNote: 'No guard is seen.' } })
  expect(await translations(amara, request)).toMatchObject([{ old: ['dangerNote'] }])
  expect(await amara(submitDraft, { request })).toMatchObject({
    status: 409,
    body: { code: 'requests/translation-is-old', detail: { fields: ['dangerNote'] } },
  })
  const [{ id: translation }] = (await translations(amara, request)) as [Translation]
  await amara(dropTranslation, { request, translation })
  expect(await amara(submitDraft, { request })).toMatchObject({ status: 200 })
})

test('a received request is rendered later: kept here, then shared, and the original is what it was', async () => {
  const { request } = await aSentRequest(jakarta)
  await region.settle()
  const message = await opening(there, request)
  const machine = { language: 'th', made: 'Machine', translator: 'Draft of a program' } as const
  await there(saveTranslation, { request, message, ...machine, texts: { dangerNote } })
  await region.settle()
  expect(await translations(amara, request)).toEqual([])
  const [{ id: translation }] = (await translations(there, request)) as [Translation]
  expect(await there(shareTranslation, { request, translation })).toMatchObject({ status: 200 })
  expect(await there(shareTranslation, { request, translation })).toMatchObject({ status: 404 })
  expect(await there(dropTranslation, { request, translation })).toMatchObject({ status: 404 })
  await region.settle()
  expect(await translations(amara, request)).toMatchObject([
    { from: 'TH', of: message, ...machine, texts: { dangerNote } },
  ])
  expect((await read(amara, request)).values).toMatchObject(welfareValues)
})

test('an answer is rendered too', async () => {
  const { request } = await aSentRequest(jakarta)
  await region.settle()
  await there(acceptRequest, { request })
  await there(reportExecution, {
    request,
    answer: { outcome: 'Found', safety: 'Safe', summary: 'พบแล้ว ปลอดภัย' },
    language: 'th',
  })
  await region.settle()
  const { message, language } = (await read(amara, request)).log.at(-1)
  expect(language).toBe('th')
  const texts = { summary: 'Found, and safe.' }
  await amara(saveTranslation, { request, message, language: 'en', made: 'Person', translator: 'desk', texts })
  expect(await translations(amara, request)).toMatchObject([{ of: message, texts, shared: false }])
})

test('it renders texts that stand in the message, and carries nothing beside them', async () => {
  const { request } = await aSentRequest(jakarta)
  await region.settle()
  const message = await opening(amara, request)
  const nothing = { status: 409, body: { code: 'requests/nothing-to-translate' } }
  for (const texts of [
    { alias: 'x' },
    { urgentNeeds: 'x' },
    { narrative: 'x' },
    { dangerNote, passportNumber: 'A1' },
    {},
  ])
    expect(await amara(saveTranslation, { request, message, ...thai, texts: texts as never })).toMatchObject(nothing)
  expect(
    await amara(saveTranslation, { request, message: randomUUID(), ...thai, texts: { dangerNote } }),
  ).toMatchObject(nothing)
  // The same on the way in, and from a state with which we do not share it.
  const body = { request, message, ...thai, post: 'x', at: '2026-11-24T07:20:00.000Z' }
  const from = (state: string, texts: object, more: object = {}) =>
    inSystem(jakarta.host, (context) =>
      jakarta.host.deliver(context, {
        id: randomUUID(),
        from: state,
        type: 'requests.translation@1.0',
        thread: request,
        issuedAt: jakarta.host.clock(),
        body: { ...body, texts, ...more },
      }),
    )
  await expect(from('TH', { narrative: 'x' })).rejects.toMatchObject({ code: 'requests/nothing-to-translate' })
  await expect(from('TH', { dangerNote }, { values: {} })).rejects.toMatchObject({ code: 'requests/not-as-agreed' })
  await expect(from('KH', { dangerNote })).rejects.toMatchObject({ code: 'requests/no-such-request' })
  expect(await translations(amara, request)).toEqual([])
})

test('no name crosses in a translation that the marking does not let cross', async () => {
  const { request } = await aDraft(jakarta)
  const texts = { dangerNote: 'Riko Pratama ถูกขัง' }
  await amara(saveTranslation, { request, message: null, ...thai, texts })
  expect(await amara(submitDraft, { request })).toMatchObject({
    status: 409,
    body: { code: 'requests/named-below-red' },
  })
})

test('what is recalled is gone in every language; under RED a second person shares', async () => {
  const kind = 'ReceptionAndHandover'
  const { request } = await aDraft(jakarta, {
    kind,
    values: { ...someValues(kind), name: 'Riko Pratama', medicalNeeds: 'Insulin twice a day', escorts: 'Two officers' },
    change: { tlp: 'RED' },
  })
  await amara(saveTranslation, { request, message: null, ...thai, texts: { medicalNeeds: 'อินซูลินวันละสองครั้ง' } })
  await amara(submitDraft, { request })
  await jakarta.as('Citra')(approveRequest, { request })
  await region.settle()
  const message = await opening(amara, request)
  await amara(saveTranslation, { request, message, ...thai, texts: { escorts: 'เจ้าหน้าที่สองคน' } })
  const later = (await translations(amara, request)).find(({ shared }) => !shared)!.id
  expect(await amara(shareTranslation, { request, translation: later })).toMatchObject({
    status: 409,
    body: { code: 'requests/needs-a-second-person' },
  })
  expect(await jakarta.as('Citra')(shareTranslation, { request, translation: later })).toMatchObject({ status: 200 })
  await region.settle()
  await amara(recallFields, { request, message, fields: ['medicalNeeds'], reason: 'NotNeeded' })
  await region.settle()
  for (const [node, ask] of [
    [jakarta, amara],
    [bangkok, there],
  ] as const) {
    expect((await translations(ask, request)).map(({ texts }) => Object.keys(texts))).toEqual([['escorts']])
    const left = await node.rows(
      `select m.wire, p.sealed from requests.translation t join exchange.message m on m.id = t.message
        left join exchange.payload p on p.message = m.id where t.request = $1 order by t.at`,
      [request],
    )
    expect(left[0]).toEqual({ wire: null, sealed: null })
  }
})
