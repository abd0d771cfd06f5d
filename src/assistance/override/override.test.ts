import { expect, test } from 'vitest'
import { aCase, takePart } from '../../../test/a-case.ts'
import { useNode } from '../../../test/node.ts'
import { inSystem } from '../../platform/in-system.ts'
import { consentTo } from '../consent-to.ts'
import { listConsents, recordConsent, type ConsentState } from '../contract.ts'
import { listDue } from '../due/contract.ts'
import { ownConsents } from '../own-consents.ts'
import { answerOverride, endOverride, proposeOverride, tellOverride } from './contract.ts'

const node = useNode()
const [amara, citra, farah] = [node.as('Amara'), node.as('Citra'), node.as('Farah')]

async function aGrownUp(age: number | null = 30) {
  const about = await aCase(node)
  await takePart(node, { id: about.id, agency: 'identification' })
  await node.rows("update casework.person set age = $2, age_source = 'Document' where id = $1", [about.person, age])
  return about
}
type About = Awaited<ReturnType<typeof aGrownUp>>

const says = ({ person }: About, state: ConsentState, purpose: 'NotifyOwnState' | 'ShareWithLawEnforcement') =>
  amara(recordConsent, { person, purpose, state, language: 'id', interpreter: 'NotNeeded', copyGiven: true })

const wish = (
  { person }: About,
  purpose: 'NotifyOwnState' | 'ShareWithLawEnforcement' = 'ShareWithLawEnforcement',
) => ({
  person,
  purpose,
  recipients: ['state:TH'],
  fields: ['Identity' as const],
  clause: 'ACTIP-14(3)',
  source: 'Order of a court, made up, 20 November 2026',
  reason: 'A court has ordered that the police of Thailand are told who she is.',
  tell: 'Now' as const,
  expiresAt: '2026-12-24T00:00:00.000Z',
})
const stands = ({ person }: About, fields: readonly ('Identity' | 'Health')[] = ['Identity'], recipient = 'state:TH') =>
  inSystem(node.host, (context) =>
    consentTo(context, { person, purpose: 'ShareWithLawEnforcement', recipient, fields }),
  )
const listed = async ({ person }: About) => (await citra(listConsents, { person })).body.overrides

test('law, a reason and a second person: it opens for whom and what it names, and is shown', async () => {
  const about = await aGrownUp()
  await says(about, 'Refused', 'ShareWithLawEnforcement')
  const { status, body } = await amara(proposeOverride, wish(about))
  expect(status).toBe(200)
  expect(await stands(about)).toBe('Refused')
  const { override } = body
  expect(await amara(answerOverride, { override, yes: true })).toMatchObject({ status: 403 })
  expect(await citra(answerOverride, { override, yes: true })).toMatchObject({ status: 200 })
  expect(await stands(about)).toBe('Overridden')
  expect(await stands(about, ['Identity', 'Health'])).toBe('Refused')
  expect(await stands(about, ['Identity'], 'state:KH')).toBe('Refused')
  expect(await listed(about)).toMatchObject([
    { clause: 'ACTIP-14(3)', verified: false, reason: wish(about).reason, approvedAt: expect.any(String) },
  ])
  const own = await inSystem(node.host, (context) => ownConsents(context, about.person))
  expect(own.overridden).toMatchObject([{ purpose: 'ShareWithLawEnforcement', recipients: ['state:TH'] }])
  expect(JSON.stringify(own)).not.toContain('court has ordered')

  // She says no again: what was weighed was another answer.
  await says(about, 'Refused', 'ShareWithLawEnforcement')
  expect(await stands(about)).toBe('Refused')
  expect(await listed(about)).toMatchObject([{ endedWhy: 'AnsweredAnew', may: [] }])
  expect(await citra(answerOverride, { override, yes: true })).toMatchObject({ status: 404 })
})

test('her own state is told against her wish only with a second agency', async () => {
  const about = await aGrownUp()
  await says(about, 'Refused', 'NotifyOwnState')
  const { override } = (await amara(proposeOverride, wish(about, 'NotifyOwnState'))).body
  expect(await citra(answerOverride, { override, yes: true })).toMatchObject({
    status: 409,
    body: { code: 'assistance/second-agency-needed' },
  })
  expect(await farah(answerOverride, { override, yes: true })).toMatchObject({ status: 200 })
})

