import { expect, test } from 'vitest'
import { useNode } from '../../test/node.ts'
import { inSystem } from '../platform/in-system.ts'
import { newId } from '../platform/new-id.ts'
import * as contract from './contract.ts'
import { listeners } from './count-event.ts'
import { newestRelease } from './count-own-work.ts'
import { releaseOwnCounts } from './publish-own-counts.ts'

const node = useNode()
/** As the job does that brings the news; other slices would look for the reports themselves. */
const news = (kind: string, payload: Record<string, unknown>) =>
  inSystem(node.host, (context) => listeners[kind]!(context, payload))
const counted = async () => (await node.as('Amara')(contract.ownCounts, {})).body
const release = () => inSystem(node.host, ({ db, now }) => releaseOwnCounts(db, now))
const seenByAll = () => inSystem(node.host, ({ db }) => newestRelease(db))
const reports = Array.from({ length: 12 }, newId)

test('a report is counted once, however often the news of it comes', async () => {
  for (const report of [...reports.slice(0, 9), reports[0]]) await news('intake.report-received', { report })

  expect((await counted()).counts).toEqual([{ kind: 'ReportReceived', year: 2026, n: 9, shown: null }])
})

test('nine are not shown to the public, ten are shown as ten, twelve too', async () => {
  await release()
  expect(await seenByAll()).toMatchObject([{ kind: 'ReportReceived', shown: null }])

  for (const report of reports.slice(9)) await news('intake.report-received', { report })
  expect(await seenByAll()).toMatchObject([{ shown: null }]) // until somebody releases, the page stands still
  await release()
  expect(await seenByAll()).toMatchObject([{ kind: 'ReportReceived', year: 2026, shown: 10 }])
  expect((await counted()).counts).toMatchObject([{ n: 12, shown: 10 }])
})

test('a release that says nothing new is not made, and the log of releases cannot be rewritten', async () => {
  const newest = await release()
  expect((await node.as('Joko')(contract.publishOwnCounts, {})).body).toEqual({ release: newest })
  await expect(
    inSystem(node.host, ({ db }) => db.updateTable('figures.published_count').set({ shown: 20 }).execute()),
  ).rejects.toThrow(/permission denied/)
})

test('the median time to the first answer is computed from the same reports', async () => {
  node.wait({ hours: 3 })
  for (const report of reports.slice(0, 3)) await news('triage.report-decided', { report })
  node.wait({ hours: 9 })
  for (const report of reports.slice(3, 5)) await news('triage.report-decided', { report })

  expect((await counted()).hoursToAnswer).toBe(3)
  expect((await counted()).hoursToRequestAnswer).toBeNull()
})

test('a request is counted when it leaves, and not when it moves on', async () => {
  const request = newId()
  await news('requests.moved', { request, side: 'Out', status: 'AwaitingApproval' })
  expect((await counted()).counts.filter(({ kind }: { kind: string }) => kind === 'RequestSent')).toEqual([])
  await news('requests.moved', { request, side: 'Out', status: 'Sent' })
  node.wait({ hours: 5 })
  await news('requests.answered', { request })

  expect((await counted()).counts).toContainEqual({ kind: 'RequestSent', year: 2026, n: 1, shown: null })
  expect((await counted()).hoursToRequestAnswer).toBe(5)
})

test('the database itself refuses to publish a small or unrounded number', async () => {
  for (const shown of [9, 11])
    await expect(
      node.rows(`insert into figures.published_count values (99, 'CaseOpened', 2026, ${shown}, now())`),
    ).rejects.toThrow(/a_small_number_is_not_shown/)
})

test('an officer without the right sees no count, even past the handler', async () => {
  const rows = await node.host.database.kysely
    .transaction()
    .execute((db) => db.selectFrom('figures.event').selectAll().execute())

  expect(rows).toEqual([])
})
