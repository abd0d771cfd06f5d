import { beforeAll, expect, test } from 'vitest'
import { aCase } from '../../../test/a-case.ts'
import { knowTheLaw } from '../../../test/a-request.ts'
import { useRegion } from '../../../test/region.ts'
import { eyesAt } from '../../../test/seen-by.ts'
import { confirmLetGo, listConsents, recordConsent, showWhatChanges } from '../../assistance/contract.ts'
import { addIdentifier, getCase } from '../../casework/contract.ts'
import { sendMessage } from '../../exchange/index.ts'
import { inSystem } from '../../platform/in-system.ts'
import { listTransfers } from '../../transfers/contract.ts'
import {
  getRosterPart,
  listRosterParts,
  openCaseFromRow,
  prepareRosterPart,
  readRoster,
  sendRosterPart,
  strikeRosterPart,
  takeRosterPart,
  type RosterPartId,
} from '../contract.ts'
import { parseRoster } from './parse-roster.ts'

const region = useRegion(['TH', 'ID', 'KH'])
const [bangkok, jakarta] = [region.node('TH'), region.node('ID')]
const amara = bangkok.as('Amara')
const citra = bangkok.as('Citra')
const there = jakarta.as('Amara')

beforeAll(async () => {
  for (const state of ['TH', 'ID', 'KH'] as const) await knowTheLaw(region.node(state))
})

const list = `No,Name,Sex,Date of birth,Nationality,Passport,Health,Room
1,Riko Pratama,M,12/07/2003,Indonesia,X9900001,"cough, fever",C-9
2,"Sari, called Ayu",P,2001,WNI,,,C-9
3,Sok Made Up,M,1999,Cambodian,,,C-8
4,Dwi Contoh,L,,ID,,,C-9
5,Riko Pratama,M,2003-07-12,indonesia,X9900001,,C-7
6,Nobody Known,M,,,,,C-1`
const head = {
  state: 'ID',
  list,
  provenance: 'HandedOverByArmedGroup' as const,
  listMaker: 'A militia office, name not known',
  reliability: 'D' as const,
  credibility: '3' as const,
  listedOn: '2025-02',
  place: 'Made-up bridge',
  claimed: 5,
}
const prepare = async (change: object = {}) => {
  const { status, body } = await amara(prepareRosterPart, { ...head, ...change })
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body.part as RosterPartId
}

test('a pasted list is read as it comes: one nationality, minimal fields, doubles and gaps shown', async () => {
  const { body } = await amara(readRoster, { state: 'ID', list })
  expect(body).toMatchObject({
    whole: 6,
    stays: ['Health', 'Room'],
    unread: [],
    doubled: [5],
    unknownNationality: 1,
    hasNationality: true,
    already: false,
  })
  expect(body.rows).toEqual([
    { no: 1, name: 'Riko Pratama', sex: 'Male', birthDate: '2003-07-12', passportNumber: 'X9900001' },
    { no: 2, name: 'Sari, called Ayu', sex: 'Female', birthDate: '2001' },
    { no: 4, name: 'Dwi Contoh', sex: 'Male' },
    { no: 5, name: 'Riko Pratama', sex: 'Male', birthDate: '2003-07-12', passportNumber: 'X9900001' },
  ])
  // Tabs, semicolons, quotes over lines, a byte order mark, Windows ends: the same people.
  expect(parseRoster('\uFEFFnama\tkewarganegaraan\r\nRiko\tIDN\r\n\r\n', 'ID').rows).toEqual([{ no: 1, name: 'Riko' }])
  expect(parseRoster('Nama;Negara\n"Riko\nPratama";Indonesia\n;Indonesia', 'ID')).toMatchObject({
    whole: 2,
    unread: [2],
  })
})

test('it leaves after a second person, is counted by its receiver, and opens cases there', async () => {
  const part = await prepare({ withheld: [4] })
  expect(await amara(sendRosterPart, { part })).toMatchObject({ status: 403 })
  await region.settle()
  expect((await there(listRosterParts, {})).body.parts).toEqual([])
  expect(await citra(sendRosterPart, { part })).toMatchObject({ status: 200 })
  expect(await citra(sendRosterPart, { part })).toMatchObject({ status: 409 })
  await region.settle()

  const { body } = await there(getRosterPart, { part })
  expect(body).toMatchObject({
    side: 'In',
    state: 'TH',
    standing: 'Received',
    claimed: 5,
    counted: 3,
    wholeCount: 6,
    withheld: 0,
    reliability: 'D',
    listMaker: head.listMaker,
    may: ['Take', 'OpenCase'],
  })
  expect(body.rows.map(({ no }: { no: number }) => no)).toEqual([1, 2, 5])
  expect(JSON.stringify(body)).not.toMatch(/Sok|cough|C-9|Dwi/)
  expect(body.wholeDigest).toBe((await amara(getRosterPart, { part })).body.wholeDigest)

  const opened = await there(openCaseFromRow, { part, no: 2 })
  expect(opened).toMatchObject({ status: 200 })
  const file = (await there(getCase, { case: opened.body.case })).body
  expect(file).toMatchObject({ people: [{ citizenship: ['ID'] }] })
  expect(await there(openCaseFromRow, { part, no: 2 })).toMatchObject({ status: 409 })
  expect(await there(openCaseFromRow, { part, no: 4 })).toMatchObject({ status: 404 })
  await region.settle()
  expect((await amara(getRosterPart, { part })).body).toMatchObject({
    standing: 'Taken',
    theirCount: 3,
    withheld: 1,
    delivery: expect.stringMatching(/read|answered/),
  })
  // Taken up by one agency, it is closed to another; and to whoever does not answer for protection.
  expect(await jakarta.as('Lestari')(getRosterPart, { part })).toMatchObject({ status: 404 })
  expect(await jakarta.as('Eko')(takeRosterPart, { part })).toMatchObject({ status: 404 })
})