test.each([[null], [16], [17]])('never against a child, nor against somebody who may be one: %s', async (age) => {
  const about = await aGrownUp(age)
  await says(about, 'Refused', 'ShareWithLawEnforcement')
  expect(await amara(proposeOverride, wish(about))).toMatchObject({
    status: 409,
    body: { code: 'assistance/not-against-a-child' },
  })
})

test('a child that is found out between the two is not overridden either', async () => {
  const about = await aGrownUp()
  const { override } = (await amara(proposeOverride, wish(about))).body
  await node.rows('update casework.person set age = 17 where id = $1', [about.person])
  expect(await citra(answerOverride, { override, yes: true })).toMatchObject({ status: 409 })
})

test('not by oneself, not for everybody, not for other purposes, not past ninety days, not against a yes', async () => {
  const about = await aGrownUp()
  const { override } = (await citra(proposeOverride, wish(about))).body
  expect(await citra(answerOverride, { override, yes: true })).toMatchObject({
    status: 409,
    body: { code: 'assistance/second-person-needed' },
  })
  for (const change of [
    { recipients: ['*'] },
    { fields: ['*'] },
    { purpose: 'MediaOrPublic' },
    { clause: '' },
    { reason: '' },
  ])
    expect(await amara(proposeOverride, { ...wish(about), ...change } as never)).toMatchObject({ status: 400 })
  expect(await amara(proposeOverride, { ...wish(about), expiresAt: '2027-06-01T00:00:00.000Z' })).toMatchObject({
    body: { code: 'assistance/too-long' },
  })
  await says(about, 'Given', 'ShareWithLawEnforcement')
  expect((await amara(proposeOverride, wish(about))).body.code).toBe('assistance/she-agrees')
})

test('where it is not safe to tell her, a day stands in the work-list, until she is told', async () => {
  const about = await aGrownUp()
  const due = async () =>
    (await citra(listDue, { limit: 500 })).body.due
      .filter(({ person }: { person: string }) => person === about.person)
      .map(({ kind }: { kind: string }) => kind)
  expect(await amara(proposeOverride, { ...wish(about), tell: 'Later' })).toMatchObject({ status: 400 })
  const { override } = (await amara(proposeOverride, { ...wish(about), tell: 'Later', lookAgainOn: '2026-12-01' })).body
  expect(await due()).toEqual(['OverrideWaits'])
  await citra(answerOverride, { override, yes: true })
  expect(await due()).toEqual(['OverrideLook'])
  const own = () => inSystem(node.host, (context) => ownConsents(context, about.person))
  expect((await own()).overridden).toEqual([])
  expect(await listed(about)).toMatchObject([{ lookAgainOn: '2026-12-01' }])
  expect(await amara(tellOverride, { override, lookAgainOn: null })).toMatchObject({ status: 200 })
  expect(await due()).toEqual([])
  expect((await own()).overridden).toHaveLength(1)
  expect(await citra(endOverride, { override })).toMatchObject({ status: 200 })
  expect(await stands(about)).toBe('NotAsked')
})

test('answers that run out, that nobody asked for and that she could not give stand in the work-list', async () => {
  const about = await aGrownUp()
  const told = { person: about.person, language: 'id', interpreter: 'NotNeeded', copyGiven: true } as const
  const until = '2026-12-10T00:00:00.000Z'
  await amara(recordConsent, { ...told, purpose: 'TellFamily', state: 'Given', expiresAt: until })
  await amara(recordConsent, { ...told, purpose: 'NotifyOwnState', state: 'NotAsked_Emergency' })
  await amara(recordConsent, { ...told, purpose: 'ShareWithNGO', state: 'NotCapable' })
  const due = async () =>
    (await citra(listDue, { limit: 500 })).body.due.filter(({ person }: { person: string }) => person === about.person)
  expect(await due()).toMatchObject([
    { kind: 'ConsentAsk', level: 'NotifyOwnState', dueAt: '2026-11-25T07:20:00.000Z' },
    { kind: 'ConsentCapacity', level: 'ShareWithNGO' },
    { kind: 'ConsentExpires', level: 'TellFamily', dueAt: '2026-12-03T00:00:00.000Z' },
  ])
  await amara(recordConsent, { ...told, purpose: 'NotifyOwnState', state: 'Refused' })
  await amara(recordConsent, { ...told, purpose: 'TellFamily', state: 'Given' })
  expect(await due()).toMatchObject([{ kind: 'ConsentCapacity' }])
})
