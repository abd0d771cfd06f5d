import { beforeAll, expect, test } from 'vitest'
import { aCase, takePart } from '../../test/a-case.ts'
import { useNode } from '../../test/node.ts'
import { getCase } from '../casework/contract.ts'
import { listTransfers } from '../transfers/contract.ts'
import { changeEntry, fileEntry, getEntry, listEntries, listNetworks, prepareEntry, withdrawEntry } from './contract.ts'
import { addTarget, changeOperation, listOperations, planOperation } from './operations-contract.ts'

const node = useNode()
const eko = node.as('Eko')
let suspect: Awaited<ReturnType<typeof aCase>>
let missing: Awaited<ReturnType<typeof aCase>>
beforeAll(async () => {
  const named = (name: string, role: 'Suspect' | 'PresumedVictim') => ({
    people: [{ names: [{ text: name, kind: 'Full' as const }], roles: [{ role }], birth: '1990-02-03' }],
  })
  suspect = await aCase(node, { by: 'Eko', ...named('Tono Rekrut', 'Suspect') })
  missing = await aCase(node, { by: 'Eko', ...named('Riko Pratama', 'PresumedVictim') })
})
const begin = async (of: typeof suspect, form: string, more: object = {}) =>
  eko(prepareEntry, { case: of.id, person: of.person, form: form as never, ...more })
const opened = async (entry: string) => (await eko(getEntry, { entry: entry as never })).body

test('the registry says who takes part on a day, with the source of each', async () => {
  const on = async (date: string, code: string) =>
    (await eko(listNetworks, { date })).body.networks.find((network: { code: string }) => network.code === code)
  expect((await on('2026-11-24', 'ASEANAPOL')).units).toHaveLength(10)
  expect((await on('2026-11-24', 'ASEANAPOL')).absent).toEqual(['TL'])
  expect((await on('2025-10-25', 'HSU')).absent).toContain('TL')
  expect((await on('2025-10-26', 'HSU')).absent).not.toContain('TL')
  const all = (await eko(listNetworks, { date: '2026-11-24' })).body.networks
  expect(all.every(({ source }: { source: string }) => source.length > 3)).toBe(true)
})

test('a notice is filled from the case, gives nothing away by itself, and is filed with the number that came back', async () => {
  const { body } = await begin(missing, 'INTERPOL-Yellow')
  const entry = await opened(body.entry)
  expect(entry.values).toMatchObject({ names: 'Riko Pratama', birth: '1990-02-03' })
  expect(entry.released).toEqual([])
  expect((await eko(fileEntry, { entry: body.entry, version: 1, reference: '2026/1' })).body.code).toBe(
    'networks/not-ready',
  )

  const values = { ...entry.values, lastSeenPlace: 'Mae Sot', familyAgrees: 'mother, 20 Nov 2026' }
  const released = ['names', 'lastSeenPlace', 'familyAgrees'] as const
  const kept = await eko(changeEntry, { entry: body.entry, version: 1, values, released: [...released] })
  expect(kept.status).toBe(200)
  expect((await eko(changeEntry, { entry: body.entry, version: 1, values, released: [] })).body.code).toBe(
    'networks/changed-meanwhile',
  )
  expect((await eko(fileEntry, { entry: body.entry, version: 2, reference: '2026/99123' })).status).toBe(200)
  expect(await opened(body.entry)).toMatchObject({ status: 'Filed', reference: '2026/99123' })
  const { timeline } = (await eko(getCase, { case: missing.id })).body
  expect(JSON.stringify(timeline)).toContain('networks.entry-filed')
  // What was released has left this state: the register of transfers names the network, and the fields.
  const period = { from: '2026-11-01', until: '2026-12-31' }
  expect((await node.as('Indra')(listTransfers, period)).body.transfers[0]).toMatchObject({
    network: 'INTERPOL',
    way: 'Network',
    fields: expect.arrayContaining(['names', 'lastSeenPlace', 'familyAgrees']),
    categories: expect.arrayContaining(['Identity', 'Whereabouts', 'Family']),
    persons: 1,
    ground: 'None',
  })
})

test('what a network never gets is not even kept', async () => {
  const { body } = await begin(suspect, 'ASEANAPOL-eADS')
  const change = (values: object, released: string[] = []) =>
    eko(changeEntry, { entry: body.entry, version: 1, values, released: released as never })
  expect((await change({ subject: 'recruiters', names: 'Tono' })).body).toMatchObject({
    code: 'networks/field-withheld',
    detail: { fields: ['names'] },
  })
  expect((await change({ subject: 'recruiters' }, ['health'])).body.code).toBe('networks/field-withheld')
  expect((await opened(body.entry)).values).not.toHaveProperty('names')
})

