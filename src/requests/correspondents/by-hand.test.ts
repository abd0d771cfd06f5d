import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { aCase } from '../../../test/a-case.ts'
import { answerKeyOf, useByHand } from '../../../test/by-hand.ts'
import {
  getRequest,
  handOverPacket,
  issueLetter,
  recordAnswer,
  startDraft,
  submitDraft,
  upgradeRequest,
} from '../contract.ts'

const { node, amara, ready, packed, visit, ladder, looks } = useByHand()
const place = 'Building C-9, bed 3, near Mae Sot'

test.each(['CN', 'ET', 'IN', 'KE', 'PK', 'MM'])(
  '%s has no node: she is told, and only then begins one to hand over',
  async (to) => {
    const { id, person } = await aCase(node, {})
    const wish = { case: id, person, kind: 'LocateAndWelfareCheck', to, urgency: 'Immediate' } as const
    expect(await amara(startDraft, wish)).toMatchObject({ status: 409, body: { code: 'requests/no-node-there' } })
    expect(await amara(startDraft, { ...wish, withoutNode: true })).toMatchObject({ status: 200 })
  },
)

test('a link: prepared, handed over, opened once with its code, answered with a receipt; each step is known, no other', async () => {
  const { request } = await ready()
  expect(await node.rows('select id from exchange.message where thread = $1', [request])).toEqual([])
  const { link, code, packet } = await packed(request)
  expect(await ladder(request)).toMatchObject([{ way: 'Link', handedAt: null, openedAt: null, answeredAt: null }])
  expect(await amara(handOverPacket, { packet, how: 'Mail' })).toMatchObject({ status: 200 })
  expect(await amara(handOverPacket, { packet, how: 'Courier' })).toMatchObject({ status: 409 })

  // A mail program that looks at the link first opens nothing.
  const asked = await visit(link!)
  expect(asked.status).toBe(200)
  expect(asked.text).not.toContain(place)
  expect(asked.text).not.toContain('<script')
  const opened = await visit(link!, { code: code.toLowerCase().replaceAll('-', ' ') })
  expect(opened.status).toBe(200)
  expect(opened.text).toContain(place)
  expect((await amara(getRequest, { request })).body.status).toBe('Acknowledged')

  const again = await visit(link!, { code })
  expect(again.status).toBe(410)
  expect(again.text).not.toContain(place)

  const key = answerKeyOf(opened.text)
  const form = {
    key,
    kind: 'LocateAndWelfareCheck',
    by: 'Li Made Up, Consular Bureau',
    text: 'Spoken to, wants to go home.',
  }
  const half = await visit('/en/packet-answer', { ...form, step: 'Executed' })
  expect(half.status).toBe(400)
  expect(half.text).toContain('Spoken to, wants to go home.')
  const whole = { ...form, step: 'Executed', 'f-outcome': 'Found', 'f-safety': 'Safe', 'f-summary': 'Found and safe.' }
  const receipt = await visit('/en/packet-answer', whole)
  expect(receipt.status).toBe(200)
  expect(await visit('/en/packet-answer', whole)).toMatchObject({ status: 410 })

  const { body } = await amara(getRequest, { request })
  expect(body.status).toBe('Executed')
  expect(body.log.at(-1)).toMatchObject({
    from: 'CN',
    step: 'Executed',
    post: 'Li Made Up, Consular Bureau',
    fields: { outcome: 'Found' },
    delivery: null,
  })
  expect(receipt.text).toContain(body.log.at(-1).message)
  expect(await ladder(request)).toMatchObject([
    { handedHow: 'Mail', openedAt: expect.any(String), answeredAt: expect.any(String) },
  ])
  expect(await looks(request)).toEqual([
    { action: 'requests/open-link', result: 'opened' },
    { action: 'requests/open-link', result: 'opened-before' },
    { action: 'requests/answer-link', result: null },
  ])
  // What was shown is gone from where it lay.
  expect(await node.rows('select content from requests.packet where id = $1', [packet])).toEqual([{ content: null }])
})

test('what was carried by hand is raised to a note that is carried by hand too', async () => {
  const { request } = await ready()
  const way = { kind: 'LocateAndWelfareCheck', note: true } as const
  const raised = await amara(upgradeRequest, { request, ...way })
  expect(raised).toMatchObject({ status: 200, body: { status: 'Draft' } })
  const note = raised.body.request
  expect(await amara(submitDraft, { request: note })).toMatchObject({ status: 200, body: { status: 'Sent' } })
  expect(await node.rows('select id from exchange.message where thread = $1', [note])).toEqual([])
  const { link, code } = await packed(note)
  expect((await visit(link!, { code })).text).toContain(place)
})

test('an answer on paper is written down with who said it, and moves the request as the machine allows', async () => {
  const { request } = await ready('IN')
  const said = { request, by: 'Asha Made Up, Ministry', text: 'Please tell us the floor.' }
  expect(await amara(recordAnswer, { ...said, step: 'MoreInfoRequested' })).toMatchObject({
    status: 200,
    body: { status: 'MoreInfoRequested' },
  })
  expect(await amara(recordAnswer, { ...said, step: 'Executed' })).toMatchObject({ status: 400 })
  const { body } = await amara(getRequest, { request })
  expect(body.log.at(-1)).toMatchObject({ from: 'IN', post: expect.stringContaining('Asha Made Up, Ministry (') })
})

const bare = spawnSync('python3', ['-c', 'import cryptography']).status !== 0
test.skipIf(bare)(
  'a sealed file opens with its code in Python, with the letter in it; with another code it does not',
  async () => {
    const { request } = await ready('PK')
    const letter = await amara(issueLetter, { request, kind: 'NoteVerbale', languages: ['en'] })
    expect(letter.status).toBe(200)
    const { file, code } = await packed(request, 'File')
    const folder = mkdtempSync(join(tmpdir(), 'suar-packet-'))
    const path = join(folder, file!.name)
    writeFileSync(path, file!.text)
    const opened = JSON.parse(
      execFileSync('python3', ['conformance/python/open_packet.py', path, code.toLowerCase()], { encoding: 'utf8' }),
    )
    expect(opened).toMatchObject({ suar: 1, request, from: 'ID', to: 'PK', fields: { lastPlace: place } })
    expect(opened.letters[0].pdf).toBe(letter.body.pdf)
    expect(spawnSync('python3', ['conformance/python/open_packet.py', path, `${code.slice(0, -1)}!`]).status).not.toBe(
      0,
    )
    rmSync(folder, { recursive: true })
  },
)
