import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { postBox } from '../../../test/post-box.ts'
import { useRegion } from '../../../test/region.ts'
import { writeNote } from '../../../test/notes.ts'
import { inSystem } from '../../platform/in-system.ts'
import { hashLeaf } from '../../platform/merkle.ts'
import { readFrontier } from '../../platform/tree.ts'
import { markRead } from '../mark-read.ts'
import { officeOf } from '../office.ts'
import { settleLog } from './ask-witnesses.ts'
import { openHead } from './known-logs.ts'
import { createLogSealer } from './log-sealer.ts'
import { logText } from './log-text.ts'
import { readTilePath, writeTilePath } from './tile-path.ts'

const region = useRegion(['ID', 'TH', 'KH'], [postBox])
const [ID, TH] = [region.node('ID'), region.node('TH')]

const get = (node: typeof ID, path: string) => node.fetch(new Request(`${node.host.origin}/exchange/v1/log/${path}`))
const bytes = async (node: typeof ID, path: string) => Buffer.from(await (await get(node, path)).arrayBuffer())
const leaves = (node: typeof ID) =>
  node.rows<{ kind: string; digest: string }>('select kind, digest from exchange.log_leaf order by index')
const pending = (node: typeof ID) => node.rows('select kind, digest from exchange.log_pending')
const digestOf = (text: string) => createHash('sha256').update(text).digest('base64url')

describe('what becomes a leaf', () => {
  test('every envelope and receipt, at both sides, once, however often it travels', async () => {
    region.interfere(async (_to, request, forward) => {
      await forward(request.clone())
      return forward(request) // each text comes twice
    })
    const message = await writeNote(ID, 'one')
    await writeNote(ID, 'refuse two')
    await region.settle()
    await inSystem(TH.host, (context) => markRead(context, message))
    await region.settle()
    region.heal()
    for (const node of [ID, TH]) {
      await createLogSealer(node.host).seal()
      const envelopes = await node.rows<{ envelope: string }>('select envelope from exchange.message')
      const receipts = await node.rows<{ receipt: string }>('select receipt from exchange.receipt')
      const texts = [
        ...envelopes.map(({ envelope }) => `envelope ${digestOf(envelope)}`),
        ...receipts.map(({ receipt }) => `receipt ${digestOf(receipt)}`),
      ]
      expect(texts).toHaveLength(5)
      expect((await leaves(node)).map(({ kind, digest }) => `${kind} ${digest}`).toSorted()).toEqual(texts.toSorted())
      expect(await pending(node)).toEqual([])
    }
  })

  test('a text of which the transaction is undone is not in it', async () => {
    const before = (await leaves(ID)).length
    await expect(
      inSystem(ID.host, async (context) => {
        await logText(context, 'match-query', digestOf('salted'))
        throw new Error('undone')
      }),
    ).rejects.toThrow('undone')
    await createLogSealer(ID.host).seal()
    expect((await leaves(ID)).length).toBe(before)
  })

  test('a crash between writing and sealing loses nothing and doubles nothing', async () => {
    const before = (await leaves(ID)).length
    await writeNote(ID, 'before the power cut')
    await ID.rows(`create function exchange.fail() returns trigger language plpgsql as $$ begin raise 'power cut'; end $$;
      create trigger fail before insert on exchange.log_checkpoint execute function exchange.fail()`)
    await expect(createLogSealer(ID.host).seal()).rejects.toThrow('power cut')
    expect(await pending(ID)).toHaveLength(1)
    await ID.rows('drop trigger fail on exchange.log_checkpoint; drop function exchange.fail')

    const sealers = [createLogSealer(ID.host), createLogSealer(ID.host), createLogSealer(ID.host)]
    await Promise.all(sealers.map((sealer) => sealer.seal()))
    expect((await leaves(ID)).length).toBe(before + 1)
    expect(await pending(ID)).toEqual([])
    await region.settle()
  })
})

