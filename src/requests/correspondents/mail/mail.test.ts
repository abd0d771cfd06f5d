import { beforeAll, expect, test } from 'vitest'
import { useByHand } from '../../../../test/by-hand.ts'
import { readMail, useMailServer } from '../../../../test/mail-server.ts'
import { listNotices } from '../../../access/contract.ts'
import { createMailer } from '../../../platform/mail/mailer.ts'
import { listPackets, mailAgain, makePacket, noteMailReturned, revokePacket } from '../../contract.ts'

const server = useMailServer()
const { node, amara, ready, ladder, visit, packed } = useByHand({ mail: server.of('suar@id.example') })
const authority = 'cn-consular-desk'
const right = { authority, address: 'desk@consular.cn.example' }
const wrong = { authority: 'cn-mission', address: 'old@consular.cn.example' }
const place = 'Building C-9, bed 3, near Mae Sot'

beforeAll(() =>
  node.rows(
    `insert into directory.authority (code, state, seat, kind, name_id, name_en, competence_id, competence_en, languages, zone, channels, fictional, source)
     select code, 'CN', 'CN', 'ConsularDirectorate', code, code, 'x', 'x', '{zho}', 'Asia/Shanghai', channels::jsonb, true, 'test'
       from (values ($1, '[{"channel":"Phone","address":"+99955512"},{"channel":"Email","address":"desk@consular.cn.example"}]'),
                    ('cn-mission', '[{"channel":"Email","address":"old@consular.cn.example"}]'),
                    ('cn-broken', '[{"channel":"Email","address":"not an address"}]')) as given (code, channels)
     on conflict do nothing`,
    [authority],
  ),
)
const carry = async () => {
  await createMailer(node.host as never).pass()
  await node.drain()
}
const mailed = async (to = right) => {
  const { request, id } = await ready()
  const { body, status } = await amara(makePacket, { request, way: 'Link', mail: to })
  expect(status).toBe(200)
  return { request, case: id, packet: body.packet, code: body.code as string, link: body.link }
}
const mailOf = async (request: never) => (await ladder(request))[0].mail

test('the link leaves by mail to an address of the directory; the code and the case do not', async () => {
  const { request, code, link } = await mailed()
  expect(link).toBeNull()
  expect((await amara(listPackets, { request })).body).toMatchObject({
    mailFrom: 'suar@id.example',
    contacts: expect.arrayContaining([
      { ...right, good: true, name: expect.anything(), verifiedAt: null },
      expect.objectContaining({ authority: 'cn-broken', good: false }),
    ]),
  })
  expect(await ladder(request)).toMatchObject([{ handedAt: null, mail: { state: 'Waiting', ...right } }])
  await carry()
  expect(await ladder(request)).toMatchObject([{ handedHow: 'Mail', mail: { state: 'Sent', trouble: null } }])
  const { to, raw } = server.arrived.at(-1)!
  expect(to).toEqual([right.address])
  const { headers, text } = readMail(raw)
  for (const secret of [code, code.replaceAll('-', ''), place, request, 'Riko'])
    expect(raw + text).not.toContain(secret)
  expect(headers.get('subject')).toBe('A message waits for your office')
  const sent = /https:\S+/.exec(text)![0]
  expect((await visit(sent, { code })).text).toContain(place)
})

test('a refused mail says why, rings for whoever made it, and goes to another address', async () => {
  server.behaves({ rcpt: (to) => (to.startsWith('old') ? '550 5.1.1 no such user' : undefined) })
  const { request, packet, code } = await mailed(wrong)
  await carry()
  expect(await mailOf(request as never)).toMatchObject({ state: 'Refused', trouble: 'NoSuchAddress', ...wrong })
  const { notices } = (await amara(listNotices, {})).body
  expect(notices[0]).toMatchObject({ kind: 'requests.mail-refused', subject: request })
  expect(await amara(mailAgain, { packet, to: { ...right, address: 'else@where.example' } })).toMatchObject({
    status: 409,
    body: { code: 'requests/not-that-address' },
  })
  expect(await amara(mailAgain, { packet, to: right })).toMatchObject({ status: 200 })
  expect(await amara(mailAgain, { packet, to: right })).toMatchObject({ status: 409 })
  await carry()
  expect(await mailOf(request as never)).toMatchObject({ state: 'Sent', ...right })
  const { text } = readMail(server.arrived.at(-1)!.raw)
  expect((await visit(/https:\S+/.exec(text)![0], { code })).text).toContain(place)
  server.behaves({})
})

test('a link that is taken back takes its mail back while it waits', async () => {
  const { request, packet } = await mailed()
  expect(await amara(revokePacket, { packet })).toMatchObject({ status: 200 })
  const before = server.arrived.length
  await carry()
  expect(server.arrived.length).toBe(before)
  expect(await mailOf(request as never)).toMatchObject({ state: 'TakenBack' })
})

test('a mail that came back later is said by an officer', async () => {
  const { request, packet } = await mailed()
  expect(await amara(noteMailReturned, { packet })).toMatchObject({ status: 409 })
  await carry()
  expect(await amara(noteMailReturned, { packet })).toMatchObject({ status: 200 })
  expect(await mailOf(request as never)).toMatchObject({ state: 'Returned' })
})

test('no other address, no file by mail, nothing of a stranger', async () => {
  const { request } = await ready()
  const ask = (mail: object, way: 'Link' | 'File' = 'Link') => amara(makePacket, { request, way, mail: mail as never })
  expect(await ask({ authority, address: 'spy@evil.example' })).toMatchObject({ status: 409 })
  expect(await ask({ authority, address: 'a@b.example\r\nBcc: c@d.example' })).toMatchObject({ status: 400 })
  expect(await ask({ authority: 'cn-broken', address: 'not an address' })).toMatchObject({ status: 400 })
  expect(await ask(right, 'File')).toMatchObject({ status: 400 })
  expect(await ladder(request)).toEqual([])
  const { packet } = await packed(request)
  expect(await amara(mailAgain, { packet, to: right })).toMatchObject({ status: 409 })
  const other = await mailed()
  const lestari = node.as('Lestari')
  expect(await lestari(mailAgain, { packet: other.packet, to: right })).toMatchObject({ status: 404 })
  expect(await lestari(noteMailReturned, { packet: other.packet })).toMatchObject({ status: 404 })
})

test('the tables hold no address in the clear', async () => {
  await mailed()
  const rows = await node.rows('select m::text as all from requests.packet_mail m')
  expect(rows.length).toBeGreaterThan(3)
  expect(JSON.stringify(rows)).not.toContain('consular.cn')
})
