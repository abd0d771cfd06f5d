import { beforeEach, describe, expect, test } from 'vitest'
import { postBox } from '../../../test/post-box.ts'
import { grow, lie, standing, breaches } from '../../../test/logs.ts'
import { useRegion } from '../../../test/region.ts'
import { readCheckpoint, textOf } from '../../platform/signed-note.ts'
import { acceptHistory, showLog } from './contract.ts'
import { settleLog } from './ask-witnesses.ts'
import { newestHead } from './heads.ts'
import { createLogSealer } from './log-sealer.ts'
import { watchLogs } from './watch-logs.ts'

const region = useRegion(['ID', 'TH', 'KH'], [postBox])
const [ID, TH, KH] = [region.node('ID'), region.node('TH'), region.node('KH')]
type Node = typeof ID

const anHour = async (node: Node = ID) => {
  region.wait({ hours: 1 })
  return (await settleLog(node.host))!
}

beforeEach(async () => {
  region.heal()
  await grow(ID, 3)
})

describe('a log that turns back', () => {
  test('shows two witnesses two heads of one size: they find it when they compare, by its own signatures', async () => {
    const { size } = await anHour()
    await grow(ID, 2)
    await createLogSealer(ID.host).seal()
    const other = await lie(ID, size + 2)
    await KH.rows(`update exchange.witnessed set size = $1, note = $2 where state = 'ID'`, [size + 2, other])
    region.interfere(async (to, request, forward) => {
      if (to === 'KH' && request.url.endsWith('add-checkpoint')) throw new Error('it is shown another head')
      return forward(request)
    })
    await anHour()
    await watchLogs(TH.host)
    expect(await breaches(TH)).toEqual([{ state: 'ID', found: 'forked' }])
    const [evidence] = await TH.rows<{ held: string; shown: string }>('select held, shown from exchange.log_breach')
    const [one, two] = [readCheckpoint(textOf(evidence!.held)), readCheckpoint(textOf(evidence!.shown))]
    expect(one.size).toBe(two.size)
    expect(one.root).not.toEqual(two.root)
    await TH.rows('delete from exchange.log_breach')
    await KH.rows('delete from exchange.witnessed')
  })

  test('or two heads of different sizes: its own tiles cannot join them', async () => {
    const { size } = await anHour()
    await KH.rows(`update exchange.witnessed set size = $1, note = $2 where state = 'ID'`, [
      size - 1,
      await lie(ID, size - 1),
    ])
    await watchLogs(TH.host)
    expect(await breaches(TH)).toEqual([{ state: 'ID', found: 'not-consistent' }])
    await TH.rows('delete from exchange.log_breach')
    await KH.rows('delete from exchange.witnessed')
  })

  test('an honest log is found honest, at any two sizes', async () => {
    await anHour()
    await grow(ID, 300)
    region.interfere(async (to, request, forward) => {
      if (to === 'KH' && request.url.endsWith('add-checkpoint')) throw new Error('connection refused')
      return forward(request)
    })
    await anHour()
    for (const node of [TH, KH]) await watchLogs(node.host)
    expect([...(await breaches(TH)), ...(await breaches(KH))]).toEqual([])
  })
})

describe('a node restored from a backup of an hour ago', () => {
  const backUp = (node: Node) =>
    node.rows(`create table public.leaves as table exchange.log_leaf; create table public.points as table exchange.log_checkpoint;
      create table public.nodes as table exchange.log_node; create table public.heads as select head from exchange.log_head`)
  const restore = (node: Node) =>
    node.rows(`truncate exchange.log_leaf, exchange.log_checkpoint, exchange.log_node, exchange.log_pending;
      insert into exchange.log_leaf table public.leaves; insert into exchange.log_checkpoint table public.points;
      insert into exchange.log_node table public.nodes;
      delete from exchange.log_cosignature where head not in (table public.heads);
      delete from exchange.log_head where head not in (table public.heads)`)

  test('is refused by its witnesses, its operator and theirs read why, and it goes on when they say so', async () => {
    await anHour()
    await backUp(ID)
    await grow(ID, 5)
    await anHour()
    await restore(ID)
    await grow(ID, 1)
    const short = await anHour()
    expect((await newestHead(ID.host.system.pool))!.settledAt).toBeNull()
    expect(await standing(ID, 'TH')).toEqual([{ code: 'exchange/log-behind-witness' }])
    await grow(ID, 9)
    expect((await anHour()).size).toBeGreaterThan(short.size)
    expect(await standing(ID, 'TH')).toEqual([{ code: 'exchange/log-not-consistent' }])
    for (const node of [TH, KH]) {
      await watchLogs(node.host)
      expect(await breaches(node)).toEqual([{ state: 'ID', found: 'not-consistent' }])
      const { body } = await node.as('Hadi')(showLog, {})
      expect(body.watched.find(({ state }: { state: string }) => state === 'ID').breach.found).toBe('not-consistent')
      expect(await node.as('Hadi')(acceptHistory, { state: 'ID' })).toMatchObject({ status: 200 })
      expect(await node.as('Hadi')(acceptHistory, { state: 'ID' })).toMatchObject({ status: 404 })
      expect(await node.rows('select from exchange.log_breach where closed_at is not null')).toHaveLength(1)
    }
    await anHour()
    const { body } = await ID.as('Hadi')(showLog, {})
    expect(body.settled.by).toEqual(['KH', 'TH'])
    expect(body.witnesses.map(({ code }: { code: string | null }) => code)).toEqual([null, null])
  })
})
