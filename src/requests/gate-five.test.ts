import { beforeAll, expect, test } from 'vitest'
import { aCase, takePart } from '../../test/a-case.ts'
import { aDraft, knowTheLaw, someValues } from '../../test/a-request.ts'
import { useRegion } from '../../test/region.ts'
import { recordConsent } from '../assistance/contract.ts'
import { changePerson, changePhase } from '../casework/contract.ts'
import { decideAge, disputeAge, endGuardian, getChildhood, nameGuardian } from '../identification/contract.ts'
import { getMatrix } from '../identification/matrix/contract.ts'
import { answerScreening, beginScreening } from '../identification/screening/contract.ts'
import { approveRequest, submitDraft } from './contract.ts'

// Gate G5: no child is moved without a guardian or an advocate (domain 11.1).
const region = useRegion(['ID', 'TH'])
const node = region.node('ID')
const [amara, farah, citra] = [node.as('Amara'), node.as('Farah'), node.as('Citra')]
beforeAll(() => knowTheLaw(node))

const reasons = 'The school record and a bone of the hand say the same, read by two doctors.'

async function someone(age: number | null = 16, birth: string | null = null) {
  const people = [
    {
      names: [{ text: 'Sari', kind: 'Full' as const }],
      citizenship: ['ID'],
      age,
      birth,
      roles: [{ role: 'PersonOfConcern' as const }],
    },
  ]
  const made = await aCase(node, { people })
  await takePart(node, { id: made.id, agency: 'identification' })
  return made
}
type Who = Awaited<ReturnType<typeof someone>>
const moving = ['ReceptionAndHandover', 'SafeTransit', 'ExitPermit'] as const
async function leaves(about: Who, kind: (typeof moving)[number]) {
  const { request } = await aDraft(node, { kind, to: 'TH', about, values: someValues(kind) })
  // A child's own yes stands beside her guardian's.
  const note = 'The advocate agrees, and so does she.'
  const yes = { person: about.person, purpose: 'ShareWithOtherState', language: 'id', interpreter: 'InPerson' } as const
  if ((await childhood(about)).minor !== 'No')
    expect(await amara(recordConsent, { ...yes, state: 'AssentWithGuardian', note, copyGiven: true })).toMatchObject({
      status: 200,
    })
  const sent = await amara(submitDraft, { request })
  return sent.body.status === 'AwaitingApproval' ? citra(approveRequest, { request }) : sent
}
const closed = { status: 409, body: { code: 'requests/child-without-guardian', detail: { gate: 'G5' } } }
const toReturn = async ({ id }: Who) => {
  await amara(changePhase, { case: id, phase: 'Locate' })
  await amara(changePhase, { case: id, phase: 'Safety' })
  await amara(changePhase, { case: id, phase: 'Identify' })
  return amara(changePhase, { case: id, phase: 'Return' })
}
const name = (about: Who, more: object = {}) =>
  amara(nameGuardian, {
    person: about.person,
    kind: 'Advocate',
    relation: 'SocialWorker',
    name: 'Ibu Wahyuni',
    appointed: 'Letter 12 of the social office',
    since: '2026-11-20',
    herView: 'Agrees',
    herWords: 'I like her.',
    ...more,
  })
const childhood = async ({ person }: Who) => (await amara(getChildhood, { person })).body

test.each(moving)('%s of a child leaves only when somebody stands for her', async (kind) => {
  const about = await someone()
  expect(await childhood(about)).toMatchObject({ minor: 'Yes', mayBeMoved: false })
  expect(await leaves(about, kind)).toMatchObject(closed)
  expect(await name(about)).toMatchObject({ status: 200 })
  const last = await leaves(about, kind)
  expect([last.body.status, last.body.code]).toEqual(['Sent', undefined])
})

test('a birth that says under 18 is enough, on the day that it is written', async () => {
  expect(await childhood(await someone(null, '2012-03'))).toMatchObject({ minor: 'Yes', mayBeMoved: false })
  const about = await someone(null)
  expect(await childhood(about)).toMatchObject({ minor: 'No' })
  await amara(changePerson, { person: about.person, changes: { birth: '2012' } })
  expect(await childhood(about)).toMatchObject({ minor: 'Yes', mayBeMoved: false })
})

