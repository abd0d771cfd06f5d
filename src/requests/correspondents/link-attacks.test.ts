import { expect, test } from 'vitest'
import { aCase } from '../../../test/a-case.ts'
import { aSentRequest } from '../../../test/a-request.ts'
import { answerKeyOf, useByHand } from '../../../test/by-hand.ts'
import {
  getRequest,
  makePacket,
  recordAnswer,
  revokePacket,
  startDraft,
  submitDraft,
  withdrawRequest,
} from '../contract.ts'

const { region, node, amara, ready, packed, visit, ladder, looks } = useByHand()
const place = 'Building C-9, bed 3, near Mae Sot'

test('wrong codes lock it; a guess, a dead link and no link look alike', async () => {
  const { request } = await ready()
  const { link, code } = await packed(request)
  const wrong = await visit(link!, { code: '0000-0000-0000' })
  const nothing = await visit('/en/packet/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', { code })
  expect([wrong.status, nothing.status]).toEqual([403, 403])
  expect(wrong.text.replaceAll(/packet\/[\w-]+/g, '')).toBe(nothing.text.replaceAll(/packet\/[\w-]+/g, ''))
  for (let n = 0; n < 4; n++) await visit(link!, { code: '0000-0000-0000' })
  expect(await visit(link!, { code })).toMatchObject({ status: 403 })
  expect(await ladder(request)).toMatchObject([{ revokedWhy: 'TooManyTries', tries: 5, openedAt: null }])
  expect((await looks(request)).map(({ result }) => result)).toEqual([
    'wrong-code',
    'wrong-code',
    'wrong-code',
    'wrong-code',
    'locked',
    'revoked',
  ])
})

test('two who open at once: one reads it', async () => {
  const { request } = await ready()
  const { link, code } = await packed(request)
  const both = await Promise.all([visit(link!, { code }), visit(link!, { code })])
  expect(both.filter(({ text }) => text.includes(place))).toHaveLength(1)
})

test('it runs out, is taken back, and ends with its request', async () => {
  const { request } = await ready()
  const late = await packed(request, 'Link', 1)
  const back = await packed(request)
  const open = await packed(request)
  region.wait({ days: 2 })
  expect((await visit(late.link!, { code: late.code })).status).toBe(403)
  expect(await amara(revokePacket, { packet: back.packet })).toMatchObject({ status: 200 })
  expect((await visit(back.link!, { code: back.code })).status).toBe(403)
  await amara(withdrawRequest, { request, reason: 'PersonFound' })
  expect((await visit(open.link!, { code: open.code })).status).toBe(403)
  expect((await ladder(request)).map(({ revokedWhy }: { revokedWhy: string }) => revokedWhy).toSorted()).toEqual([
    'ByOfficer',
    'RequestEnded',
    'RequestEnded',
  ])
  expect(await amara(makePacket, { request, way: 'Link' })).toMatchObject({ status: 409 })
})

test('a link that was opened and then taken back takes no answer, by the page or past it', async () => {
  const { request } = await ready()
  const { link, code, packet } = await packed(request)
  const key = answerKeyOf((await visit(link!, { code })).text)
  const said = { key, kind: 'LocateAndWelfareCheck', by: 'Nobody of theirs', text: 'We will.', step: 'Accepted' }
  expect(await amara(revokePacket, { packet })).toMatchObject({ status: 200 })
  expect(await visit('/en/packet-answer', said)).toMatchObject({ status: 410 })
  expect((await amara(getRequest, { request })).body.status).toBe('Acknowledged')
  expect(await ladder(request)).toMatchObject([{ openedAt: expect.any(String), answeredAt: null }])
  await expect(node.rows('update requests.packet set answered_at = now() where id = $1', [packet])).rejects.toThrow(
    /only goes forward/,
  )
})

test('nothing is prepared of a draft, past a second person, or for a state that has a node; strangers of other agencies see none', async () => {
  const { id, person } = await aCase(node, {})
  const wish = { case: id, person, kind: 'LocateAndWelfareCheck', to: 'KE', urgency: 'Immediate' } as const
  const { request } = (await amara(startDraft, { ...wish, withoutNode: true })).body
  expect(await amara(makePacket, { request, way: 'File' })).toMatchObject({ status: 409 })
  expect(await amara(submitDraft, { request })).toMatchObject({ status: 409, body: { code: 'requests/incomplete' } })
  const sent = await aSentRequest(node)
  expect(await amara(makePacket, { request: sent.request, way: 'Link' })).toMatchObject({
    status: 409,
    body: { code: 'requests/has-a-node' },
  })
  const answer = { step: 'Accepted', text: 'yes', by: 'nobody' } as const
  expect(await amara(recordAnswer, { request: sent.request, ...answer })).toMatchObject({
    status: 409,
    body: { code: 'requests/has-a-node' },
  })
  const mine = await ready()
  const { packet } = await packed(mine.request)
  const lestari = node.as('Lestari')
  expect(await lestari(makePacket, { request: mine.request, way: 'Link' })).toMatchObject({ status: 404 })
  expect(await lestari(revokePacket, { packet })).toMatchObject({ status: 404 })
})

test('the table opens nothing: neither link nor code nor a word of it lies there', async () => {
  const { request } = await ready()
  const { link, code } = await packed(request)
  const [row] = await node.rows<{ all: string }>('select p::text as all from requests.packet p where request = $1', [
    request,
  ])
  const hex = (text: string) => Buffer.from(text).toString('hex')
  for (const secret of [link!.split('/').at(-1)!, code, code.replaceAll('-', ''), place])
    for (const form of [secret, hex(secret)]) expect(row!.all).not.toContain(form)
  await expect(
    node.rows('update requests.packet set opened_at = now() where request = $1 returning id', [request]),
  ).resolves.toHaveLength(1)
  await expect(node.rows('update requests.packet set opened_at = null where request = $1', [request])).rejects.toThrow(
    /only goes forward/,
  )
})
