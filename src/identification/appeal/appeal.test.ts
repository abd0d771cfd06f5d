import { expect, test } from 'vitest'
import { aCase, takePart } from '../../../test/a-case.ts'
import { useNode } from '../../../test/node.ts'
import { listNotices } from '../../access/contract.ts'
import type { PersonId } from '../../casework/contract.ts'
import {
  decideAppeal,
  fileAppeal,
  listDeterminations,
  recordDetermination,
  recordScreening,
  withdrawAppeal,
  type AppealId,
} from '../contract.ts'

const node = useNode()
const reasons = 'Passport taken, debt of 3,000 for transport, could not leave the building.'
const body = 'CompetentAuthority' as const
const grounds = 'She was not asked about the debt, and the interpreter spoke another language.'

const decision = (status: string, more: object = {}) => ({
  status: status as 'NotAVictim',
  body,
  reasons,
  appealTold: true,
  ...more,
})

/** Screened by Amara, presumed by Farah. */
async function aPresumed() {
  const { id, person } = await aCase(node)
  await takePart(node, { id, agency: 'identification' })
  await node.as('Amara')(recordScreening, { person, status: 'IndicatorsPresent', reasons })
  expect(await node.as('Farah')(recordDetermination, { person, ...decision('PresumedVictim') })).toMatchObject({
    status: 200,
  })
  return { id, person }
}
async function aRefused(until: string | null = '2026-12-24') {
  const { id, person } = await aPresumed()
  const refused = await node.as('Farah')(recordDetermination, {
    person,
    ...decision('NotAVictim', { appealUntil: until }),
  })
  expect(refused).toMatchObject({ status: 200 })
  return { id, person }
}
const appeal = (person: PersonId) =>
  node.as('Amara')(fileAppeal, { person, askedBy: 'Person', grounds, evidence: 'A photo of the ledger of debts.' })
const hear = (
  who: 'Farah' | 'Oki' | 'Amara',
  id: AppealId,
  { status = 'PresumedVictim', ...more }: Partial<Record<'status' | 'reasons', string>> & { appealTold?: boolean } = {},
) => node.as(who)(decideAppeal, { appeal: id, ...decision(status, more) })
const view = async (person: PersonId) => (await node.as('Amara')(listDeterminations, { person })).body
const ours = async (person: PersonId) => (await view(person)).standing[0].status as string

test('an appeal is heard by another; help goes on meanwhile; what came of it stands beside it', async () => {
  const { person } = await aRefused(null)
  expect(await view(person)).toMatchObject({ helpIsOpen: false, appeals: [] })
  const filed = await appeal(person)
  expect(filed).toMatchObject({ status: 200 })
  expect(await view(person)).toMatchObject({
    helpIsOpen: true,
    appeals: [{ standing: 'Open', grounds, evidence: 'A photo of the ledger of debts.', late: false }],
  })
  expect(await hear('Farah', filed.body.appeal)).toMatchObject({
    status: 409,
    body: { code: 'identification/decider-hears-no-appeal' },
  })
  expect(await hear('Amara', filed.body.appeal)).toMatchObject({ status: 403 })
  expect(await hear('Oki', filed.body.appeal)).toMatchObject({ status: 200, body: { appeal: filed.body.appeal } })
  expect(await ours(person)).toBe('PresumedVictim')
  expect((await view(person)).appeals).toMatchObject([{ standing: 'Heard' }])
  expect(await hear('Oki', filed.body.appeal)).toMatchObject({ status: 409 })
})

