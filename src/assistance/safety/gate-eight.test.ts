import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { aCase, takePart } from '../../../test/a-case.ts'
import { aReportOf, anAssessment } from '../../../test/a-safety.ts'
import { knowTheLaw } from '../../../test/a-request.ts'
import { useNode } from '../../../test/node.ts'
import { people } from '../../../test/people.ts'
import { mergeCases } from '../../casework/contract.ts'
import { Relation, reply, type ReportId } from '../../intake/contract.ts'
import { getRequest, startDraft } from '../../requests/contract.ts'
import { assessRisk, contactPerson, getSafety, liftFlag, mayTellReporter, raiseFlag } from './contract.ts'

// Gate G8: no contact with a family that may have sold her, however it is tried.
const node = useNode()
const amara = node.as('Amara')
const reason = 'Her uncle took the recruiter’s money, she says.'
const told = (report: ReportId, text = 'Kami sudah menemukannya.') => node.as('Amara')(reply, { report, text })
const refused = { status: 409, body: { code: 'intake/family-is-not-told' } }
const flag = (person: never) => amara(raiseFlag, { person, kind: 'FamilyInvolved', reason })

async function aCaseOfAFamily(relation: Relation = 'Parent') {
  const { id, person } = await aCase(node)
  const { report } = await aReportOf(node, { relation, case: id })
  return { id, person: person as never, report }
}

test('an answer that blames the family closes the gate by itself, and only another officer opens it again', async () => {
  const { id, person, report } = await aCaseOfAFamily()
  expect(await told(report)).toMatchObject({ status: 200 })
  const assessed = await amara(assessRisk, anAssessment(person, { FamilyInRecruitment: 'Medium' }))
  expect(assessed.body).toMatchObject({ highest: 'Medium', flagged: true })
  expect(await told(report)).toMatchObject(refused)
  expect((await amara(mayTellReporter, { report })).body.why).toBe('FamilyInvolved')

  const { body } = await amara(getSafety, { case: id })
  expect(body).toMatchObject({ familyInvolved: true, flags: [{ kind: 'FamilyInvolved', origin: 'Assessment' }] })
  const lift = { flag: body.flags[0].id, reason: 'The uncle was another man; police looked at it.' }
  expect(await amara(liftFlag, lift)).toMatchObject({ status: 409, body: { code: 'assistance/raiser-does-not-lift' } })
  expect(await told(report)).toMatchObject(refused)
  expect(await node.as('Bima')(liftFlag, lift)).toMatchObject({ status: 200 })
  expect(await node.as('Citra')(liftFlag, lift)).toMatchObject({ body: { code: 'assistance/flag-is-lifted' } })
  expect(await told(report)).toMatchObject({ status: 200 })
})

describe('who tells decides', () => {
  const family = ['Parent', 'SpouseOrPartner', 'Sibling', 'Child', 'OtherRelative', 'Anonymous']
  test.each(Relation.options)('%s', async (relation) => {
    const { person, report } = await aCaseOfAFamily(relation)
    await flag(person)
    expect((await told(report)).status).toBe(family.includes(relation) ? 409 : 200)
  })
  test('who did not say may be family', async () => {
    const { id, person } = await aCase(node)
    const { report } = await aReportOf(node, { case: id })
    await flag(person as never)
    expect(await told(report)).toMatchObject(refused)
  })
})

test('a report that comes while the gate is closed is decided, and its teller hears nothing', async () => {
  const { id, person } = await aCase(node)
  await flag(person as never)
  const { report, decided } = await aReportOf(node, { relation: 'Sibling', case: id })
  expect(decided).toMatchObject({ case: id, held: 'FamilyInvolved' })
  expect(
    await node.rows("select kind from intake.message where report = $1 and author <> 'Reporter'", [report]),
  ).toEqual([])
})