test('the register of transfers counts its people, and nothing of it lies open in the database', async () => {
  const { body } = await bangkok.as('Indra')(listTransfers, { from: '2026-11-01', until: '2026-12-31' })
  expect(body.transfers[0]).toMatchObject({ recipient: 'ID', kind: 'RosterPart', persons: 3 })
  for (const node of [bangkok, jakarta]) {
    const dump = await node.rows('select row_to_json(p)::text as line from requests.roster_part p')
    expect(JSON.stringify(dump)).not.toMatch(/Riko|Sari|X9900001|militia/)
  }
  const seen = eyesAt(bangkok)
  for (const person of ['Hadi', 'Indra', 'Lestari', 'Nobody'] as const)
    expect(await seen(person, 'select from requests.roster_part')).toBe(0)
})

test('nothing of a roster leaves past its approval, whatever code writes to the exchange', async () => {
  const part = await prepare({ state: 'KH' })
  for (const [to, type] of [
    ['KH', 'requests.roster-part@1.0'],
    ['ID', 'requests.roster-part@1.0'],
    ['KH', 'requests.roster-taken@1.0'],
  ] as const)
    await expect(
      inSystem(bangkok.host, (context) =>
        sendMessage(context, {
          to,
          type,
          thread: part,
          body: {},
          handling: { tlp: 'RED', onward: 'no', purpose: 'x' },
        }),
      ),
    ).rejects.toThrow(/only in parts, each approved/)
  await expect(
    bangkok.rows(`update requests.roster_part set sent_at = now(), message = gen_random_uuid() where id = '${part}'`),
  ).rejects.toThrow(/red_needs_a_second_person/)
  expect(await amara(strikeRosterPart, { part })).toMatchObject({ status: 200 })
  expect(await citra(sendRosterPart, { part })).toMatchObject({ status: 409 })
})

test('a list that cannot be read whole, holds nobody of that state, or goes to ourselves is not prepared', async () => {
  const ask = (change: object) => amara(prepareRosterPart, { ...head, ...change })
  expect(await ask({ list: 'name,nationality\n,Indonesia' })).toMatchObject({
    body: { code: 'requests/roster-unread' },
  })
  expect(await ask({ list: 'name,nationality\nSok,KH' })).toMatchObject({
    body: { code: 'requests/nobody-on-the-list' },
  })
  expect(await ask({ state: 'TH' })).toMatchObject({ body: { code: 'requests/to-ourselves' } })
  expect(await ask({ state: 'VN' })).toMatchObject({ body: { code: 'requests/no-node-there' } })
  const many = `name\n${Array.from({ length: 1501 }, (_, n) => `Made Up ${n}`).join('\n')}`
  expect(await ask({ list: many })).toMatchObject({ body: { code: 'requests/nobody-on-the-list' } })
})

test('a list tells her own state of a person of ours only if she agrees, and is asked back when she takes it back', async () => {
  const { id, person } = await aCase(bangkok, { name: 'Riko Pratama' })
  await amara(addIdentifier, { case: id, person, kind: 'Passport', value: 'X9900077' })
  const own = `No,Name,Nationality,Passport\n1,Riko Pratama,Indonesia,X9900077\n2,Dwi Contoh,Indonesia,X9900078`
  const told = { person, purpose: 'NotifyOwnState', language: 'id', interpreter: 'InPerson', copyGiven: true } as const
  const part = () => amara(prepareRosterPart, { ...head, list: own, claimed: 2, withheld: [] })
  expect(await part()).toMatchObject({
    status: 409,
    body: { code: 'requests/rows-have-not-agreed', detail: { gate: 'G1', rows: [1] } },
  })
  expect(await amara(prepareRosterPart, { ...head, list: own, claimed: 2, withheld: [1] })).toMatchObject({
    status: 200,
  })
  await amara(recordConsent, { ...told, state: 'Given' })
  const [waits, leaves] = [(await part()).body.part as RosterPartId, (await part()).body.part as RosterPartId]
  expect(await citra(sendRosterPart, { part: leaves })).toMatchObject({ status: 200 })
  await region.settle()
  const { resting } = (await amara(showWhatChanges, { person, purpose: 'NotifyOwnState' })).body
  const named = resting.map((each: { kind: string; stage: string }) => `${each.kind} ${each.stage}`)
  expect(named.toSorted()).toEqual(['RosterPart Left', 'RosterPart Prepared'])

  await amara(recordConsent, { ...told, state: 'Withdrawn' })
  expect(await citra(sendRosterPart, { part: waits })).toMatchObject({
    status: 409,
    body: { code: 'requests/rows-have-not-agreed' },
  })
  const receivers = async () => (await amara(listConsents, { person })).body.receivers
  const [receiver] = await receivers()
  expect(receiver).toMatchObject({ kind: 'RosterPart', recipient: 'state:ID', byHand: true, acknowledgedAt: null })
  expect(await amara(confirmLetGo, { receiver: receiver.id })).toMatchObject({ status: 200 })
  expect(await receivers()).toMatchObject([{ acknowledgedAt: expect.any(String) }])
})
