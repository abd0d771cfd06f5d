import { expect, test } from 'vitest'
import { useNode } from '../../test/node.ts'
import { inSystem } from '../platform/in-system.ts'
import { RequestType } from './contract.ts'
import { memberOn } from './get-state.ts'
import { getState, hotlines, listStates, proposeLegalBasis } from './index.ts'
import { weighLegalBasis, type Asking } from './propose-legal-basis.ts'
import { seedDirectory } from './seed.ts'

const node = useNode()
const propose = (asking: Asking) => inSystem(node.host, ({ db }) => proposeLegalBasis(db, asking))
const weigh = (asking: Asking) => inSystem(node.host, ({ db }) => weighLegalBasis(db, asking))
const instruments = (basis: readonly { instrument: string }[]) => [...new Set(basis.map((one) => one.instrument))]

test('the directory knows eleven states, their capitals, zones and languages', async () => {
  const states = await inSystem(node.host, ({ db }) => listStates(db))

  expect(states.map(({ iso2 }) => iso2).join(' ')).toBe('BN ID KH LA MM MY PH SG TH TL VN')
  for (const { zones } of states)
    for (const zone of zones) expect(() => Temporal.Now.zonedDateTimeISO(zone)).not.toThrow()
  expect(await inSystem(node.host, ({ db }) => getState(db, 'TL'))).toMatchObject({
    name: { id: 'Timor-Leste' },
    memberSince: '2025-10-26',
    verified: true,
  })
})

test('a state that the directory does not hold is not found', async () => {
  await expect(inSystem(node.host, ({ db }) => getState(db, 'XX'))).rejects.toMatchObject({ status: 404 })
})

test('Timor-Leste is a member of ASEAN from 26 October 2025', async () => {
  const on = (day: string) => inSystem(node.host, ({ db }) => memberOn(db, 'TL', day))

  expect(await on('2025-10-25')).toBe(false)
  expect(await on('2025-10-26')).toBe(true)
})

test('before that day no clause that rests on membership is proposed for it, and the reason is given', async () => {
  const asking = { from: 'ID', to: 'TL', type: 'LocateAndWelfareCheck', date: '2025-08-15' } as const

  expect(instruments(await propose(asking))).toEqual(['RECIPROCITY'])
  expect((await weigh(asking)).find(({ clause }) => clause === 'LB-8')).toMatchObject({
    fits: false,
    reason: 'NotAnAseanMember',
    missing: ['TL'],
  })
})

test('after it the declaration carries the request; a treaty to which it is no party still does not', async () => {
  const basis = await propose({ from: 'ID', to: 'TL', type: 'LocateAndWelfareCheck', date: '2025-11-15' })

  expect(instruments(basis)).toEqual(['LB', 'RECIPROCITY'])
})

test('between two parties the closest clause stands first, with its source and mark', async () => {
  const [first] = await propose({ from: 'TH', to: 'ID', type: 'VictimStatusNotification', date: '2026-11-24' })

  expect(first).toMatchObject({ clause: 'ACTIP-14.3', reason: 'BothAreParties', verified: true })
})

test('a treaty carries nothing before it is in force', async () => {
  const before = await weigh({ from: 'ID', to: 'TH', type: 'NationalityVerification', date: '2017-03-07' })
  const after = await propose({ from: 'ID', to: 'TH', type: 'NationalityVerification', date: '2017-03-08' })

  expect(before.find(({ clause }) => clause === 'ACTIP-15.3')).toMatchObject({ fits: false, reason: 'NotInForce' })
  expect(after[0]).toMatchObject({ clause: 'ACTIP-15.3' })
})

test('a treaty that waits for ratifications is named and refused', async () => {
  const basis = await weigh({ from: 'ID', to: 'KH', type: 'Extradition', date: new Date('2026-11-24T00:00:00Z') })

  expect(basis[0]).toMatchObject({ clause: 'AET', fits: false, reason: 'NotInForce' })
})

test.each(RequestType.options)('%s has a basis between any two members today', async (type) => {
  expect((await propose({ from: 'ID', to: 'KH', type, date: '2026-11-24' })).length).toBeGreaterThan(0)
})

test('every number in the seed is fictional', async () => {
  const rows = await node.rows<{ address: string }>(
    `select channel ->> 'address' as address from directory.authority, jsonb_array_elements(channels) channel
      where channel ->> 'channel' in ('Phone', 'WhatsApp')`,
  )

  expect(rows.length).toBeGreaterThan(40)
  expect(rows.filter(({ address }) => !/^\+999\d{4,11}$/.test(address))).toEqual([])
})

test('every state has a danger number, and nothing in the seed claims to be verified by a person', async () => {
  for (const { iso2 } of await inSystem(node.host, ({ db }) => listStates(db)))
    expect((await inSystem(node.host, ({ db }) => hotlines.list(db, iso2)))[0]?.code).toBe(
      `${iso2.toLowerCase()}-danger`,
    )
  expect(await node.rows('select code from directory.authority where verified_by is not null')).toEqual([])
})

test('seeding again changes nothing', async () => {
  const before = await node.rows('select * from directory.authority order by code')
  await node.rows('delete from directory.seed')
  await inSystem(node.host, ({ db }) => seedDirectory(db))
  await inSystem(node.host, ({ db }) => seedDirectory(db))

  expect(await node.rows('select * from directory.authority order by code')).toEqual(before)
  expect(await node.rows('select checksum from directory.seed')).toHaveLength(1)
})
