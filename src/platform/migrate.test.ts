import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { migrate } from './migrate.ts'

const urlFor = (database: string) => inject('postgres').replace('DATABASE', database).replace('ROLE', 'postgres')
let database: string
let folder: string

async function query<T>(name: string, statement: string): Promise<T[]> {
  const client = new pg.Client(urlFor(name))
  await client.connect()
  const { rows } = await client.query(statement)
  await client.end()
  return rows as T[]
}

beforeEach(async () => {
  database = `test_${randomUUID().replaceAll('-', '')}`
  folder = mkdtempSync(join(tmpdir(), 'suar-migrations-'))
  cpSync('migrations/0001_platform.sql', join(folder, '0001_platform.sql'))
  await query('postgres', `create database ${database}`)
})
afterEach(async () => {
  await query('postgres', `drop database ${database} with (force)`)
  rmSync(folder, { recursive: true })
})

test('runs each file once, in the order of their names', async () => {
  writeFileSync(join(folder, '0002_more.sql'), 'create table platform.more (x integer)')

  expect(await migrate(urlFor(database), folder)).toEqual(['0001_platform.sql', '0002_more.sql'])
  expect(await migrate(urlFor(database), folder)).toEqual([])
})

test('refuses a database that a newer program has changed in a breaking way, and says so', async () => {
  writeFileSync(join(folder, '0002_newer.sql'), '-- breaking\ncreate table platform.newer (x integer)')
  await migrate(urlFor(database), folder)
  rmSync(join(folder, '0002_newer.sql'))

  await expect(migrate(urlFor(database), folder)).rejects.toThrow(
    'This database is newer than this program: it already has "0002_newer.sql". Start a newer program on it.',
  )
})

test('goes on with a database that is newer in a way that breaks nothing', async () => {
  writeFileSync(join(folder, '0002_newer.sql'), 'create table platform.newer (x integer)')
  await migrate(urlFor(database), folder)
  rmSync(join(folder, '0002_newer.sql'))

  expect(await migrate(urlFor(database), folder)).toEqual([])
})

test('refuses when a file was changed after it ran', async () => {
  await migrate(urlFor(database), folder)
  writeFileSync(join(folder, '0001_platform.sql'), 'select 1')

  await expect(migrate(urlFor(database), folder)).rejects.toThrow('"0001_platform.sql" was changed after it ran')
})

test('leaves nothing of a file that fails', async () => {
  writeFileSync(join(folder, '0002_wrong.sql'), 'create table platform.half (x integer); select nonsense')
  await expect(migrate(urlFor(database), folder)).rejects.toThrow('nonsense')

  expect(await query(database, `select to_regclass('platform.half') as half`)).toEqual([{ half: null }])
})

test('two programs that start at once migrate once', async () => {
  const done = await Promise.all(Array.from({ length: 3 }, () => migrate(urlFor(database), folder)))

  expect(done.flat()).toEqual(['0001_platform.sql'])
})
