import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { addIdentifier, findByIdentifier, getCase, searchPeople } from '../src/casework/contract.ts'
import { addLawyer } from '../src/assistance/aid/contract.ts'
import { takeReport } from '../src/intake/contract.ts'
import { addTarget, listOperations, planOperation } from '../src/networks/operations-contract.ts'
import { slices } from '../src/node.ts'
import { fileProvider } from '../src/platform/key-provider.ts'
import { openKeyRing } from '../src/platform/key-ring.ts'
import { countOld } from '../src/platform/reblind.ts'
import { retireBlinds } from '../src/platform/retire-blinds.ts'
import { destroyDataKey, type Vault } from '../src/platform/seal.ts'
import { getItem } from '../src/triage/contract.ts'
import { grievancesAt } from './a-grievance.ts'
import { aCase } from './a-case.ts'
import { useNode } from './node.ts'
import { suar } from './program.ts'
import { useReporter } from './reporter.ts'

// The blind secret is changed under a node that runs: `suar key reblind`, killed in the middle, and once more.
const root = mkdtempSync(join(tmpdir(), 'suar-reblind-'))
const folder = join(root, 'id')
mkdirSync(folder)
const ring = openKeyRing(folder, [fileProvider(folder)])
const made = new Map<string, { kind: string; epoch: number }>()
const node = useNode('ID', { host: { folder, vault: recording(ring.vault) } })
const blinded = slices.flatMap((slice) => slice.blinded ?? [])

/** The vault of the running node, which writes down every token that it makes, and of what kind it is. */
function recording(vault: Vault): Vault {
  const note = (kind: string, token: Buffer) => {
    const stored = kind.startsWith('name-') ? token.subarray(2, 6) : token
    made.set(stored.toString('hex'), { kind, epoch: token.readUInt16BE(0) })
    return token
  }
  return {
    ...vault,
    blind: (kind, value) => note(kind, vault.blind(kind, value)),
    blinds: (kind, value) => vault.blinds(kind, value).map((token) => note(kind, token)),
    proofOf: (kind, secret) => note(kind, vault.proofOf(kind, secret)),
  }
}

const amara = node.as('Amara')
const told: { riko: string; alike: string; receipt: { number: string; pin: string }; operation: string } = {} as never
const days = { network: 'HSU', contact: 'duty desk 1', states: ['ID', 'KH'], from: '2026-12-01', until: '2026-12-03' }
const phone = '+999 812 000 111'
const office = { name: 'Ratna', firm: 'LBH Contoh', state: 'ID', place: 'Batam', reach: '+999215550188' }
const lawyer = { ...office, languages: ['id'], subjects: ['Detention' as const] }

async function aReport(place: string): Promise<string> {
  const fragments = { called: 'Riko Pratama', place, recruiter: phone }
  const { body } = await node.as('Dewi')(takeReport, { once: randomUUID(), channel: 'Call', language: 'id', fragments })
  return body.report
}

async function aSynthetic(name: string, number: string) {
  const { id, person } = await aCase(node, { name })
  await amara(addIdentifier, { case: id, person, kind: 'Phone', value: number })
  return id
}

/** All that is looked up by tokens, asked as people ask. */
async function askAll() {
  const mother = useReporter(node)
  const page = await mother.signIn(told.receipt.number, told.receipt.pin)
  const wrong = await useReporter(node).signIn(told.receipt.number, 'AAAAAAAA')
  return {
    name: (await amara(searchPeople, { name: 'Rico Pratana' })).body.hits.map((hit: { name: string }) => hit.name),
    phone: (await amara(findByIdentifier, { kind: 'Phone', value: '00999 812-000-111' })).body.found.length,
    alike: (await amara(getItem, { report: told.riko as never })).body.similar,
    clash: (await node.as('Eko')(listOperations, {})).body.operations.map(
      (each: { clashes: unknown[] }) => each.clashes.length,
    ),
    thread: page.includes('name="b"'),
    stranger: wrong.includes('name="b"'),
  }
}

const urls = () => {
  const url = (node.host.system.pool as unknown as { options: { connectionString: string } }).options.connectionString
  return { DATABASE_URL: url.replace('suar_system', 'postgres'), DATABASE_SYSTEM_URL: url, DATABASE_APP_URL: url }
}
const key = (what: string) => suar(['key', what], { SUAR_DATA: root, SUAR_STATE: 'ID', ...urls() })
const left = async () =>
  Object.fromEntries(
    await Promise.all(
      blinded.map(async (place) => [
        place.table,
        await countOld(node.host.system.kysely as never, place, ring.blindEpochs().at(-1)!.epoch),
      ]),
    ),
  )

let before: Awaited<ReturnType<typeof askAll>>
let erased: string

beforeAll(async () => {
  for (let n = 0; n < 12; n++) await aSynthetic(`Siti Aminah ${'abcdefghijkl'[n]}`, `+999 812 100 ${200 + n}`)
  await aSynthetic('Riko Pratama', phone)
  erased = await aSynthetic('Hilang Selamanya', '+999 812 000 999')
  const mother = useReporter(node)
  await mother.write('nama', { called: 'Riko' })
  told.receipt = await mother.send()
  told.riko = await aReport('blok Z-3 Zamrud, Bavet')
  told.alike = await aReport('Bavet, Zamrud Raya, blok Z-3')
  await grievancesAt(node).aGrievance()
  await amara(addLawyer, { ...lawyer, actsFor: ['Bos Contoh'] })
  for (const name of ['Ombak', 'Karang']) {
    const { body } = await node.as('Eko')(planOperation, { name, ...days })
    await node.as('Eko')(addTarget, { operation: body.operation, kind: 'Phone', value: phone })
    told.operation = body.operation
  }
  await node.drain()
  await destroyDataKey(node.host.system.kysely as never, node.host.vault, erased)
  before = await askAll()
})

