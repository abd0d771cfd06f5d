import { expect, test } from 'vitest'
import { useNode } from '../../../test/node.ts'
import type { RequestType } from '../contract.ts'
import * as contract from './contract.ts'
import { inSystem } from '../../platform/in-system.ts'
import { openChannels } from './open-channels.ts'

const node = useNode()
const channels = async (asking: { from: string; to: string; date: string; type: RequestType }) => {
  const { body } = await node.as('Amara')(contract.listChannels, asking)
  return Object.fromEntries(
    (body.rows[0].channels as contract.ChannelStanding[]).map((one) => [one.channel, one]),
  ) as Record<string, contract.ChannelStanding>
}

test('the register holds the declaration, the conventions and their clauses, each with source and mark', async () => {
  const { body } = await node.as('Amara')(contract.listInstruments, {})
  const instruments = body.instruments as contract.Instrument[]
  const clauses = (code: string) => instruments.find((one) => one.code === code)!.clauses.map(({ clause }) => clause)

  expect(clauses('LB')).toHaveLength(12)
  expect(clauses('ACTIP')).toEqual(expect.arrayContaining(['ACTIP-14.1', 'ACTIP-14.8', 'ACTIP-15.1', 'ACTIP-15.5']))
  expect(clauses('AMLAT')).toEqual(expect.arrayContaining(['AMLAT-4', 'AMLAT-11', 'AMLAT-24']))
  expect(instruments.flatMap((one) => one.clauses).every(({ source }) => source.length > 3)).toBe(true)
})

test('a clause shows which requests it can carry', async () => {
  const { body } = await node.as('Amara')(contract.getClause, { clause: 'ACTIP-14.3' })

  expect(body).toMatchObject({
    clause: { types: ['VictimStatusNotification'], verified: true },
    instrument: { code: 'ACTIP', verified: false },
  })
  expect(await node.as('Amara')(contract.getClause, { clause: 'ACTIP-99' })).toMatchObject({ status: 404 })
})

test('between two nodes this system is open for a welfare check, messaging apps are only informal', async () => {
  const found = await channels({ from: 'ID', to: 'KH', date: '2026-11-24', type: 'LocateAndWelfareCheck' })

  expect(found['ThisSystem']).toMatchObject({ availability: 'Available', lacks: null })
  expect(found['WhatsApp']).toMatchObject({ availability: 'OnlyInformal' })
  expect(found['MLA_CentralAuthority']).toMatchObject({ availability: 'NotAvailable' })
})

test('evidence in a criminal matter travels between central authorities; the node carries a working copy', async () => {
  const found = await channels({ from: 'ID', to: 'TH', date: '2026-11-24', type: 'MLA_Evidence' })

  expect(found['MLA_CentralAuthority']!.availability).toBe('Available')
  expect(found['ThisSystem']!.availability).toBe('OnlyInformal')
})

test('with a state that runs no node and stands in no police list, the note and the mission remain', async () => {
  const found = await channels({ from: 'ID', to: 'TL', date: '2025-11-15', type: 'RescueRequest' })

  expect(found['ThisSystem']).toMatchObject({ availability: 'NotAvailable', lacks: 'Network', missing: ['TL'] })
  expect(found['INTERPOL_I-24/7']).toMatchObject({ availability: 'NotAvailable', missing: ['TL'] })
  expect(found['DiplomaticNote']!.availability).toBe('Available')
  expect(found['ConsularDirect']!.availability).toBe('Available')
})

test('the matrix covers every type of request, and cautions about a place are shown with it', async () => {
  const { body } = await node.as('Amara')(contract.listChannels, { from: 'ID', to: 'MM', date: '2026-11-24' })

  expect(body.rows).toHaveLength(23)
  expect(body.cautions[0].text.en).toMatch(/Myawaddy/)
})

test('one question answers which channels are open, on what basis, and who is competent, with the day', async () => {
  const ask = (to: string, date: string) =>
    inSystem(node.host, ({ db }) => openChannels(db, { from: 'ID', to, type: 'LocateAndWelfareCheck', date }))
  const before = await ask('TL', '2025-10-25')
  expect(before.node).toBe(false)
  expect(before.basis.map(({ instrument }) => instrument)).toEqual(['RECIPROCITY'])
  expect(
    before.channels.filter(({ availability }) => availability === 'Available').map(({ channel }) => channel),
  ).toEqual(['DiplomaticNote', 'ConsularDirect'])
  const after = await ask('TL', '2025-10-26')
  expect(after.basis.map(({ instrument }) => instrument)).toContain('LB')
  const thai = await ask('TH', '2026-11-24')
  expect(thai.node).toBe(true)
  expect(thai.authorities.length).toBeGreaterThan(0)
})