test('a person who is protected is not hunted, and her no to police counts', async () => {
  for (const form of ['INTERPOL-Green', 'INTERPOL-Blue'])
    expect((await begin(missing, form)).body.code).toBe('networks/protected-person')
  expect((await begin(suspect, 'INTERPOL-Green')).status).toBe(200)
  const said = (state: string) =>
    node.rows(`set session_replication_role = replica; delete from assistance.standing;
      insert into assistance.standing values ('${missing.person}', 'ShareWithLawEnforcement', '${missing.id}', '${state}', '${missing.id}', '{*}', '{*}', now())`)
  await said('Refused')
  expect((await begin(missing, 'INTERPOL-Yellow')).body.code).toBe('networks/consent-missing')
  await said('Given')
  expect((await begin(missing, 'INTERPOL-Yellow')).status).toBe(200)
})

test("another state's facts wait for its yes", async () => {
  const { body } = await begin(suspect, 'INTERPOL-Purple', { originator: 'TH' })
  const values = { method: 'adverts', states: 'KH, TH', contactPost: 'desk' }
  await eko(changeEntry, { entry: body.entry, version: 1, values, released: [] })
  expect((await opened(body.entry)).missing).toEqual(['originator'])
  expect((await eko(fileEntry, { entry: body.entry, version: 2, reference: '12' })).body.code).toBe(
    'networks/not-ready',
  )
  const originatorYes = 'RTP AHTD, letter of 20 Nov 2026'
  await eko(changeEntry, { entry: body.entry, version: 2, values, released: [], originatorYes })
  expect((await eko(fileEntry, { entry: body.entry, version: 3, reference: 'P-12' })).status).toBe(200)
  // Whoever opened it before it was filed does not know that it must be cancelled in the network, too.
  const withdraw = (version: number) => eko(withdrawEntry, { entry: body.entry, version, reason: 'mistaken place' })
  expect(await withdraw(3)).toMatchObject({ status: 409, body: { code: 'networks/changed-meanwhile' } })
  expect(await withdraw(4)).toMatchObject({ status: 200 })
})

test('entries are there for those who work in the investigation, and for nobody else', async () => {
  const { body } = await eko(listEntries, { case: suspect.id })
  expect(body.entries.length).toBeGreaterThan(0)
  await takePart(node, { id: suspect.id, agency: 'protection' })
  expect((await node.as('Citra')(listEntries, { case: suspect.id })).body.entries).toEqual([])
  expect(await node.as('Citra')(getEntry, { entry: body.entries[0].id })).toMatchObject({ status: 404 })
  expect(await node.as('Amara')(listEntries, {})).toMatchObject({ status: 403 })
})

test('no name, number or reference of an entry stands readable in the database', async () => {
  const rows = await node.rows(`select e::text as entry from networks.entry e`)
  expect(JSON.stringify(rows)).not.toMatch(/Riko|99123|Mae Sot/)
})

test('two operations on one target find each other by a keyed token, and learn only whom to call', async () => {
  const days = { network: 'HSU', states: ['ID', 'KH'], from: '2026-12-01', until: '2026-12-03' }
  const ours = (await eko(planOperation, { name: 'Ombak', contact: 'duty desk 1', ...days })).body.operation
  const first = await eko(addTarget, { operation: ours, kind: 'Phone', value: '+999 21 555 0001' })
  expect(first.body.clashes).toEqual([])
  const [{ id }] = (await node.rows<{ id: string }>('select id from networks.operation')) as [{ id: string }]
  // Another agency of this state planned one, too.
  await node.rows(
    `insert into networks.operation select $1, $2, network, status, from_day + 5, until_day + 5, states, 'duty desk 2', sealed, made_by, made_at from networks.operation where id = $3`,
    ['00000000-0000-7000-8000-0000000000aa', '00000000-0000-7000-8000-a00000000006', id],
  )
  await node.rows(
    `with added as (insert into networks.target select gen_random_uuid(), $1, kind, value, added_at from networks.target returning id)
     insert into networks.target_token select added.id, $1, t.kind, t.token from added, networks.target_token t`,
    ['00000000-0000-7000-8000-0000000000aa'],
  )
  const { body } = await eko(listOperations, {})
  expect(body.operations).toHaveLength(1)
  expect(body.operations[0].clashes).toMatchObject([{ kind: 'Phone', contact: 'duty desk 2', from: '2026-12-06' }])
  expect(JSON.stringify(body.operations[0].clashes)).not.toContain('Ombak')
  const again = await eko(addTarget, { operation: ours, kind: 'Phone', value: '999215550001' })
  expect(again.body.code).toBe('networks/target-there-already')
  const { version } = body.operations[0]
  await eko(changeOperation, { operation: ours, version, status: 'Done' })
  expect(await eko(changeOperation, { operation: ours, version, status: 'Running' })).toMatchObject({ status: 409 })
  expect((await eko(listOperations, {})).body.operations[0].clashes).toEqual([])
  expect((await eko(planOperation, { name: 'Xx', contact: 'desk', ...days, until: '2026-11-01' })).body.code).toBe(
    'networks/ends-before-it-begins',
  )
})