test('other ways: by telephone, by another agency, by the node, by SQL, after a merge', async () => {
  const { id, person, report } = await aCaseOfAFamily()
  await takePart(node, { id, agency: 'mission' })
  await flag(person)
  const closed = { status: 409, body: { code: 'assistance/family-is-not-contacted' } }
  for (const who of ['Amara', 'Gita', 'Citra'] as const)
    expect(await node.as(who)(contactPerson, { person, party: 'Family', channel: 'Call', reason })).toMatchObject(
      closed,
    )
  expect(await node.as('Citra')(reply, { report, text: 'Halo.' })).toMatchObject(refused)
  await expect(
    node.host.system.pool.query(
      "insert into intake.message (id, report, at, author, kind, body) values ($1, $2, now(), 'Node', 'Text', '')",
      [randomUUID(), report],
    ),
  ).rejects.toMatchObject({ constraint: 'nobody_is_told_what_endangers_her' })

  const joined = await aCaseOfAFamily()
  expect(await told(joined.report)).toMatchObject({ status: 200 })
  await amara(mergeCases, { keep: joined.id, absorb: id, reason: 'The same person, told twice by two relatives.' })
  expect(await told(joined.report)).toMatchObject(refused)
})

test('a flag under way is waited for, and then nothing is said; whoever is writing is not cut off', async () => {
  const { id, person, report } = await aCaseOfAFamily()
  const other = await node.host.system.pool.connect()
  await other.query('begin')
  await other.query(
    `insert into assistance.flag (id, person, case_id, kind, origin, content, recorded_by, recorded_at)
     values (gen_random_uuid(), $1, $2, 'FamilyInvolved', 'Officer', '', $3, now())`,
    [person, id, people.Bima.id],
  )
  const saying = told(report)
  await new Promise((wake) => setTimeout(wake, 150))
  await other.query('commit')
  other.release()
  expect(await saying).toMatchObject(refused)
})

test('raced: what was said was said before the flag stood', async () => {
  for (let turn = 0; turn < 6; turn++) {
    const { person, report } = await aCaseOfAFamily()
    const [said] = await Promise.all([told(report, `Kabar ${turn}.`), flag(person)])
    expect([200, 409]).toContain(said.status)
    expect(await told(report)).toMatchObject(refused)
  }
})

test('what we ask of another state binds it too; taken out again, it does not leave', async () => {
  await knowTheLaw(node)
  const { id, person } = await aCase(node)
  const draft = async () => {
    const input = {
      case: id,
      person,
      kind: 'LocateAndWelfareCheck',
      to: 'TH',
      urgency: '24h',
      withoutNode: true,
    } as const
    return (await amara(startDraft, input)).body.request
  }
  const leave = (request: string) =>
    node.host.system.pool.query(
      "insert into requests.entry (message, request, from_state, step, at, content) values ($1, $2, 'ID', 'Opening', now(), '')",
      [randomUUID(), request],
    )
  const stale = await draft()
  await flag(person as never)
  await expect(leave(stale)).rejects.toMatchObject({ constraint: 'no_contact_with_family_goes_with_it' })
  const fresh = await draft()
  expect((await amara(getRequest, { request: fresh })).body.caveats).toContain('NoContactWithFamily')
  await leave(fresh)
})

test('what another state says of a family closes the gate as soon as its request is joined to the case', async () => {
  const { id, report } = await aCaseOfAFamily()
  await node.rows(
    `insert into requests.request (id, side, kind, state, case_id, status, urgency, tlp, purpose, caveats, language, fields,
       names_a_person, competence, updated_at)
     values ($1, 'In', 'LocateAndWelfareCheck', 'TH', $2, 'Acknowledged', '24h', 'RED', 'FindAndProtect',
       '{NoContactWithFamily}', 'en', '', true, '{protection}', now())`,
    [randomUUID(), id],
  )
  expect(await told(report)).toMatchObject(refused)
  expect((await amara(getSafety, { case: id })).body.flags).toMatchObject([{ origin: 'OtherState', reason: null }])
})

test('nobody is sought through a family involved: a yellow notice is not filed', async () => {
  const { id, person } = await aCase(node)
  await flag(person as never)
  await expect(
    node.rows(
      `insert into networks.entry (id, case_id, person, form, status, fields, reference, agency, prepared_by, post, prepared_at,
         changed_at, filed_at, filed_by)
       values ($1, $2, $3, 'INTERPOL-Yellow', 'Filed', '', '', $4, $4, 'x', now(), now(), now(), $4)`,
      [randomUUID(), id, person, people.Eko.id],
    ),
  ).rejects.toMatchObject({ constraint: 'no_tracing_through_a_family_involved' })
})