test('it begins with everything found', () => {
  expect(before).toMatchObject({ name: ['Riko Pratama'], phone: 1, clash: [1, 1], thread: true, stranger: false })
  expect(before.alike).toContainEqual(expect.objectContaining({ report: told.alike }))
})

test('killed in the middle, all is found still, what was erased apart, and new things are found too', async () => {
  const blocker = new pg.Client(urls().DATABASE_URL)
  await blocker.connect()
  await blocker.query('begin')
  await blocker.query('select from casework.identifier order by id desc limit 1 for update')
  const program = key('reblind')
  await program.says('casework.identifier, 0 of')
  await pause(300)
  program.kill()
  await program.ended
  await blocker.query('rollback')
  await blocker.end()

  const rest = await left()
  expect(rest).toMatchObject({ 'casework.name_entry': 0, 'casework.identifier': 14, 'triage.clue': 3 })
  await pause(1100) // the running node notices
  expect(await askAll()).toEqual(before)
  await aSynthetic('Bounmy Keovilay', '+999 812 555 000')
  expect((await amara(findByIdentifier, { kind: 'Phone', value: '+999812555000' })).body.found).toHaveLength(1)
  expect((await amara(searchPeople, { name: 'Bounmy Keovilay' })).body.hits).toHaveLength(1)
  expect(await left()).toEqual(rest)
  expect((await key('list').ended).out).toContain('ID: casework.identifier, 14 rows still to be made anew')
})

test('called again it goes on to the end, and within the minute nothing is given up', async () => {
  const { out, code } = await key('reblind').ended
  expect(code).toBe(0)
  expect(out).toContain('ID: blind epoch 2 goes on')
  expect(out).toContain('ID: casework.identifier, 14 of 14 rows')
  expect(Object.values(await left())).toEqual(blinded.map(() => 0))
  expect(await askAll()).toEqual(before)
  expect(await key('retire').ended).toMatchObject({ code: 1, out: expect.stringContaining('less than a minute ago') })
})

test('given up, the old secret is destroyed, all is found, and no table holds a token of before', async () => {
  const old = [...made].filter(([, { epoch }]) => epoch === 1)
  for (const { kinds } of blinded)
    for (const kind of kinds)
      expect(old.filter(([, each]) => each.kind.startsWith(kind)).length, kind).toBeGreaterThan(0)
  const masters = readdirSync(folder).filter((name) => name.startsWith('master-')).length
  const done = await retireBlinds(
    { kysely: node.host.system.kysely, vault: ring.vault, blinded, ring } as never,
    new Date(Date.now() + 120_000),
  )
  expect(done).toMatchObject({ done: true, under: 2, retired: [{ epoch: 1 }] })
  expect(readdirSync(folder).filter((name) => name.startsWith('master-'))).toHaveLength(masters - 1)
  await pause(1100)
  expect(node.host.vault.blindEpochs()).toEqual([2])
  expect(await askAll()).toEqual(before)
  expect(await holding(new Set(old.map(([token]) => token)))).toEqual([])
  expect((await amara(getCase, { case: erased as never })).status).toBe(410)
})

/** The columns of all tables in which a value begins with one of these tokens. */
async function holding(tokens: ReadonlySet<string>): Promise<string[]> {
  const columns = await node.rows<{ name: string; column: string; type: string }>(
    `select format('%I.%I', table_schema, table_name) as name, column_name as column, data_type as type
       from information_schema.columns join pg_tables on schemaname = table_schema and tablename = table_name
      where table_schema not in ('pg_catalog', 'information_schema') and data_type in ('bytea', 'text', 'integer')`,
  )
  const client = new pg.Client(urls().DATABASE_URL)
  await client.connect()
  const found: string[] = []
  for (const { name, column, type } of columns) {
    const { rows } = await client.query<{ value: string | null }>(
      type === 'bytea'
        ? `select encode("${column}", 'hex') as value from ${name}`
        : `select "${column}"::text as value from ${name}`,
    )
    const hexOf = (value: string) => (type === 'integer' ? (Number(value) >>> 0).toString(16).padStart(8, '0') : value)
    // A small number meets a piece of a name by no chance: they are 32 random bits.
    if (rows.some(({ value }) => value !== null && tokens.has(hexOf(value)))) found.push(`${name}.${column}`)
  }
  await client.end()
  return found
}

test('what a slice blinds stands in the list of what is blinded anew', () => {
  const listed = blinded.flatMap(({ kinds }) => kinds)
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => readFileSync(join('src', file), 'utf8'))
  const given = files.flatMap((text) =>
    [...text.matchAll(/\.(?:blinds?|proofOf|proves)\(\s*(?:secret, )?([`'])([^`'$]+)/g)].map(([, , kind]) => kind!),
  )
  const calls = files.join('\n').match(/\.(?:blinds?|proofOf|proves)\(/g)!
  expect(given).toHaveLength(calls.length) // each names its kind where it stands
  expect(given.filter((kind) => !listed.some((each) => kind.startsWith(each)))).toEqual([])
})