test('an appeal may be refused, with reasons and told of the next; the next needs somebody else again', async () => {
  const { person } = await aRefused()
  const first = await appeal(person)
  expect(await hear('Oki', first.body.appeal, { status: 'NotAVictim', appealTold: false })).toMatchObject({
    status: 400,
  })
  expect(
    await hear('Oki', first.body.appeal, { status: 'NotAVictim', reasons: '. . . . . . . . . . . . .' }),
  ).toMatchObject({
    status: 400,
  })
  expect(await hear('Oki', first.body.appeal, { status: 'NotAVictim' })).toMatchObject({ status: 200 })
  const second = await appeal(person)
  expect(second).toMatchObject({ status: 200 })
  for (const who of ['Oki', 'Farah'] as const)
    expect(await hear(who, second.body.appeal)).toMatchObject({ status: 409 })
  expect((await view(person)).helpIsOpen).toBe(true)
})

test('there is one appeal at a time; a late one is heard; one is withdrawn with a reason; there is none without a refusal', async () => {
  const { person: presumed } = await aPresumed()
  expect(await appeal(presumed)).toMatchObject({ status: 409, body: { code: 'identification/nothing-to-appeal' } })
  const { person } = await aRefused('2026-11-20')
  const both = await Promise.all([appeal(person), appeal(person)])
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  const { appeal: id } = both.find(({ status }) => status === 200)!.body
  expect((await view(person)).appeals[0]).toMatchObject({ late: true })
  const [withdrawn, heard] = await Promise.all([
    node.as('Amara')(withdrawAppeal, { appeal: id, why: 'She wants to go home and have peace.' }),
    hear('Oki', id),
  ])
  expect([withdrawn.status, heard.status].toSorted((a, b) => a - b)).toEqual([200, 404])
  expect(
    await node.as('Lestari')(withdrawAppeal, { appeal: id, why: 'She wants to go home and have peace.' }),
  ).toMatchObject({ status: 404 })
})

test('below the program too, a refusal is undone on appeal only, and not by who decided', async () => {
  const { id, person } = await aRefused()
  const insert = (by: string, appealed: string | null) =>
    node.rows(
      `insert into identification.determination (id, person, case_id, state, number, status, body, reasons, decided_on, at, decided_by, appeal)
       values (gen_random_uuid(), $1, $2, 'ID', 4, 'PresumedVictim', 'Court', '\\x01', now(), now(), ${by}, $3)`,
      [person, id, appealed],
    )
  await expect(insert('gen_random_uuid()', null)).rejects.toThrow(/a_refusal_is_decided_again_on_appeal_only/)
  const filed = (await appeal(person)).body.appeal as string
  const farah = "(select decided_by from identification.determination where person = $1 and status = 'NotAVictim')"
  await expect(insert(farah, filed)).rejects.toThrow(/who_decides_does_not_hear_the_appeal/)
  const other = await aRefused()
  const elsewhere = (await appeal(other.person)).body.appeal as string
  await expect(insert('gen_random_uuid()', elsewhere)).rejects.toThrow(/the_appeal_stands/)
})

test('she may decline or step back at any time, and help stays open', async () => {
  const { person } = await aPresumed()
  expect(await node.as('Amara')(recordScreening, { person, status: 'DeclinedIdentification', reasons })).toMatchObject({
    status: 200,
  })
  expect(await view(person)).toMatchObject({ helpIsOpen: true })
  expect(await node.as('Amara')(recordScreening, { person, status: 'Withdrawn', reasons })).toMatchObject({
    status: 200,
  })
  expect(await node.as('Farah')(recordDetermination, { person, ...decision('NotAVictim') })).toMatchObject({
    status: 409,
  })
  expect(await node.as('Amara')(recordScreening, { person, status: 'IndicatorsPresent', reasons })).toMatchObject({
    status: 200,
  })
})

test('who may hear it is told, with the case; who made the decision is not', async () => {
  const { id, person } = await aRefused()
  await appeal(person)
  await node.drain()
  const told = async (who: 'Farah' | 'Oki') =>
    (await node.as(who)(listNotices, {})).body.notices.filter(({ subject }: { subject: string }) => subject === id)
  expect(await told('Oki')).toMatchObject([{ kind: 'identification.appealed' }])
  expect(await told('Farah')).toEqual([])
})
