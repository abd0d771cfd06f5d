import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { postBox } from '../../../test/post-box.ts'
import { useRegion } from '../../../test/region.ts'
import { writeNote } from '../../../test/notes.ts'
import { inSystem } from '../../platform/in-system.ts'
import { checkpointFile, createSealer } from '../../platform/ledger-sealer.ts'
import { verifyLedger } from '../../platform/ledger-verify.ts'
import { settleLog } from './ask-witnesses.ts'
import { showLog } from './contract.ts'
import { createLogSealer } from './log-sealer.ts'
import { logText } from './log-text.ts'
import { loggedLedgerHeads, verifyLog } from './log-verify.ts'

const region = useRegion(['ID', 'TH', 'KH'], [postBox])
const ID = region.node('ID')

const verify = async (node: typeof ID) => {
  const [{ name }] = (await node.rows('select current_database() as name')) as [{ name: string }]
  const url = inject('postgres').replace('DATABASE', name).replace('ROLE', 'suar_system')
  return verifyLog({ url, state: node.host.state, vault: node.host.vault })
}
describe('`suar verify` over the log', () => {
  beforeAll(async () => {
    for (let n = 0; n < 5; n++) await writeNote(ID, `n${n}`)
    await region.settle()
    await inSystem(ID.host, async (context) => {
      for (let n = 0; n < 300; n++) await logText(context, 'match-query', randomBytes(32).toString('base64url'))
    })
    region.wait({ hours: 1 })
    await settleLog(ID.host)
  })
  const undo: string[] = []
  const mend = async () => {
    for (const statement of undo.splice(0).toReversed()) await ID.rows(statement)
  }
  afterAll(mend)
  beforeEach(async () => {
    await mend()
    expect((await verify(ID)).findings).toEqual([])
  })
  const first = (kind: string) => `(select min(index) from exchange.log_leaf where kind = '${kind}')`
  const keep = async (table: string) => {
    await ID.rows(`create table public.kept as table ${table}`)
    undo.push(
      `drop table public.kept`,
      `insert into ${table} overriding system value select * from public.kept`,
      `truncate ${table} cascade`,
    )
  }
  const found = async () => [...new Set((await verify(ID)).findings.map(({ what }) => what))]

  test('finds nothing where nobody did anything, and counts what waits', async () => {
    await inSystem(ID.host, (context) => logText(context, 'match-query', randomBytes(32).toString('base64url')))
    expect(await verify(ID)).toMatchObject({ waiting: 1, findings: [] })
    await createLogSealer(ID.host).seal()
    expect(await verify(ID)).toMatchObject({ waiting: 0, findings: [] })
  })

  test('names an envelope that was changed in place', async () => {
    await ID.rows(`create table public.before as select id, envelope from exchange.message`)
    undo.push(
      'drop table public.before',
      'update exchange.message m set envelope = b.envelope from public.before b where b.id = m.id',
    )
    await ID.rows(
      `update exchange.message set envelope = envelope || 'x' where id = (select min(id::text)::uuid from exchange.message)`,
    )
    expect((await found()).toSorted()).toEqual(['inserted', 'removed'])
  })

  test('names a leaf that was altered', async () => {
    await keep('exchange.log_leaf')
    await ID.rows(`update exchange.log_leaf set digest = reverse(digest) where index = ${first('receipt')}`)
    expect((await verify(ID)).findings).toContainEqual(expect.objectContaining({ what: 'altered' }))
  })

  test('names a leaf that was altered together with its hash', async () => {
    await keep('exchange.log_leaf')
    await ID.rows(`update exchange.log_leaf set digest = reverse(digest),
        hash = sha256('\\x00'::bytea || exchange.log_entry('suar-exchange/ID', kind, reverse(digest))) where index = 3`)
    expect(await found()).toContain('rewritten')
  })

  test('names a leaf that was taken out, and the text that lost it', async () => {
    await keep('exchange.log_leaf')
    await ID.rows(`delete from exchange.log_leaf where index = ${first('envelope')}`)
    expect(await found()).toEqual(expect.arrayContaining(['removed', 'rewritten']))
  })

  test('names lines that were put in, sealed or not, of every kind', async () => {
    await keep('exchange.log_leaf')
    await ID.rows(
      `insert into exchange.log_leaf select max(index) + 1, 'receipt', repeat('A', 43), null, sha256('') from exchange.log_leaf`,
    )
    await ID.rows(`insert into exchange.log_pending (kind, digest) values ('match-query', repeat('B', 43))`)
    undo.push('delete from exchange.log_pending')
    const { findings } = await verify(ID)
    expect(findings).toContainEqual(
      expect.objectContaining({ what: 'inserted', entry: `match-query ${'B'.repeat(43)}` }),
    )
    expect(findings).toContainEqual(expect.objectContaining({ what: 'inserted', entry: `receipt ${'A'.repeat(43)}` }))
  })

  test('finds a log cut short behind a head that others have seen', async () => {
    for (const table of ['exchange.log_leaf']) await keep(table)
    await ID.rows(`create table public.points as table exchange.log_checkpoint`)
    undo.push(
      'drop table public.points',
      'insert into exchange.log_checkpoint select * from public.points',
      'truncate exchange.log_checkpoint',
    )
    await ID.rows(`delete from exchange.log_leaf where index >= 2; delete from exchange.log_checkpoint where size > 2`)
    expect(await found()).toEqual(expect.arrayContaining(['cut-short', 'removed']))
  })
})

test('a ledger written anew by whoever holds its keys is found by the log that others signed', async () => {
  const { host } = ID
  const [{ name }] = (await ID.rows('select current_database() as name')) as [{ name: string }]
  const url = inject('postgres').replace('DATABASE', name).replace('ROLE', 'suar_system')
  const ledger = async () =>
    verifyLedger({ url, folder: host.folder, vault: host.vault, state: 'ID', heads: await loggedLedgerHeads(url) })
  for (let n = 0; n < 3; n++) await ID.as('Hadi')(showLog, {})
  await createSealer(host).seal()
  region.wait({ hours: 1 })
  await settleLog(host)
  expect((await loggedLedgerHeads(url)).length).toBeGreaterThan(0)
  expect((await ledger()).findings).toEqual([])
  expect((await verify(ID)).findings).toEqual([])

  // The tree is torn down and sealed again over other rows, with the genuine key.
  const line = '(select id from platform.ledger order by id limit 1)'
  await ID.rows(`delete from platform.ledger where id = ${line};
    truncate platform.ledger_leaf, platform.ledger_node, platform.ledger_checkpoint`)
  rmSync(checkpointFile(host.folder))
  await createSealer(host).seal()
  expect((await ledger()).findings).toEqual([])
  expect((await verify(ID)).findings).toMatchObject([
    { what: 'inserted', entry: expect.stringMatching(/^ledger-head /) },
  ])
})
