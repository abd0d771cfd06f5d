import { beforeAll, expect, test } from 'vitest'
import { aSentRequest, knowTheLaw } from '../../test/a-request.ts'
import { useRegion } from '../../test/region.ts'

const region = useRegion(['ID', 'TH'])
const jakarta = region.node('ID')
const bangkok = region.node('TH')

beforeAll(async () => {
  await knowTheLaw(jakarta)
  await knowTheLaw(bangkok)
})

test('a request of another state rings at the desks that may read requests, and says no more than that', async () => {
  const heard: unknown[] = []
  const client = await bangkok.host.system.pool.connect()
  client.on('notification', ({ payload }) => heard.push(JSON.parse(payload ?? '')))
  await client.query('listen suar_live')
  await aSentRequest(jakarta)
  await region.settle()
  await client.query('unlisten *')
  client.release()

  expect(heard).toContainEqual({ kind: 'requests.received', right: 'requests.read' })
})
