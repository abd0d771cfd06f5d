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

test('nobody hands in, asks for or fetches what is not theirs, and nobody sends more than was signed', async () => {
  const thread = crypto.randomUUID()
  const kept = await attachments.keep(ID.host, Readable.from([randomBytes(500)]), { type: 'image/png' })
  const { digest } = kept
  const id = await inSystem(ID.host, (context) =>
    sendMessage(context, {
      to: 'TH',
      thread,
      type: 'test.note@1.0',
      body: { text: 'not yours' },
      handling: { tlp: 'RED', onward: 'no', purpose: 'protection' },
      attachments: [kept],
    }),
  )
  const [wire] = await wiresOf(ID, thread)
  await knock(TH, wire!)
  const as = async ([by, to]: [typeof ID, typeof ID], path: string, more: RequestInit = {}) => {
    const { signer } = await officeAt(by)
    const at = to.host.clock().toISOString()
    const proof = signText('pull', { suar: 1, from: by.host.state, to: to.host.state, at }, signer)
    const headers = { 'suar-proof': proof, 'upload-offset': '0', ...(more.headers as Record<string, string>) }
    const url = `${to.host.origin}/exchange/v1/attachments/${path}`
    const response = await to.fetch(new Request(url, { ...more, headers }))
    const said = payloadOf(await response.text()) as { code?: string } | undefined
    return [response.status, said?.code]
  }
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

test('what is too large is refused before it is sent', async () => {
  async function* endless() {
    for (;;) yield Buffer.alloc(8 * 1024 * 1024)
  }
  await expect(attachments.keep(ID.host, endless(), { type: 'video/mp4' })).rejects.toMatchObject({
    code: 'exchange/attachment-too-large',
    detail: { limit: largestAttachment },
  })
})