describe('the log as it is served', () => {
  beforeAll(async () => {
    await inSystem(ID.host, async (context) => {
      for (let n = 0; n < 600; n++) await logText(context, 'match-query', digestOf(String(n)))
    })
    region.wait({ hours: 1 })
    await settleLog(ID.host)
  })

  test('a stranger rebuilds the signed head from its tiles, and the tiles from its entries', async () => {
    const { directory } = await officeOf(TH.host)
    const note = await (await get(ID, 'checkpoint')).text()
    const head = openHead(note, directory.members.get('ID')!, ID.host.clock())!
    expect(head.size).toBeGreaterThan(600)
    const tile = ({ level, index }: { level: number; index: number }) => {
      const width = Math.min(256, Math.floor(head.size / 256 ** level) - index * 256)
      return bytes(ID, `tile/${writeTilePath({ level, index, width })}`)
    }
    expect((await readFrontier(tile, head.size)).root()).toEqual(head.root)

    const bundle = await bytes(ID, 'tile/entries/001')
    const hashes: Buffer[] = []
    for (let at = 0; at < bundle.length; at += 2 + bundle.readUInt16BE(at))
      hashes.push(hashLeaf(bundle.subarray(at + 2, at + 2 + bundle.readUInt16BE(at))))
    expect(Buffer.concat(hashes)).toEqual(await bytes(ID, 'tile/0/001'))
    expect(bundle.subarray(2, bundle.readUInt16BE(0) + 2).toString()).toMatch(/^match-query [A-Za-z0-9_-]{43}$/)
  })

  test('two logs that hold the same text do not show it: only who has the text finds it in both', async () => {
    await settleLog(TH.host)
    const common = (await leaves(ID)).filter(({ digest }) => digest)
    const shared = (await leaves(TH)).filter(({ digest }) => common.some((leaf) => leaf.digest === digest))
    expect(shared.length).toBeGreaterThan(4)
    const [ours, theirs] = [
      (await bytes(ID, 'tile/entries/000')).toString('latin1'),
      await bytes(TH, 'tile/entries/000.p/5'),
    ]
    const words = theirs.toString('latin1').match(/(?:envelope|receipt) [\w-]{43}/g)!
    expect(words).toHaveLength(5)
    expect(words.filter((word) => ours.includes(word))).toEqual([])
    expect(ours).not.toContain(shared[0]!.digest)
  })

  test('between two hours nobody sees it grow', async () => {
    const before = await (await get(ID, 'checkpoint')).text()
    const size = Number(before.split('\n')[1])
    await writeNote(ID, 'at this moment')
    await createLogSealer(ID.host).seal()
    region.wait({ minutes: 59 })
    await settleLog(ID.host)
    expect((await (await get(ID, 'checkpoint')).text()).split('\n')[1]).toBe(String(size))
    expect((await get(ID, `tile/0/002.p/${size - 512 + 1}`)).status).toBe(404)
    region.wait({ minutes: 1 })
    await settleLog(ID.host)
    expect((await get(ID, `tile/0/002.p/${size - 512 + 1}`)).status).toBe(200)
  })

  test.each([
    'tile/0/000.p/256',
    'tile/0/0',
    'tile/0/x000/000',
    'tile/64/000',
    'tile/00/000',
    'tile/0/000.p/0',
    'tile/entries/000.p/',
    'tile/1/001',
    'tile/0/x999/x999/x999/999',
    'tile/',
  ])('there is no page %s', async (path) => expect((await get(ID, path)).status).toBe(404))

  test('tile paths read as they are written', () => {
    for (const [index, path] of [
      [0, '0/000'],
      [67, '0/067'],
      [1234067, '0/x001/x234/067'],
    ] as const) {
      expect(writeTilePath({ level: 0, index, width: 256 })).toBe(path)
      expect(readTilePath(path)).toEqual({ entries: false, level: 0, index, width: 256 })
    }
    expect(readTilePath('1/x001/x234/067.p/12')).toMatchObject({ level: 1, index: 1234067, width: 12 })
  })
})
