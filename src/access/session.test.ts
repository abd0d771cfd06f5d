import { beforeAll, expect, test } from 'vitest'
import { useNode } from '../../test/node.ts'
import { come, seed, seededPassword as password } from '../../test/seeded.ts'
import type { visitor } from '../../test/visitor.ts'
import { me } from './contract.ts'
import { sweep } from './sweep.ts'

// The clock of this node only runs forward, and sessions begin on the real one: each test begins where the last ended.
const node = useNode('ID', { signIn: true })
const browsers: ReturnType<typeof visitor>[] = []

beforeAll(async () => {
  await seed(node, 'Ayu')
  for (let n = 0; n < 3; n++) {
    browsers.push(await come(node, 'Ayu'))
  }
})

test('a session that is used lives on; one unused for eight hours is over', async () => {
  const [used, unused] = browsers
  node.wait({ hours: 7 })
  expect(await used!.post(me.name)).toMatchObject({ status: 200 })
  node.wait({ hours: 1, minutes: 1 })

  expect(await used!.post(me.name)).toMatchObject({ status: 200 })
  expect(await unused!.post(me.name)).toMatchObject({ status: 401 })
})

test('one that is over cannot be revived through the doors of the library', async () => {
  const [, unused] = browsers
  expect(await unused!.get('auth/passkey/list-user-passkeys')).toMatchObject({ status: 401 })
  expect(await unused!.post('auth/verify-password', { password })).toMatchObject({ status: 401 })
  expect(await unused!.post(me.name)).toMatchObject({ status: 401 })
})

test('a session is over after twelve hours however much it is used', async () => {
  const [used] = browsers
  node.wait({ hours: 3, minutes: 50 })
  expect(await used!.post(me.name)).toMatchObject({ status: 200 })
  node.wait({ minutes: 15 })
  expect(await used!.post(me.name)).toMatchObject({ status: 401 })
})

test('what is over is swept out', async () => {
  await sweep(node.host as never)
  expect(await node.rows('select from access.session')).toEqual([])
})
