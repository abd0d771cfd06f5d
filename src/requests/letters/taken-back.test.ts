import { beforeAll, expect, test } from 'vitest'
import { aSentRequest, knowTheLaw } from '../../../test/a-request.ts'
import { useRegion } from '../../../test/region.ts'
import { recordConsent } from '../../assistance/contract.ts'
import {
  approveRequest,
  getRequest,
  issueLetter,
  listLetters,
  recallFields,
  withdrawRequest,
  type RequestId,
  type WithdrawReason,
} from '../contract.ts'

const region = useRegion(['ID', 'TH'])
const node = region.node('ID')
const amara = node.as('Amara')
beforeAll(() => knowTheLaw(node))

const languages = ['id', 'th'] as ['id', 'th']
const check = async (code: string) => (await node.fetch(new Request(`https://id.example/en/verify/${code}`))).text()

async function aLetter(request: RequestId, kind: 'NoteVerbale' | 'PoliceLetter' = 'NoteVerbale'): Promise<string> {
  const { status, body } = await amara(issueLetter, { request, kind, languages })
  if (status !== 200) throw new Error(JSON.stringify(body))
  expect(await check(body.code)).toContain('Genuine')
  return body.code
}

test.each([
  ['PersonFound', 'NoLongerTrue'],
  ['NoLongerNeeded', 'NoLongerTrue'],
  ['SentInError', 'Mistake'],
] as const satisfies readonly [WithdrawReason, string][])(
  'a request that is withdrawn (%s) takes all its letters with it, and whoever checks one is told',
  async (reason, why) => {
    const { request } = await aSentRequest(node)
    const other = await aSentRequest(node)
    const codes = [await aLetter(request), await aLetter(request, 'PoliceLetter')]
    const untouched = await aLetter(other.request)
    expect(await amara(withdrawRequest, { request, reason })).toMatchObject({ status: 200 })
    for (const code of codes) expect(await check(code)).toContain('Withdrawn')
    expect(await check(untouched)).toContain('Genuine')
    const { letters, offers } = (await amara(listLetters, { request })).body
    expect(letters.map(({ withdrawnWhy }: { withdrawnWhy: string }) => withdrawnWhy)).toEqual([why, why])
    expect(offers).toEqual([])
  },
)

test('a field that is recalled takes back the letters that could hold it; a new one says what is right', async () => {
  const { request } = await aSentRequest(node)
  const code = await aLetter(request)
  const opening = (await amara(getRequest, { request })).body.log[0].message as string
  const wish = { request, message: opening, fields: ['lastPlace'], reason: 'WrongFact' as const }
  expect(await amara(recallFields, { ...wish, correction: { lastPlace: 'Building C-7' } })).toMatchObject({
    status: 200,
  })
  expect(await check(code)).toContain('Withdrawn')
  await aLetter(request)
})

test('her yes taken back takes back the letters too, in the name of nobody', async () => {
  const { request, person } = await aSentRequest(node, {
    kind: 'NationalityVerification',
    values: { name: 'Riko Pratama', birthDate: '2004-03-09' },
    change: { tlp: 'RED' },
  })
  expect(await node.as('Citra')(approveRequest, { request })).toMatchObject({ status: 200 })
  const code = await aLetter(request)
  await amara(recordConsent, {
    person,
    purpose: 'ShareWithOtherState',
    state: 'Withdrawn',
    language: 'id',
    interpreter: 'InPerson',
    copyGiven: true,
  })
  await node.drain()
  expect(await check(code)).toContain('Withdrawn')
  expect(
    await node.rows('select withdrawn_by, withdrawn_why from letters.letter where subject = $1', [request]),
  ).toEqual([{ withdrawn_by: null, withdrawn_why: 'ConsentWithdrawn' }])
})

test('a letter is not made while its request is being taken back', async () => {
  const { request } = await aSentRequest(node)
  const [, made] = await Promise.all([
    amara(withdrawRequest, { request, reason: 'SentInError' }),
    amara(issueLetter, { request, kind: 'NoteVerbale', languages }),
  ])
  const standing = await node.rows('select id from letters.letter where subject = $1 and withdrawn_at is null', [
    request,
  ])
  expect(standing).toEqual([])
  expect([200, 409]).toContain(made.status)
})
