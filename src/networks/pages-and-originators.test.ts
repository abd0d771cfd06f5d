import { expect, test } from 'vitest'
import { aCase } from '../../test/a-case.ts'
import { useNode } from '../../test/node.ts'
import { seedDirectory } from '../directory/index.ts'
import { inSystem } from '../platform/in-system.ts'
import { getEntry, listEntries, listOriginators, prepareEntry } from './contract.ts'
import { listOperations, planOperation } from './operations-contract.ts'

const node = useNode()
const eko = node.as('Eko')
const plan = { name: 'Ombak', contact: 'duty desk 1', network: 'HSU', states: ['KH', 'TH'] }

test('whose facts they are is picked from the directory, the states that share the case first', async () => {
  await inSystem(node.host, ({ db }) => seedDirectory(db))
  const stateRoles = [{ state: 'TH', role: 'Destination' as const }]
  const people = [
    { names: [{ text: 'Riko Pratama', kind: 'Full' as const }], roles: [{ role: 'PresumedVictim' as const }] },
  ]
  const { id, person } = await aCase(node, { by: 'Eko', people, stateRoles })
  const { states } = (await eko(listOriginators, { case: id })).body
  expect(states[0]).toMatchObject({ state: 'TH', sharesTheCase: true })
  expect(states.map(({ state }: { state: string }) => state)).not.toContain('ID')
  const [unit] = states[0].units
  const entry = { case: id, person, form: 'INTERPOL-Yellow' as const }
  const begun = (originator: string) => eko(prepareEntry, { ...entry, originator, unit: unit.code })
  expect(await begun('KH')).toMatchObject({ status: 422, body: { code: 'networks/no-such-originator' } })
  const { body } = await begun('TH')
  expect((await eko(getEntry, { entry: body.entry })).body).toMatchObject({
    originator: 'TH',
    originatorUnit: { code: unit.code, ways: unit.ways },
    consent: 'NotAsked',
    missing: expect.arrayContaining(['originator']),
  })
})

test('lists go on page by page until the last, each entry and operation once', async () => {
  const { id } = await aCase(node, { by: 'Eko' })
  for (let n = 0; n < 3; n++) await eko(prepareEntry, { case: id, form: 'INTERPOL-Purple' })
  const copies = (table: string, key: string, columns: string) =>
    node.rows(`insert into networks.${table} (${key}, ${columns}) select gen_random_uuid(), ${columns}
      from networks.${table}, generate_series(1, 40) where ${table === 'entry' ? `case_id = '${id}'` : 'true'}`)
  await copies(
    'entry',
    'id',
    'case_id, form, network, fields, released, agency, prepared_by, post, prepared_at, changed_at, status',
  )
  const seen: string[] = []
  for (let after: object | null = {}; after;) {
    const { body }: { body: { entries: { id: string }[]; next: object | null } } = await eko(listEntries, {
      case: id,
      ...('id' in after && { after: after as never }),
    })
    seen.push(...body.entries.map((entry) => entry.id))
    after = body.next
  }
  expect([seen.length, new Set(seen).size]).toEqual([123, 123])

  for (let n = 1; n <= 51; n++) {
    const from = `20${26 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}-10`
    await eko(planOperation, { ...plan, from, until: from })
  }
  const first = (await eko(listOperations, {})).body
  const second = (await eko(listOperations, { after: first.next })).body
  expect([first.operations.length, second.operations.length, second.next]).toEqual([50, 1, null])
  const march = (await eko(listOperations, { month: '2027-03' })).body.operations
  expect(march.map(({ from }: { from: string }) => from)).toEqual(['2027-03-10'])
})

test('another agency on the same days in the same state is named to call, without its name or target', async () => {
  const days = { from: '2033-05-02', until: '2033-05-04' }
  const { operation } = (await eko(planOperation, { ...plan, ...days })).body
  const theirs = async (from: string, states: string) => {
    await node.rows(
      `insert into networks.operation (id, agency, network, from_day, until_day, states, contact, sealed, made_by, made_at)
       select gen_random_uuid(), '00000000-0000-7000-8000-a00000000006', network, '${from}', '${from}', '${states}', 'duty desk 2', sealed, made_by, made_at
       from networks.operation where id = $1`,
      [operation],
    )
    const { operations } = (await eko(listOperations, { month: '2033-05' })).body
    return operations[0].clashes
  }
  expect(await theirs('2033-05-05', '{KH}')).toEqual([])
  expect(await theirs('2033-05-03', '{MM}')).toEqual([])
  expect(await theirs('2033-05-03', '{KH}')).toMatchObject([
    { kind: 'Date', target: null, contact: 'duty desk 2', from: '2033-05-03' },
  ])
})