test('a case with such a child does not come to its return, below the program either', async () => {
  const about = await someone()
  expect(await toReturn(about)).toMatchObject({ status: 409, body: { code: 'casework/child-without-guardian' } })
  await expect(node.rows("update casework.case_file set phase = 'Return' where id = $1", [about.id])).rejects.toThrow(
    /G5/,
  )
  await name(about)
  expect(await amara(changePhase, { case: about.id, phase: 'Return' })).toMatchObject({ status: 200 })
})

test('a guardian who ended stands for nobody; an end under way is waited for', async () => {
  const about = await someone()
  const { guardian } = (await name(about)).body
  const why = 'She has left the office, and nobody took over.'
  const [ended] = await Promise.all([amara(endGuardian, { guardian, why }), amara(endGuardian, { guardian, why })])
  expect([200, 404]).toContain(ended.status)
  expect(await leaves(about, 'SafeTransit')).toMatchObject(closed)
  expect((await childhood(about)).guardians).toMatchObject([
    { name: 'Ibu Wahyuni', ended: { why }, herWords: 'I like her.' },
  ])
})

test('a doubt of age counts for her until somebody else decides; a decision counts until she is doubted anew', async () => {
  const about = await someone(20)
  expect(await childhood(about)).toMatchObject({ minor: 'No', mayBeMoved: true })
  const doubt = { person: about.person, papers: 'Passport: born 2004.', statement: 'I am sixteen.' }
  const { dispute } = (await farah(disputeAge, doubt)).body
  expect(await amara(disputeAge, doubt)).toMatchObject({ status: 409, body: { code: 'identification/age-disputed' } })
  expect(await childhood(about)).toMatchObject({ minor: 'Disputed', mayBeMoved: false })
  expect((await farah(getMatrix, { person: about.person })).body.minor).toBe('Disputed')
  expect(await leaves(about, 'SafeTransit')).toMatchObject(closed)
  expect(await farah(decideAge, { dispute, finding: 'Adult', reasons })).toMatchObject({
    status: 409,
    body: { code: 'identification/disputer-does-not-decide' },
  })
  expect(await amara(decideAge, { dispute, finding: 'Adult', reasons })).toMatchObject({ status: 403 })
  expect(await node.as('Oki')(decideAge, { dispute, finding: 'Adult', reasons })).toMatchObject({ status: 200 })
  expect(await node.as('Oki')(decideAge, { dispute, finding: 'Child', reasons })).toMatchObject({ status: 404 })
  expect(await leaves(about, 'SafeTransit')).toMatchObject({ status: 200 })
  expect(await amara(disputeAge, { ...doubt, papers: 'A school record came.' })).toMatchObject({ status: 200 })
  expect(await leaves(about, 'SafeTransit')).toMatchObject(closed)
})

test('a sign told in an interview makes the age doubtful for every gate', async () => {
  const about = await someone(null)
  const begun = await amara(beginScreening, { person: about.person, form: 'quick-card', language: 'en' })
  const answers = [{ id: crypto.randomUUID(), code: 'FC-C1', said: 'Yes' as const, from: 'her own words' }]
  expect(await amara(answerScreening, { screening: begun.body.id, answers })).toMatchObject({
    status: 200,
    body: { minor: 'Disputed' },
  })
  expect(await leaves(about, 'SafeTransit')).toMatchObject(closed)
})

test('names are sealed, others see nothing, and nobody of a family that may have sold her stands for her', async () => {
  const about = await someone()
  await name(about)
  const [row] = await node.rows(
    "select encode(content, 'escape') as content from identification.guardian where person = $1",
    [about.person],
  )
  expect(String(row!['content'])).not.toContain('Wahyuni')
  expect(await node.as('Lestari')(getChildhood, { person: about.person })).toMatchObject({ status: 404 })
  const sold = await someone()
  expect(await name(sold, { relation: 'Parent' })).toMatchObject({ status: 200 })
  const other = await someone()
  await node.rows(
    "insert into assistance.flag (id, case_id, kind, origin, recorded_at) values (gen_random_uuid(), $1, 'FamilyInvolved', 'OtherState', now())",
    [other.id],
  )
  expect(await name(other, { relation: 'Parent' })).toMatchObject({
    status: 409,
    body: { code: 'identification/guardian-of-that-family' },
  })
  expect(await name(other, { relation: 'SocialWorker' })).toMatchObject({ status: 200 })
})
