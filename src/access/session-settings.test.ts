import { expect, test } from 'vitest'
import { useNode } from '../../test/node.ts'
import { come, seed } from '../../test/seeded.ts'
import { me } from './contract.ts'
import { sweep } from './sweep.ts'

const minute = 60_000
const node = useNode('ID', { signIn: true, host: { sessions: { idle: 10 * minute, longest: 25 * minute } } })

test('a node that was set stricter ends sessions sooner, used or not', async () => {
  await seed(node, 'Ayu')
  const [used, unused] = [await come(node, 'Ayu'), await come(node, 'Ayu')]
  expect(used.jar.size).toBeGreaterThan(0)
  node.wait({ minutes: 9 })
  expect(await used.post(me.name)).toMatchObject({ status: 200 })
  node.wait({ minutes: 2 })
  expect(await used.post(me.name)).toMatchObject({ status: 200 })
  expect(await unused.post(me.name)).toMatchObject({ status: 401 })
  await sweep(node.host as never)
  expect(await node.rows('select from access.session')).toHaveLength(1)
  node.wait({ minutes: 9 })
  expect(await used.post(me.name)).toMatchObject({ status: 200 })
  node.wait({ minutes: 6 })
  expect(await used.post(me.name)).toMatchObject({ status: 401 })
})
