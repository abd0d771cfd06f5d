import { beforeAll, beforeEach, expect, test } from 'vitest'
import { useNode } from '../../../test/node.ts'
import { useTimeStamper } from '../../../test/time-stamper.ts'
import { textOf } from '../../platform/signed-note.ts'
import { formRegion } from '../form-region.ts'
import { settleLog } from './ask-witnesses.ts'
import { showLog } from './contract.ts'
import { newestHead, settledHead } from './heads.ts'
import { stampHead } from './stamp-head.ts'
import { openStamp, readStampAnswer } from './time-stamp.ts'

const tsa = useTimeStamper()
const alarms: unknown[] = []
const node = useNode('ID', {
  fetch: (request) => fetch(request),
  host: {
    get timeStamps() {
      return tsa.url()
    },
    log: (event, detail) => void (event === 'exchange.not-stamped' && alarms.push(detail)),
  },
})
beforeAll(() => formRegion([{ host: node.host, accepts: [] }]))
beforeEach(async () => {
  tsa.answers(undefined)
  alarms.length = 0
  node.wait({ hours: 1 })
  await settleLog(node.host)
})
const head = async () => (await newestHead(node.host.system.pool))!

test('the head of the hour is stamped by an outside authority, and openssl finds the stamp genuine', async () => {
  await stampHead(node.host)
  const { note, stamp } = await head()
  const text = textOf(note)
  expect(openStamp(stamp!, text)).toMatchObject({ by: 'CN=Synthetic stamper' })
  expect(Math.abs(openStamp(stamp!, text)!.at.getTime() - Date.now())).toBeLessThan(10_000)
  expect(tsa.accepts(stamp!, text)).toBe(true)
  expect(openStamp(stamp!, `${text}x`)).toBeUndefined()
  expect(tsa.accepts(stamp!, `${text}x`)).toBe(false)
  expect((await node.as('Hadi')(showLog, {})).body.stamp).toMatchObject({ code: null })
  expect(alarms).toEqual([])
})

test('a byte changed anywhere never makes another time of it, and mostly no stamp at all', async () => {
  await stampHead(node.host)
  const { note, stamp } = await head()
  const text = textOf(note)
  const { at } = openStamp(stamp!, text)!
  let still = 0
  for (let place = 0; place < stamp!.length; place++) {
    const copy = Buffer.from(stamp!)
    copy[place]! ^= 0x01
    const opened = openStamp(copy, text)
    if (opened) still++
    expect(opened?.at ?? at).toEqual(at)
  }
  // What still opens lies in the authority's certificate, which is followed to its root by whoever trusts that root.
  expect(still).toBeLessThan(stamp!.length / 2)
  expect(readStampAnswer(tsa.lastReply(), text, Buffer.from('another nonce'))).toEqual({
    ok: false,
    why: 'not-genuine',
  })
})

test.each([
  ['that is down', () => ({ status: 503, body: Buffer.from('') }), 'exchange/stamp-refused'],
  ['that answers nonsense', () => ({ status: 200, body: Buffer.from('nonsense') }), 'exchange/stamp-not-genuine'],
  ['that refuses', () => ({ status: 200, body: Buffer.from('30053003020102', 'hex') }), 'exchange/stamp-refused'],
  ['that gives an old stamp again', () => ({ status: 200, body: tsa.lastReply() }), 'exchange/stamp-not-genuine'],
])('an authority %s raises one alarm and stops nothing', async (_, answer, code) => {
  tsa.answers(answer)
  await stampHead(node.host)
  await stampHead(node.host)
  expect(alarms).toEqual([{ code }])
  expect((await node.as('Hadi')(showLog, {})).body.stamp).toEqual({ at: null, code })
  expect((await settledHead(node.host.system.pool))!.head).toBe((await head()).head)
  tsa.answers(undefined)
  await stampHead(node.host)
  expect((await head()).stamp).not.toBeNull()
})
