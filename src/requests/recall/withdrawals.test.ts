import { beforeAll, expect, test } from 'vitest'
import { aDraft, aSentRequest, knowTheLaw, someValues } from '../../../test/a-request.ts'
import { useRegion } from '../../../test/region.ts'
import { recordConsent } from '../../assistance/contract.ts'
import type { CaseId, PersonId } from '../../casework/contract.ts'
import {
  answerOnward,
  approveRequest,
  askOnward,
  confirmErasure,
  getRequest,
  listWithdrawals,
  openCaseFromRequest,
  submitDraft,
  watchWithdrawals,
  type Receiver,
  type RequestId,
} from '../contract.ts'

const region = useRegion(['ID', 'TH', 'KH'])
const [jakarta, bangkok, phnomPenh] = [region.node('ID'), region.node('TH'), region.node('KH')]
const amara = jakarta.as('Amara')
const watcher = jakarta.as('Indra')
type Node = typeof jakarta

beforeAll(async () => {
  for (const node of [jakarta, bangkok, phnomPenh]) await knowTheLaw(node)
})

const takesBack = (person: PersonId, purpose: 'ShareWithLawEnforcement' | 'ShareWithOtherState') =>
  amara(recordConsent, {
    person,
    purpose,
    state: 'Withdrawn',
    language: 'id',
    interpreter: 'InPerson',
    copyGiven: true,
  })

const receivers = async (by = amara, of: typeof listWithdrawals = listWithdrawals, open = true) =>
  ((await by(of, { open })).body.withdrawals as { receivers: Receiver[] }[]).flatMap((each) => each.receivers)

const standing = async (request: string) =>
  (await receivers(amara, listWithdrawals, false))
    .filter((each) => each.request === request)
    .map((each) => each.standing)

async function signs(node: Node, request: RequestId, by: 'Amara' | 'Eko' = 'Amara') {
  const { recalls } = (await node.as(by)(getRequest, { request })).body
  for (const { id: recall } of recalls)
    expect(await node.as(by)(confirmErasure, { request, recall })).toMatchObject({ status: 200 })
}

test('each of two receivers is shown apart: sent, received, overdue, effective', async () => {
  const kind = 'PoliceInformation' as const
  const first = await aSentRequest(jakarta, { kind, values: someValues(kind) })
  const about = { id: first.id, person: first.person }
  const second = await aSentRequest(jakarta, { kind, to: 'KH', values: someValues(kind), about })
  await region.settle()
  // Phnom Penh is away when she takes her yes back.
  region.interfere((to, request, forward) => (to === 'KH' ? Promise.reject(new Error('away')) : forward(request)))
  expect(await takesBack(first.person, 'ShareWithLawEnforcement')).toMatchObject({ status: 200 })
  await region.settle()
  expect(await standing(first.request)).toEqual(['Received'])
  expect(await standing(second.request)).toEqual(['Sent'])
  const [group] = (await amara(listWithdrawals, {})).body.withdrawals
  expect(group).toMatchObject({ purpose: 'ShareWithLawEnforcement', receivers: [{ due: expect.any(String) }, {}] })

  await signs(bangkok, first.request, 'Eko')
  await region.settle()
  expect(await standing(first.request)).toEqual(['Effective'])
  region.wait({ hours: 25 })
  expect(await standing(second.request)).toEqual(['Overdue'])
  // Only what is still waited for is on the list.
  expect((await receivers()).map(({ state }) => state)).toEqual(['KH'])
  region.heal()
  region.wait({ hours: 1 })
  await region.settle()
  await signs(phnomPenh, second.request, 'Eko')
  await region.settle()
  expect(await standing(second.request)).toEqual(['Effective'])
  expect(await receivers()).toEqual([])
})

test('the data-protection officer follows all of them by ids and codes, another agency sees none', async () => {
  const all = await receivers(watcher, watchWithdrawals, false)
  const seen = all.map(({ state, standing: at, case: file }) => `${state} ${at} ${file}`)
  expect(seen.toSorted()).toEqual(['KH Effective null', 'TH Effective null'])
  expect(JSON.stringify(all)).not.toMatch(/Riko/)
  expect(await receivers(jakarta.as('Lestari'), listWithdrawals, false)).toEqual([])
  expect(await amara(watchWithdrawals, {})).toMatchObject({ status: 403 })
  expect(await watcher(listWithdrawals, {})).toMatchObject({ status: 403 })
})

test('what a receiver passed on with our yes goes back from there too, over three states', async () => {
  const kind = 'ReceptionAndHandover' as const
  const escorts = 'Two officers of the shelter at Gate 4'
  const values = { ...someValues(kind), name: 'Riko Pratama', escorts }
  const draft = await aDraft(jakarta, { kind, values, change: { tlp: 'RED' } })
  await amara(submitDraft, { request: draft.request })
  await jakarta.as('Citra')(approveRequest, { request: draft.request })
  await region.settle()

  const there = bangkok.as('Amara')
  await there(openCaseFromRequest, { request: draft.request, title: 'Arrived from Jakarta' })
  const { body } = await there(getRequest, { request: draft.request })
  const about = { id: body.case as CaseId, person: body.person as PersonId }
  const own = { alias: 'Sari baru', lastPlace: 'Poipet, north gate', dangerNote: `They travel with ${escorts}.` }
  const onward = await aDraft(bangkok, { to: 'KH', about, values: own })
  await there(askOnward, { request: onward.request })
  await region.settle()
  const asked = (await jakarta.as('Citra')(getRequest, { request: draft.request })).body.onward
  await jakarta.as('Citra')(answerOnward, { request: draft.request, question: asked[0].id, yes: true })
  await region.settle()
  expect(await there(submitDraft, { request: onward.request })).toMatchObject({ status: 200 })
  await region.settle()
  const inPhnomPenh = async () => (await phnomPenh.as('Amara')(getRequest, { request: onward.request })).body
  expect((await inPhnomPenh()).values.dangerNote).toContain(escorts)

  await takesBack(draft.person, 'ShareWithOtherState')
  await region.settle()
  expect((await inPhnomPenh()).values).not.toHaveProperty('dangerNote')
  // What Bangkok knew itself stays.
  expect((await inPhnomPenh()).values).toMatchObject({ lastPlace: own.lastPlace })
  expect((await inPhnomPenh()).recalls).toMatchObject([{ reason: 'ConsentWithdrawn', fields: ['dangerNote'] }])
  expect(await receivers()).toMatchObject([{ state: 'TH', standing: 'Received', onward: ['KH'] }])
})
