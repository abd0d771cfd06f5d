import { randomUUID } from 'node:crypto'
import { rmSync, writeFileSync, readFileSync } from 'node:fs'
import { beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { useNode } from '../../test/node.ts'
import { inSystem } from './in-system.ts'
import { checkpointFile, createSealer } from './ledger-sealer.ts'
import { appendToLedger, ledgerRow } from './ledger.ts'
import { ledgerTree } from './ledger-tree.ts'
import { verifyLedger } from './ledger-verify.ts'
import { includes, isConsistent } from './merkle-check.ts'
import { consistencyProof, inclusionProof } from './merkle.ts'
import { hashesFrom, readFrontier, tilesOf } from './tree.ts'

const node = useNode()
let sealer: ReturnType<typeof createSealer>
beforeAll(() => void (sealer = createSealer(node.host)))

const write = (subject: string, detail: Record<string, unknown> = {}) =>
  inSystem(node.host, (context) =>
    appendToLedger(context, {
      at: context.now,
      officer: null,
      action: 'test/write',
      subject,
      cases: [randomUUID()],
      detail,
    }),
  )
const writeMany = (n: number) =>
  inSystem(node.host, async (context) => {
    for (let i = 0; i < n; i++)
      await appendToLedger(context, { at: context.now, officer: randomUUID(), action: 'test/read', subject: `s${i}` })
  })
const database = async () => (await node.rows<{ name: string }>('select current_database() as name'))[0]!.name
const verify = async () =>
  verifyLedger({
    url: inject('postgres')
      .replace('DATABASE', await database())
      .replace('ROLE', 'suar_system'),
    folder: node.host.folder,
    vault: node.host.vault,
    state: 'ID',
  })
const leaves = () =>
  node.rows<{ index: string; entry: string }>('select index, entry from platform.ledger_leaf order by index')

beforeEach(async () => {
  await node.rows('truncate platform.ledger, platform.ledger_leaf, platform.ledger_node, platform.ledger_checkpoint')
  rmSync(checkpointFile(node.host.folder), { force: true })
  sealer = createSealer(node.host)
})

describe('sealing', () => {
  test('takes every committed entry once, whatever order they commit in', async () => {
    await writeMany(3)
    const [early, late] = await Promise.all([node.host.system.pool.connect(), node.host.system.pool.connect()])
    const insert = (client: typeof early, subject: string) => {
      const { id, at, action, mark } = ledgerRow(node.host.vault, {
        at: node.host.clock(),
        officer: null,
        action: 'x',
        subject,
      })
      return client.query('insert into platform.ledger (id, at, action, subject, mark) values ($1, $2, $3, $4, $5)', [
        id,
        at,
        action,
        subject,
        mark,
      ])
    }
    await early.query('begin')
    await insert(early, 'early') // the lower id …
    await late.query('begin')
    await insert(late, 'late')
    await late.query('commit') // … commits last
    const sealed = [await sealer.seal(), await sealer.seal()]
    await early.query('commit')
    expect(sealed).toEqual([4, 0])
    expect(await sealer.seal()).toBe(1)
    early.release()
    late.release()

    expect(await verify()).toEqual({ entries: 5, waiting: 0, findings: [] })
    expect(new Set((await leaves()).map(({ entry }) => entry)).size).toBe(5)
  })

  test('goes on where it was after a restart in the middle of a batch', async () => {
    await writeMany(700)
    await sealer.seal()
    await writeMany(300)
    await node.rows(`create function platform.fail() returns trigger language plpgsql as $$ begin raise 'power cut'; end $$;
      create trigger fail before insert on platform.ledger_checkpoint execute function platform.fail()`)
    await expect(sealer.seal()).rejects.toThrow('power cut')
    await node.rows('drop trigger fail on platform.ledger_checkpoint; drop function platform.fail')
    expect(await leaves()).toHaveLength(700)

    const restarted = createSealer(node.host)
    expect(await restarted.seal()).toBe(300)
    expect(await verify()).toEqual({ entries: 1000, waiting: 0, findings: [] })
  })

  test('by several sealers at once seals nothing twice', async () => {
    const others = [createSealer(node.host), createSealer(node.host), sealer]
    for (let round = 0; round < 5; round++) {
      await writeMany(40)
      await Promise.all(others.map((each) => each.seal()))
    }
    expect(await verify()).toEqual({ entries: 200, waiting: 0, findings: [] })
    expect(await leaves()).toHaveLength(200)
  })

  test('keeps tiles from which any entry is proven, and that old trees are in new ones', async () => {
    await writeMany(600)
    await sealer.seal()
    const read = tilesOf(node.host.system.pool, ledgerTree)
    const before = { size: 600, root: (await readFrontier(read, 600)).root() }
    await writeMany(77)
    await sealer.seal()
    const after = { size: 677, root: (await readFrontier(read, 677)).root() }

    const leaf = (await read({ level: 0, index: 1 })).subarray(32 * 50, 32 * 51)
    const proof = await inclusionProof(306, 677, hashesFrom(read))
    expect(includes({ index: 306, ...after }, leaf, proof)).toBe(true)
    expect(isConsistent(before, after, await consistencyProof(600, 677, hashesFrom(read)))).toBe(true)
    expect((await read({ level: 1, index: 0 })).length).toBe(2 * 32)
  })

  test('is not the business of an officer: her database role cannot touch it', async () => {
    await writeMany(1)
    await sealer.seal()
    for (const statement of [
      `update platform.ledger set subject = 'x'`,
      'delete from platform.ledger',
      'delete from platform.ledger_leaf',
      `insert into platform.ledger_leaf values (9, '${randomUUID()}', '')`,
    ])
      await expect(node.host.database.pool.query(statement)).rejects.toThrow('permission denied')
    await expect(node.host.system.pool.query('delete from platform.ledger_checkpoint')).rejects.toThrow(
      'permission denied',
    )
  })
})

describe('verifying', () => {
  beforeEach(async () => {
    await writeMany(600)
    await write('with detail', { b: 1, a: { z: null, y: [1, 2.5] }, ключ: 'é' })
    await sealer.seal()
  })

  test('finds nothing in a ledger that nobody touched, and counts what is not sealed yet', async () => {
    await writeMany(2)

    expect(await verify()).toEqual({ entries: 603, waiting: 2, findings: [] })
  })

  test('names an entry that the owner of the database altered', async () => {
    const { entry } = (await leaves())[300]!
    await node.rows(`update platform.ledger set officer = null where id = $1`, [entry])

    expect((await verify()).findings).toMatchObject([{ what: 'altered', entry, place: 300 }])
  })

  test('names an entry that was removed', async () => {
    const { entry } = (await leaves())[5]!
    await node.rows('delete from platform.ledger where id = $1', [entry])

    expect((await verify()).findings).toMatchObject([{ what: 'removed', entry, place: 5 }])
  })

  test('names an entry that was inserted, a copy of a genuine one too, and the sealer never takes it', async () => {
    const [one, two] = [randomUUID(), randomUUID()]
    await node.rows(
      `insert into platform.ledger (id, at, action, subject, mark) values ($1, now(), 'access/read', 'x', '')`,
      [one],
    )
    await node.rows(
      `insert into platform.ledger select $1, at, officer, action, subject, cases, detail, mark from platform.ledger limit 1`,
      [two],
    )
    expect(await sealer.seal()).toBe(0)
    expect(await createSealer(node.host).seal()).toBe(0)

    const { findings } = await verify()
    expect(findings.map(({ what, entry }) => `${what} ${entry}`).toSorted()).toEqual(
      [one, two].map((entry) => `inserted ${entry}`).toSorted(),
    )
  })

  test('names the place where an entry was altered together with its leaf', async () => {
    const { entry } = (await leaves())[300]!
    await node.rows(`update platform.ledger set subject = 'other' where id = $1`, [entry])
    await node.rows(
      `update platform.ledger_leaf l set hash = sha256('\\x00'::bytea || record_send(row(e.id, e.at, e.officer, e.action, e.subject, e.cases, e.detail)))
         from platform.ledger e where e.id = l.entry and l.entry = $1`,
      [entry],
    )

    expect((await verify()).findings).toContainEqual(expect.objectContaining({ what: 'rewritten', place: 256 }))
  })

  test('finds that the newest entries were cut off with all that sealed them, and the sealer keeps the evidence', async () => {
    const kept = readFileSync(checkpointFile(node.host.folder), 'utf8')
    const [{ note }] = (await node.rows<{ note: string }>('select note from platform.ledger_checkpoint')) as [
      { note: string },
    ]
    await writeMany(10)
    await sealer.seal()
    await node.rows(`delete from platform.ledger where id in (select entry from platform.ledger_leaf where index >= 601);
      delete from platform.ledger_leaf where index >= 601; delete from platform.ledger_checkpoint where size > 601`)
    expect(note).toBe(kept)

    expect((await verify()).findings).toMatchObject([{ what: 'cut-short', place: 601 }])
    await writeMany(20)
    await createSealer(node.host).seal()
    expect((await verify()).findings).toMatchObject([{ what: 'rewritten' }])
  })

  test('finds a checkpoint that this node did not sign', async () => {
    await node.rows(`update platform.ledger_checkpoint set note = replace(note, '601', '600')`)
    writeFileSync(checkpointFile(node.host.folder), 'nonsense')

    expect((await verify()).findings.map(({ what }) => what)).toContain('forged')
  })
})