test('each operation is listed with its own targets and its own clashes', async () => {
  const days = { from: '2027-03-01', until: '2027-03-03', states: ['ID', 'KH'] }
  const plan = { network: 'HSU', contact: 'duty desk 1', ...days }
  const made = []
  for (const [name, value] of Object.entries({ Angin: '+999 21 555 0007', Hujan: '+999 21 555 0008' })) {
    const { operation } = (await eko(planOperation, { ...plan, name })).body
    const { body } = await eko(addTarget, { operation, kind: 'Phone', value })
    made.push({ operation, value, clashes: body.clashes })
  }
  expect(made.map(({ clashes }) => clashes)).toEqual([[], []])
  const third = (await eko(planOperation, { ...plan, name: 'Badai' })).body.operation
  const { body } = await eko(addTarget, { operation: third, kind: 'Phone', value: '+999 21 555 0008' })
  expect(body.clashes).toMatchObject([{ contact: 'duty desk 1' }])
  const listed = (await eko(listOperations, {})).body.operations
  const of = (id: string) => listed.find((each: { id: string }) => each.id === id)
  for (const { operation, value } of made) expect(of(operation).targets).toMatchObject([{ value }])
  expect(of(made[0]!.operation).clashes).toEqual([])
  expect(of(made[1]!.operation).clashes).toHaveLength(1)
  expect(of(third).clashes).toMatchObject([{ target: of(third).targets[0].id }])
})

test('her yes to police is taken back: drafts are erased at once, and what was filed is to come out of the network', async () => {
  const said = async (state: string) => {
    const id = crypto.randomUUID()
    await node.rows(
      `insert into assistance.consent (id, person, case_id, purpose, state, language, interpreter, copy_given, recorded_by, recorded_at)
       values ($1, $2, $3, 'ShareWithLawEnforcement', $4, 'id', 'NotNeeded', true, $1, now())`,
      [id, missing.person, missing.id, state],
    )
  }
  await said('Given')
  const draft = (await begin(missing, 'INTERPOL-Yellow')).body.entry
  const filed = (await begin(missing, 'INTERPOL-Yellow')).body.entry
  const values = { names: 'Riko Pratama', lastSeenPlace: 'Mae Sot', familyAgrees: 'mother', contactPost: 'desk' }
  const released = ['names', 'lastSeenPlace', 'familyAgrees'] as const
  await eko(changeEntry, { entry: filed, version: 1, values, released: [...released] })
  expect((await eko(fileEntry, { entry: filed, version: 2, reference: '2026/7' })).status).toBe(200)
  const gone = { takenBackAt: expect.any(String), values: {}, released: [] }

  await said('Withdrawn')
  expect(await opened(draft)).toMatchObject({ status: 'Withdrawn', ...gone })
  expect(await opened(filed)).toMatchObject({ status: 'Filed', ...gone })
  // A form that was open on a screen is stale.
  expect((await eko(fileEntry, { entry: draft, version: 1, reference: '2026/8' })).status).toBe(409)
  const waiting = () =>
    node.rows('select recipient, acknowledged_at is not null as done from assistance.receiver where id = $1', [filed])
  expect(await waiting()).toEqual([{ recipient: 'network:INTERPOL', done: false }])
  expect((await eko(withdrawEntry, { entry: filed, version: 4, reason: 'her wish' })).status).toBe(200)
  expect(await waiting()).toEqual([{ recipient: 'network:INTERPOL', done: true }])
})
