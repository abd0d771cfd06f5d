import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { createNameKeys } from '../src/casework/names/name-keys.ts'
import { nameSimilarity } from '../src/casework/names/name-similarity.ts'
import { normaliseName } from '../src/casework/names/normalise-name.ts'
import { searchNames } from '../src/casework/names/search-names.ts'
import type { CaseworkTables } from '../src/casework/index.ts'
import { openDatabase } from '../src/platform/db.ts'
import { openVault, sealText } from '../src/platform/seal.ts'
import { createChance, type Chance } from '../src/region/people/chance.ts'
import { makeName, traditions } from '../src/region/people/make-name.ts'
import { mistakes } from './name-errors.ts'
import type { Bench, Row, World } from './world.ts'

const vault = openVault(randomBytes(32))
const keysOf = createNameKeys(vault)
const hex = (bytes: Buffer) => `\\\\x${bytes.toString('hex')}`
const idOf = (n: number) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

function makeNames(count: number, chance: Chance): string[] {
  const names = new Set<string>()
  while (names.size < count) names.add(makeName(chance, chance.pick(traditions)))
  return [...names]
}

/** Writes what `copy` reads: one sealed entry a person under one key a thousand people, its postings, and the plain twin. */
async function writeFiles(folder: string, names: readonly string[]) {
  const files = ['entry', 'posting', 'plain', 'data_key'].map((name) => createWriteStream(join(folder, name)))
  const [entry, posting, plain, dataKey] = files as [
    (typeof files)[0],
    (typeof files)[0],
    (typeof files)[0],
    (typeof files)[0],
  ]
  const frequency = new Map<number, number>()
  for (const [at, name] of names.entries()) {
    const { dataKey: key, row } = vault.newDataKey(idOf(at))
    dataKey.write(`${row.id}\t${hex(row.wrapped)}\t${row.epoch}\n`)
    entry.write(`${at}\t${idOf(at)}\t${idOf(at)}\t${idOf(at)}\t${hex(sealText(key, 'person.name', name))}\t\\\\x0001\n`)
    const tokens = normaliseName(name)
    plain.write(`${at}\t${tokens.join(' ')}\n`)
    let lines = ''
    for (const { key: piece } of keysOf(tokens)) {
      lines += `${piece}\t${at}\n`
      frequency.set(piece, (frequency.get(piece) ?? 0) + 1)
    }
    if (!posting.write(lines)) await once(posting, 'drain')
  }
  for (const file of files) await new Promise((done) => file.end(done))
  const held = createWriteStream(join(folder, 'frequency'))
  for (const [key, count] of frequency) held.write(`${key}\t${count}\n`)
  await new Promise((done) => held.end(done))
}

async function load(client: pg.Client, folder: string) {
  await client.query('alter table casework.name_posting drop constraint name_posting_pkey')
  await client.query(`copy platform.data_key from '${join(folder, 'data_key')}'`)
  await client.query(`copy casework.name_entry from '${join(folder, 'entry')}'`)
  await client.query(`copy casework.name_posting from '${join(folder, 'posting')}'`)
  await client.query(`copy casework.name_frequency from '${join(folder, 'frequency')}'`)
  await client.query("set maintenance_work_mem = '1GB'")
  await client.query('alter table casework.name_posting add primary key (key, entry)')
  await client.query('create extension pg_trgm')
  await client.query('create table plain (entry int primary key, name text)')
  await client.query(`copy plain from '${join(folder, 'plain')}'`)
  await client.query('create index on plain using gin (name gin_trgm_ops)')
  await client.query('vacuum analyze')
}

interface Question {
  readonly kind: string
  readonly asked: string
  readonly wanted: number
}

function makeQuestions(names: readonly string[], chance: Chance, each: number): Question[] {
  return Object.entries(mistakes).flatMap(([kind, mistake]) =>
    Array.from({ length: each }, () => {
      let wanted = chance.below(names.length)
      while (names[wanted]!.split(' ').length < 2) wanted = chance.below(names.length)
      return { kind, wanted, asked: mistake(names[wanted]!.toLowerCase().split(' '), chance) }
    }),
  )
}

interface Outcome {
  readonly times: number[]
  readonly found: number
  readonly missedByKind: Map<string, number>
}

async function ask(questions: readonly Question[], search: (asked: string) => Promise<number[]>): Promise<Outcome> {
  for (const { asked } of questions.slice(0, 30)) await search(asked)
  const times: number[] = []
  const missedByKind = new Map<string, number>()
  let found = 0
  for (const { kind, asked, wanted } of questions) {
    const from = performance.now()
    const hits = await search(asked)
    times.push(performance.now() - from)
    if (hits.includes(wanted)) found++
    else missedByKind.set(kind, (missedByKind.get(kind) ?? 0) + 1)
  }
  return { times: times.toSorted((a, b) => a - b), found, missedByKind }
}

const at = (times: readonly number[], share: number) => times[Math.floor(times.length * share)]!

async function plainSearch(client: pg.Client, asked: string): Promise<number[]> {
  const tokens = normaliseName(asked)
  const { rows } = await client.query<{ entry: number; name: string }>({
    name: 'plain',
    text: 'select entry, name from plain where name % $1 order by similarity(name, $1) desc limit 300',
    values: [tokens.join(' ')],
  })
  return rows
    .map(({ entry, name }) => ({ entry, score: nameSimilarity(tokens, name.split(' ')) }))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, 10)
    .map(({ entry }) => entry)
}

async function* run({ newNode, folder, quick }: World): AsyncIterable<Row> {
  const url = await newNode()
  const chance = createChance(2026)
  const names = makeNames(quick ? 50_000 : 1_000_000, chance)
  await writeFiles(folder, names)
  const client = new pg.Client(url('postgres'))
  client.on('error', () => undefined)
  await client.connect()
  await load(client, folder)
  const questions = makeQuestions(names, chance, 40)
  const { kysely } = openDatabase<CaseworkTables>(url('suar_system'), 2)

  const plain = await ask(questions, (asked) => plainSearch(client, asked))
  const sealed = await ask(questions, (asked) =>
    kysely.transaction().execute(async (db) => {
      const hits = await searchNames({ db, vault, keysOf }, asked)
      return hits.map(({ person }) => Number.parseInt(person.slice(-12), 16))
    }),
  )
  const missed = ({ missedByKind }: Outcome) => [...missedByKind].map(([kind, n]) => `${kind} ${n}`).join(', ')
  console.log(`  plain text missed ${missed(plain)}\n  sealed missed ${missed(sealed)}`)
  yield {
    what: 'search, p95, ms',
    figure: at(sealed.times, 0.95),
    unit: 'ms',
    baseline: at(plain.times, 0.95),
    target: { of: 'ratio', atMost: 0.5 },
  }
  yield { what: 'search, p50, ms', figure: at(sealed.times, 0.5), unit: 'ms', baseline: at(plain.times, 0.5) }
  const recall = {
    what: 'recall at 10',
    figure: sealed.found / questions.length,
    unit: '',
    baseline: plain.found / questions.length,
  }
  yield { ...recall, target: { of: 'figure', atLeast: 0.9 } }
  yield { ...recall, what: 'recall at 10, no worse than plain text', target: { of: 'ratio', atLeast: 1 } }
  await kysely.destroy()
  await client.end()
}

export const bench: Bench = { name: 'search', run }
