import { beforeAll, expect, test } from 'vitest'
import { aCase } from '../../../test/a-case.ts'
import { aDraft, aSentRequest, knowTheLaw, someValues } from '../../../test/a-request.ts'
import { useRegion } from '../../../test/region.ts'
import { recordConsent } from '../../assistance/contract.ts'
import { raiseFlag } from '../../assistance/safety/contract.ts'
import { comeBack } from '../../exchange/recover/come-back.ts'
import { getRequest, submitDraft } from '../contract.ts'

// What she decided, and what was true of her family, against what a backup remembers.
const region = useRegion(['ID', 'TH'])
const jakarta = region.node('ID')
const amara = jakarta.as('Amara')
const kind = 'PoliceInformation' as const
const purpose = 'ShareWithLawEnforcement' as const

beforeAll(async () => {
  await knowTheLaw(jakarta)
  await knowTheLaw(region.node('TH'))
})

async function loseAndComeBack(meanwhile = async () => {}) {
  await jakarta.restore()
  await meanwhile()
  await comeBack(jakarta.host as never)
  await region.settle()
  expect(await jakarta.rows("select message, code from exchange.replay where state <> 'Done'")).toEqual([])
}

test('a yes that only the backup remembers opens no request and no network', async () => {
  const about = await aCase(jakarta)
  const say = (state: 'Given' | 'Withdrawn') =>
    amara(recordConsent, {
      person: about.person,
      purpose,
      state,
      language: 'id',
      interpreter: 'InPerson',
      copyGiven: true,
    })
  await aSentRequest(jakarta, { kind, values: someValues(kind), about })
  const next = (await aDraft(jakarta, { kind, values: someValues(kind), about })).request
  await region.settle()
  await jakarta.backUp()
  region.wait({ minutes: 5 })
  expect(await say('Withdrawn')).toMatchObject({ status: 200 })
  await region.settle()
  await loseAndComeBack()

  const gates = async () => (await amara(getRequest, { request: next })).body.gates
  expect(await gates()).toMatchObject([{ purpose, open: false, standing: 'Withdrawn' }])
  expect(await amara(submitDraft, { request: next })).toMatchObject({
    status: 409,
    body: { code: 'requests/she-has-not-agreed' },
  })
  await jakarta.rows("update casework.person_role set role = 'PresumedVictim' where person = $1", [about.person])
  const named = () => jakarta.rows("select networks.may_be_named($1, 'network:INTERPOL', '{}') as says", [about.person])
  expect(await named()).toEqual([{ says: 'Refused' }])

  // Asked anew, she says yes: what she said last counts.
  region.wait({ minutes: 5 })
  expect(await say('Given')).toMatchObject({ status: 200 })
  expect(await gates()).toMatchObject([{ purpose, open: true, standing: 'Given' }])
  expect(await named()).toEqual([{ says: 'Consented' }])
  expect(await amara(submitDraft, { request: next })).toMatchObject({ status: 200 })
})

test('what had left before anybody suspected her family is rebuilt although it is suspected by now', async () => {
  const draft = await aDraft(jakarta)
  await jakarta.backUp()
  expect(await amara(submitDraft, { request: draft.request })).toMatchObject({ status: 200 })
  await region.settle()
  await loseAndComeBack(async () => {
    const flag = {
      person: draft.person,
      kind: 'FamilyInvolved',
      reason: 'Her uncle took the money, she says.',
    } as const
    expect(await amara(raiseFlag, flag)).toMatchObject({ status: 200 })
  })
  expect((await amara(getRequest, { request: draft.request })).body.status).toBe('Delivered')
})
