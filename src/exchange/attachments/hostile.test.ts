import { createHash, randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { officeAt } from '../../../test/forge.ts'
import { knock, wiresOf } from '../../../test/notes.ts'
import { postBox } from '../../../test/post-box.ts'
import { useRegion } from '../../../test/region.ts'
import { inSystem } from '../../platform/in-system.ts'
import { attachments, findDelivery, sendMessage } from '../index.ts'
import { signText } from '../signed.ts'
import { payloadOf } from '../take-receipt.ts'
import { largestAttachment } from './keep-attachment.ts'

const region = useRegion(['ID', 'TH', 'KH'], [postBox])
const { ID, TH, KH } = { ID: region.node('ID'), TH: region.node('TH'), KH: region.node('KH') }
const ladder = (id: string) => inSystem(ID.host, (context) => findDelivery(context, id))

const keep = (bytes: Uint8Array) => attachments.keep(ID.host, Readable.from([bytes]), { type: 'image/png' })
const write = (thread: string, file: Awaited<ReturnType<typeof keep>>) =>
  inSystem(ID.host, (context) =>
    sendMessage(context, {
      to: 'TH',
      thread,
      type: 'test.note@1.0',
      body: { text: 'not yours' },
      handling: { tlp: 'RED', onward: 'no', purpose: 'protection' },
      attachments: [file],
    }),
  )

async function as([by, to]: [typeof ID, typeof ID], path: string, more: RequestInit = {}) {
  const { signer } = await officeAt(by)
  const at = to.host.clock().toISOString()
  const proof = signText('pull', { suar: 1, from: by.host.state, to: to.host.state, at }, signer)
  const headers = { 'suar-proof': proof, 'upload-offset': '0', ...(more.headers as Record<string, string>) }
  const url = `${to.host.origin}/exchange/v1/attachments/${path}`
  const response = await to.fetch(new Request(url, { ...more, headers }))
  const said = payloadOf(await response.text()) as { code?: string } | undefined
  return [response.status, said?.code]
}

test('nobody hands in, asks for or fetches what is not theirs, and nobody sends more than was signed', async () => {
  const thread = crypto.randomUUID()
  const kept = await keep(randomBytes(500))
  const { digest } = kept
  const id = await write(thread, kept)
  const [wire] = await wiresOf(ID, thread)
  await knock(TH, wire!)
  const put = { method: 'PUT', body: new Uint8Array(516) }
  expect(await as([KH, TH], digest, put)).toEqual([404, 'exchange/no-such-attachment'])
  expect(await as([KH, TH], `${digest}/have`)).toEqual([404, 'exchange/no-such-attachment'])
  expect(await as([KH, ID], digest)).toEqual([404, 'exchange/no-such-attachment'])
  expect(await as([ID, TH], createHash('sha256').digest('base64url'), put)).toEqual([
    404,
    'exchange/no-such-attachment',
  ])
  expect(await as([ID, TH], digest, { ...put, headers: { 'upload-offset': '7' } })).toEqual([
    409,
    'exchange/wrong-offset',
  ])
  for (const offset of ['-1', 'x', '1e99', ''])
    expect((await as([ID, TH], digest, { ...put, headers: { 'upload-offset': offset } }))[0]).toBeGreaterThanOrEqual(
      400,
    )
  expect(await as([ID, TH], digest, { ...put, body: new Uint8Array(517) })).toEqual([
    413,
    'exchange/attachment-too-large',
  ])
  expect(await as([ID, TH], digest, put)).toEqual([409, 'exchange/attachment-altered'])
  expect((await TH.fetch(new Request(`${TH.host.origin}/exchange/v1/attachments/${digest}`, put))).status).toBe(400)
  expect(await as([TH, ID], digest, { headers: { range: 'bytes=999-' } })).toEqual([409, 'exchange/wrong-offset'])
  expect((await as([ID, TH], '../../key', put))[0]).toBe(404)
  expect((await ladder(id)).state).toBe('queued')
  await region.settle()
  expect((await ladder(id)).state).toBe('delivered')
})

test('a file that has come stays as it came, though its sender names it in another message and sends other bytes', async () => {
  const file = randomBytes(500)
  const kept = await keep(file)
  const id = await write(crypto.randomUUID(), kept)
  await region.settle()
  const here = async () => {
    const { stream } = await attachments.open(TH.host, { message: id, nth: 0 })
    return Buffer.concat(await Array.fromAsync(stream))
  }
  expect((await here()).equals(file)).toBe(true)

  const thread = crypto.randomUUID()
  await write(thread, { ...kept, bytes: kept.bytes + 1 })
  const [wire] = await wiresOf(ID, thread)
  await knock(TH, wire!)
  for (const bytes of [kept.bytes + 1, kept.bytes + 2])
    await as([ID, TH], kept.digest, { method: 'PUT', body: new Uint8Array(bytes) })
  await as([ID, TH], kept.digest, { method: 'PUT', body: 'x', headers: { 'upload-offset': String(kept.bytes) } })
  expect((await here()).equals(file)).toBe(true)
})

test('what is too large is refused before it is sent', async () => {
  async function* endless() {
    for (;;) yield Buffer.alloc(8 * 1024 * 1024)
  }
  await expect(attachments.keep(ID.host, endless(), { type: 'video/mp4' })).rejects.toMatchObject({
    code: 'exchange/attachment-too-large',
    detail: { limit: largestAttachment },
  })
})
