import { expect, inject, test } from 'vitest'
import pg from 'pg'
import { aCase } from '../test/a-case.ts'
import { useNode } from '../test/node.ts'
import { filesUnder, leaksIn, planted } from '../test/planted.ts'
import { useReporter } from '../test/reporter.ts'

const node = useNode()

/** Every table as its owner reads it, in PostgreSQL's own text form: bytea comes as hex, and is looked at as bytes too. */
async function dumpOf(database: string): Promise<{ table: string; bytes: Buffer }[]> {
  const client = new pg.Client(inject('postgres').replace('DATABASE', database).replace('ROLE', 'postgres'))
  await client.connect()
  const { rows: tables } = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')`,
  )
  const dump = []
  for (const { name } of tables) {
    const { rows } = await client.query<{ line: string }>(`select t::text as line from ${name} t`)
    const lines = rows.map(({ line }) => line).join('\n')
    const decoded = [...lines.matchAll(/x((?:[0-9a-f]{2})+)/g)].map(([, hex]) => Buffer.from(hex!, 'hex'))
    dump.push({ table: name, bytes: Buffer.concat([Buffer.from(lines), ...decoded]) })
  }
  await client.end()
  return dump
}

test('a stolen database or disk tells none of what people told us', async () => {
  const mother = useReporter(node)
  await mother.write('siapa', { concerns: 'Child' })
  await mother.write('nama', { called: planted.name })
  await mother.write('tempat', { place: planted.place, placeKnownFrom: 'PersonSaid' })
  const receipt = await mother.send()
  await mother.signIn(receipt.number, receipt.pin)
  await mother.post('/id/baca/balas', { text: planted.story })
  await aCase(node, { name: planted.name, title: planted.place, summary: `${planted.story} ${planted.phone}` })
  await node.drain()

  const [{ database }] = (await node.rows<{ database: string }>('select current_database() as database')) as [
    { database: string },
  ]
  const dump = await dumpOf(database)
  const leaky = [
    ...dump.map(({ table, bytes }) => [table, leaksIn(bytes)] as const),
    ...filesUnder(node.host.folder).map(({ file, bytes }) => [file, leaksIn(bytes)] as const),
  ].filter(([, found]) => found.length > 0)

  expect(await node.rows('select from intake.report')).toHaveLength(1)
  expect(await node.rows('select from casework.case_file')).toHaveLength(1)
  expect(dump.length).toBeGreaterThan(20)
  expect(leaky).toEqual([])
})

test('and this search would find them, in every shape', () => {
  for (const text of Object.values(planted)) {
    const plain = Buffer.from(text)
    for (const shape of [
      plain,
      Buffer.from(text, 'utf16le'),
      Buffer.from(plain.toString('hex')),
      Buffer.from(Buffer.concat([Buffer.from('ab'), plain, Buffer.from('xyz')]).toString('base64')),
    ])
      expect(leaksIn(Buffer.concat([Buffer.from('before'), shape, Buffer.from('after')]))).not.toEqual([])
  }
})
