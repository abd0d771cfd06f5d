import { expect, test } from 'vitest'
import { aCase, riko } from '../../../test/case-of-riko.ts'
import { useNode } from '../../../test/node.ts'
import { agencies, people } from '../../../test/people.ts'
import { inSystem } from '../../platform/in-system.ts'
import { getCase, openCase } from '../file/contract.ts'
import { inviteAgency } from '../participation/contract.ts'
import { listTimeline } from '../work/contract.ts'
import { addPerson, addRole, changePerson, endRole, revealIdentity } from './contract.ts'
import { giveStatus } from './give-status.ts'

const node = useNode()
const amara = node.as('Amara')
const eko = node.as('Eko')
const reason = 'The police of Tak have to find the building.'

async function anOpenCase() {
  const { body } = await amara(openCase, aCase)
  return { id: body.case, person: (await amara(getCase, { case: body.case })).body.people[0].id }
}

async function withPolice() {
  const opened = await anOpenCase()
  await amara(inviteAgency, { case: opened.id, agency: agencies.police, compartment: 'investigation', reason })
  return opened
}

const peopleSeenBy = async (person: 'Amara' | 'Eko' | 'Citra', id: string) =>
  (await node.as(person)(getCase, { case: id })).body.people.map(
    (one: { code: string; roles: { role: string; compartment: string }[] }) =>
      `${one.code} ${one.roles.map(({ role, compartment }) => `${role} in ${compartment}`).join(', ')}`,
  )

test('a name is masked until an officer says why she must see it, and that is written down', async () => {
  const { person } = await anOpenCase()

  const revealed = await amara(revealIdentity, { person, reason: 'Contact' })

  expect(revealed.body.identity).toMatchObject({
    names: [{ text: 'Riko Pratama' }],
    birth: '2003-05',
    place: 'bed 3, room 412',
  })
  expect(
    await node.rows(
      `select officer, detail from platform.ledger where action = 'casework/reveal-identity' and subject = $1`,
      [person],
    ),
  ).toEqual([{ officer: people.Amara.id, detail: { reason: 'Contact' } }])
})

test('only what is named is changed', async () => {
  const { id, person } = await anOpenCase()

  await amara(changePerson, { person, changes: { whereabouts: 'Shelter', place: 'safe house, Tak' } })

  expect((await amara(revealIdentity, { person, reason: 'Contact' })).body).toMatchObject({
    whereabouts: 'Shelter',
    age: 23,
    identity: { names: [{ text: 'Riko Pratama' }], birth: '2003-05', home: 'Sukabumi', place: 'safe house, Tak' },
  })
  const told = (await amara(listTimeline, { case: id })).body.events[0]
  expect(told).toMatchObject({ kind: 'casework.person-changed', compartment: 'protection' })
})

test('a person of one name, of no name, or with ten names is a person', async () => {
  const { id } = await anOpenCase()
  const none = await amara(addPerson, { case: id, roles: riko.roles, place: 'the bed beside Riko' })
  const one = await amara(addPerson, { case: id, roles: riko.roles, names: [{ text: 'Suharti', kind: 'Full' }] })
  const thai = await amara(addPerson, {
    case: id,
    roles: riko.roles,
    names: [
      { text: 'สมชาย ใจดี', kind: 'OtherScript' },
      { text: 'Chai', kind: 'Nickname' },
    ],
  })

  expect([none.body.code, one.body.code, thai.body.code]).toEqual(['P-02', 'P-03', 'P-04'])
  const masked = (await amara(getCase, { case: id })).body.people.map((p: { maskedName: string }) => p.maskedName)
  expect(masked).toEqual(['R••• P•••', null, 'S•••', 'ส••• ใ•••'])
})

test('police who take part see nobody of the protection side, and those who protect see no suspect', async () => {
  const { id } = await withPolice()
  const suspect = await eko(addPerson, {
    case: id,
    roles: [{ role: 'Suspect' }],
    names: [{ text: 'Jefri', kind: 'Alias' }],
  })

  expect(suspect.body.code).toBe('S-01')
  expect(await peopleSeenBy('Amara', id)).toEqual(['P-01 PersonOfConcern in protection'])
  expect(await peopleSeenBy('Eko', id)).toEqual(['S-01 Suspect in investigation'])
  const again = await amara(addPerson, { case: id, roles: riko.roles })
  expect(again.body.code).toBe('P-02') // no gap tells that somebody is hidden
  expect(JSON.stringify((await amara(listTimeline, { case: id })).body)).not.toContain(suspect.body.person)
})

test('one person may be presumed victim and suspect, and each side sees its own half', async () => {
  const { id, person } = await withPolice()
  await amara(addRole, { person, role: 'PresumedVictim' })
  // Those who protect hand her over to the investigators, who come to suspect her of recruiting others.
  await amara(addRole, { person, role: 'Witness', compartment: 'investigation' })
  await eko(addRole, { person, role: 'Suspect' })

  expect(await peopleSeenBy('Amara', id)).toEqual(['P-01 PresumedVictim in protection'])
  expect(await peopleSeenBy('Eko', id)).toEqual(['P-01 Witness in investigation, Suspect in investigation'])
})

test('a protection officer may name a suspect for the investigators and does not see him afterwards', async () => {
  const { id } = await withPolice()

  const handed = await amara(addPerson, {
    case: id,
    roles: [{ role: 'Suspect' }],
    names: [{ text: 'Boss Kim', kind: 'Alias' }],
  })

  expect(handed).toMatchObject({ status: 200, body: { code: 'S-01' } })
  expect(await peopleSeenBy('Eko', id)).toEqual(['S-01 Suspect in investigation'])
  expect((await amara(revealIdentity, { person: handed.body.person, reason: 'Contact' })).status).toBe(404)
  // Nor can she fetch him back by giving him a role on her own side.
  expect((await amara(addRole, { person: handed.body.person, role: 'Witness' })).status).toBe(404)
})

test('what identification says of a person replaces what was said before, on every side that knows her', async () => {
  const { id, person } = await withPolice()
  await amara(addRole, { person, role: 'PresumedVictim' })
  await amara(addRole, { person, role: 'PresumedVictim', compartment: 'investigation' })
  expect(await peopleSeenBy('Eko', id)).toEqual(['P-01 PresumedVictim in investigation'])

  await inSystem(node.host, (context) => giveStatus(context, { person, status: 'IdentifiedVictim' }))

  expect(await peopleSeenBy('Amara', id)).toEqual(['P-01 IdentifiedVictim in protection'])
  expect(await peopleSeenBy('Eko', id)).toEqual(['P-01 IdentifiedVictim in investigation'])
})

test('no officer can call somebody an identified victim, or none, by herself', async () => {
  const { id, person } = await anOpenCase()
  for (const role of ['IdentifiedVictim', 'NotAVictim'] as const) {
    expect((await amara(addRole, { person, role: role as never })).status).toBe(400)
    expect((await amara(addPerson, { case: id, roles: [{ role: role as never }] })).status).toBe(400)
  }
})

test('a role ends, but not the last one by which a side sees the person', async () => {
  const { id, person } = await anOpenCase()
  await amara(addRole, { person, role: 'Witness' })
  const roles = (await amara(getCase, { case: id })).body.people[0].roles

  expect((await amara(endRole, { role: roles[0].id })).status).toBe(200)
  expect(await amara(endRole, { role: roles[1].id })).toMatchObject({
    status: 409,
    body: { code: 'casework/last-role' },
  })
})
