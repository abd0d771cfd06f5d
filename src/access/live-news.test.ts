import { expect, test } from 'vitest'
import { useNode } from '../../test/node.ts'
import { newId } from '../platform/new-id.ts'
import { slices } from '../node.ts'

const node = useNode()

test('a message of another state and a moved request ring at the desks that may read requests', async () => {
  const heard: unknown[] = []
  const client = await node.host.system.pool.connect()
  client.on('notification', ({ payload }) => heard.push(JSON.parse(payload ?? '')))
  await client.query('listen suar_live')
  for (const kind of ['requests.received', 'requests.moved'])
    await node.rows('insert into platform.outbox (kind, payload) values ($1, $2)', [kind, { request: newId() }])
  await node.drain()
  await client.query('unlisten *')
  client.release()
  expect(slices.some(({ name }) => name === 'requests')).toBe(true)
  expect(heard).toEqual(
    expect.arrayContaining(['requests.received', 'requests.moved'].map((kind) => ({ kind, right: 'requests.read' }))),
  )
})
