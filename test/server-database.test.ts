import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { suar } from './program.ts'

// A single node on the PostgreSQL of a server: its owner is nobody special there, its two roles own nothing.
const folder = mkdtempSync(join(tmpdir(), 'suar-server-'))
const name = `server_${randomUUID().slice(0, 8)}`
const urlFor = (role: string, database = name) => inject('postgres').replace('DATABASE', database).replace('ROLE', role)
const environment = (change: Record<string, string> = {}) => ({
  SUAR_DATA: folder,
  SUAR_STATE: 'ID',
  SUAR_PORT: String(port),
  DATABASE_URL: urlFor(name),
  DATABASE_APP_URL: urlFor('suar_app'),
  DATABASE_SYSTEM_URL: urlFor('suar_system'),
  ...change,
})
const port = 20_000 + Math.floor(Math.random() * 20_000)

async function asMaster(...statements: string[]) {
  const client = new pg.Client(urlFor('postgres', 'postgres'))
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

beforeAll(() => asMaster(`create role ${name} login createrole`, `create database ${name} owner ${name}`))
afterAll(async () => {
  await asMaster(`drop database ${name} with (force)`, `drop role ${name}`)
  rmSync(folder, { recursive: true, force: true })
})

test('suar migrate brings it up to the program, once', async () => {
  expect(await suar(['migrate'], environment()).ended).toMatchObject({
    code: 0,
    out: expect.stringContaining('ID: ran 0001_platform.sql, '),
  })
  expect(await suar(['migrate'], environment()).ended).toMatchObject({ code: 0, out: 'ID: is up to date.\n' })
})

test('the node starts on it, keeps no PostgreSQL of its own, and stops when it is asked to', async () => {
  const program = suar(['start'], environment())
  await program.says('region ready')
  const answer = await fetch(`http://127.0.0.1:${port}/healthz`)

  expect(await answer.json()).toEqual({ state: 'ID', ok: true })
  program.stop()
  expect(await program.ended).toMatchObject({ code: 0, err: '' })
})

test('suar verify and suar key read it', async () => {
  expect(await suar(['verify'], environment()).ended).toMatchObject({
    code: 0,
    out: expect.stringContaining('nothing altered, inserted or removed'),
  })
  expect(await suar(['key', 'list'], environment()).ended).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^ID: epoch 1,/),
  })
})

test.each([
  ['nobody answers', { DATABASE_URL: 'postgres://o@127.0.0.1:1/suar' }, /^DATABASE_URL does not open a database/],
  ['officers would own the tables', { DATABASE_APP_URL: urlFor(name) }, /^DATABASE_APP_URL signs in as a role/],
  ['officers would pass every lock by', { DATABASE_APP_URL: urlFor('postgres') }, /^DATABASE_APP_URL signs in as a/],
  [
    'the node would write elsewhere',
    { DATABASE_SYSTEM_URL: urlFor('suar_system', 'template_node') },
    /^DATABASE_SYSTEM_URL leads to another database/,
  ],
])('where %s it does not start, and says so in one sentence', async (_why, change, sentence) => {
  const { code, err } = await suar(['start'], environment(change)).ended

  expect(code).toBe(2)
  expect(err).toMatch(sentence)
  expect(err.trim().split('\n')).toHaveLength(1)
})
