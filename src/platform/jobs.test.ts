import { afterEach, expect, test, vi } from 'vitest'
import { useNode } from '../../test/node.ts'
import type { Tables } from '../node.ts'
import { announce } from './announce.ts'
import { inSystem } from './in-system.ts'
import { createJobs } from './jobs.ts'
import { appendToLedger } from './ledger.ts'
import type { Listener, Slice } from './slice.ts'

let stumble: string | undefined
const hears =
  (who: string): Listener<Tables> =>
  async (context, { n }) => {
    await appendToLedger(context, {
      at: context.now,
      officer: null,
      action: 'test/heard',
      subject: `${who} ${String(n)}`,
    })
    if (stumble === who) throw new Error('a bug of the listener')
  }
const slices: Slice<Tables>[] = ['first', 'second'].map((name) => ({
  name,
  endpoints: [],
  listeners: { 'test.happened': hears(name) },
}))
const node = useNode('ID', { slices })

const happen = (n: number, { after }: { after?: () => never } = {}) =>
  inSystem(node.host, async ({ db }) => {
    await announce(db, 'test.happened', { n })
    after?.()
  })
const heard = async () =>
  (
    await node.rows<{ subject: string }>(
      "select subject from platform.ledger where action = 'test/heard' order by tx, id",
    )
  ).map(({ subject }) => subject)
const waiting = () => node.rows('select kind from platform.outbox')
const retryNow = () => node.rows('update graphile_worker._private_jobs set run_at = now()')

afterEach(async () => {
  stumble = undefined
  vi.restoreAllMocks()
  await retryNow()
  await node.drain()
  await node.rows(
    "alter table platform.ledger disable trigger user; delete from platform.ledger where action = 'test/heard'; alter table platform.ledger enable trigger user",
  )
})

test('news is heard by everyone who listens, in the order in which it happened', async () => {
  for (const n of [1, 2, 3]) await happen(n)
  await node.drain()

  expect(await heard()).toEqual(['first 1', 'second 1', 'first 2', 'second 2', 'first 3', 'second 3'])
})

test('what was taken back never happened', async () => {
  await expect(
    happen(1, {
      after: () => {
        throw new Error('refused')
      },
    }),
  ).rejects.toThrow('refused')
  await node.drain()

  expect(await heard()).toEqual([])
})

test('news that nobody listens to is dropped', async () => {
  await inSystem(node.host, ({ db }) => announce(db, 'test.unheard', {}))
  await node.drain()

  expect(await waiting()).toEqual([])
})

test('when one listener stumbles, nothing of any of them stays, and all hear it again', async () => {
  vi.spyOn(console, 'error').mockReturnValue()
  stumble = 'second'
  await happen(1)
  await node.drain()
  expect(await heard()).toEqual([])

  stumble = undefined
  await retryNow()
  await node.drain()
  expect(await heard()).toEqual(['first 1', 'second 1'])
})

test('where a mover dies between outbox and job, the news is still there, and is heard once', async () => {
  await happen(1)
  await node.rows('revoke usage on schema graphile_worker from suar_system')
  await expect(node.drain()).rejects.toThrow('permission denied')
  expect(await waiting()).toHaveLength(1)

  await node.rows('grant usage on schema graphile_worker to suar_system')
  await node.drain()
  expect(await heard()).toEqual(['first 1', 'second 1'])
})

test('several movers at once carry each piece of news once', async () => {
  for (const n of [1, 2, 3, 4, 5]) await happen(n)
  const movers = [1, 2, 3].map(() => createJobs(slices, node.host))
  await Promise.all(movers.map((mover) => mover.drain()))

  expect((await heard()).toSorted()).toEqual(
    ['first', 'second'].flatMap((who) => [1, 2, 3, 4, 5].map((n) => `${who} ${n}`)),
  )
})
