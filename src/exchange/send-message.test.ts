import { expect, test } from 'vitest'
import { postBox } from '../../test/post-box.ts'
import { useRegion } from '../../test/region.ts'
import { inSystem } from '../platform/in-system.ts'
import { findDelivery, markRead, sendMessage } from './index.ts'

const region = useRegion(['ID', 'TH', 'KH'], [postBox])
const handling = { tlp: 'AMBER', onward: 'ask', purpose: 'protection' } as const

const write = (text: string, { to = 'TH', thread = crypto.randomUUID() as string } = {}) =>
  inSystem(region.node('ID').host, (context) =>
    sendMessage(context, { to, thread, type: 'test.note@1.0', body: { text }, handling }),
  )
const ladder = (id: string) => inSystem(region.node('ID').host, (context) => findDelivery(context, id))
const notes = async (state: 'ID' | 'TH' | 'KH') =>
  (
    await region
      .node(state)
      .rows<{ subject: string }>(`select subject from platform.ledger where action = 'test/note' order by id`)
  ).map(({ subject }) => subject)

test('a message is applied at its receiver, and its sender holds the signed receipt', async () => {
  const id = await write('come home')
  expect(await ladder(id)).toMatchObject({ state: 'queued' })

  await region.settle()

  expect(await notes('TH')).toEqual(['come home'])
  expect(await notes('KH')).toEqual([])
  expect(await ladder(id)).toMatchObject({
    state: 'delivered',
    at: [{ step: 'queued' }, { step: 'sent' }, { step: 'received' }, { step: 'delivered' }],
  })
})

test('that it was read is signed too', async () => {
  const id = await write('read me')
  await region.settle()

  await inSystem(region.node('TH').host, (context) => markRead(context, id))
  await region.settle()

  expect((await ladder(id)).state).toBe('read')
})
