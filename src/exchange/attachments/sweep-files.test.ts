import { existsSync, utimesSync } from 'node:fs'
import { Readable } from 'node:stream'
import { afterEach, expect, test } from 'vitest'
import { postBox } from '../../../test/post-box.ts'
import { useRegion } from '../../../test/region.ts'
import { inSystem } from '../../platform/in-system.ts'
import { attachments, findDelivery, sendMessage } from '../index.ts'
import { outgoing, placeOf } from './keep-attachment.ts'
import { sweepFiles } from './sweep-files.ts'

const region = useRegion(['ID', 'TH'], [postBox])
const { ID, TH } = { ID: region.node('ID'), TH: region.node('TH') }
afterEach(() => region.heal())

/** Kept now, by the clock of the region. */
async function keep() {
  const kept = await attachments.keep(ID.host, Readable.from([Buffer.alloc(70)]), { type: 'image/png' })
  const path = outgoing(ID.host, kept.digest)
  utimesSync(path, ID.host.clock(), ID.host.clock())
  return { kept, here: () => existsSync(path) }
}

async function send(text: string) {
  const { kept, here } = await keep()
  const id = await inSystem(ID.host, (context) =>
    sendMessage(context, {
      to: 'TH',
      thread: crypto.randomUUID(),
      type: 'test.note@1.0',
      body: { text },
      handling: { tlp: 'RED', onward: 'no', purpose: 'protection' },
      attachments: [kept],
    }),
  )
  await region.settle()
  return { id, here, state: async () => (await inSystem(ID.host, (context) => findDelivery(context, id))).state }
}

const sweepAll = async () => {
  await sweepFiles(ID.host)
  await sweepFiles(TH.host)
}

test('sealed files go a month after their message was answered, or where none was sent; what came stays', async () => {
  await sweepAll()
  const sent = await send('taken')
  const never = await keep()
  region.wait({ days: 29 })
  await sweepAll()
  expect([sent.here(), never.here()]).toEqual([true, true])
  region.wait({ days: 2 })
  await sweepAll()
  expect([sent.here(), never.here()]).toEqual([false, false])
  const { stream } = await attachments.open(TH.host, { message: sent.id, nth: 0 })
  expect(Buffer.concat(await Array.fromAsync(stream))).toEqual(Buffer.alloc(70))
})

test('a file that still waits for its partner stays, however old it is', async () => {
  region.interfere(async () => {
    throw new Error('no line')
  })
  const { here, state } = await send('waits')
  region.wait({ days: 60 })
  await region.settle()
  await sweepAll()
  expect([await state(), here()]).toEqual(['dead', true])
})

test('what came with a message that was refused goes at once', async () => {
  const { id, state } = await send('refuse this one with its file')
  expect([await state(), existsSync(placeOf(TH.host, id))]).toEqual(['refused', true])
  await sweepAll()
  expect(existsSync(placeOf(TH.host, id))).toBe(false)
})
