import { createHash, randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { aLetter, matterOf } from '../../test/a-letter.ts'
import { knowTheLaw } from '../../test/a-request.ts'
import { useBrowser } from '../../test/browser.ts'
import { useNode } from '../../test/node.ts'
import { people } from '../../test/people.ts'
import { lookAt, weigh } from '../../test/portal-page.ts'
import { inSystem } from '../platform/in-system.ts'
import { createDataKey, destroyDataKey, getDataKey } from '../platform/seal.ts'
import { newCode, showCode } from './code.ts'
import type { LetterKind } from './contract.ts'
import { factsOf, issueLetter, listLettersOf, openLetter, withdrawLetter } from './index.ts'

const node = useNode()
const chromium = useBrowser()
beforeAll(() => knowTheLaw(node))

const by = people.Amara.id

async function issued(kind: LetterKind = 'NoteVerbale') {
  return inSystem(node.host, async (context) => {
    const subject = context.newId()
    const key = await createDataKey(context.db, context.vault, subject)
    const letter = aLetter(kind, ['id', 'th'], { allowed: factsOf(kind, matterOf[kind]) })
    return { subject, ...(await issueLetter(context, letter, { subject, key, by })) }
  })
}

const scan = async (code: string, language = 'en') => {
  const answer = await node.fetch(new Request(`https://id.example/${language}/verify/${code}`))
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}

async function ask(fields: Record<string, string | Buffer>) {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields))
    body.set(name, typeof value === 'string' ? value : new File([Uint8Array.from(value)], 'surat.pdf'))
  // As a browser sends it: whole, with its length told.
  const form = new Response(body)
  const headers = { 'content-type': form.headers.get('content-type')! }
  const request = new Request('https://id.example/en/verify', { method: 'POST', body: await form.bytes(), headers })
  const answer = await node.fetch(request)
  return { status: answer.status, text: await answer.text() }
}

test('a genuine letter: issued when, by which authority, and nothing else', async () => {
  const { code, number, subject } = await issued()
  const { text, status } = await scan(showCode(code))
  expect(status).toBe(200)
  expect(text).toContain('Genuine')
  expect(text).toContain('24 November 2026')
  expect(text).toContain('Direktorat Pelindungan Warga Negara')
  for (const hidden of ['Riko', 'NoteVerbale', 'Note verbale', number, subject, 'TH', 'X9999999'])
    expect(text.replace(/<style>.*?<\/style>/s, ''), hidden).not.toContain(hidden)
})

test('the square on the paper leads to the answer, in the language of whoever scans it', async () => {
  const { code } = await issued()
  const lead = async (language: string) => {
    const request = new Request(`https://id.example/verify/${code}`, { headers: { 'accept-language': language } })
    return (await node.fetch(request)).headers.get('location')
  }
  expect(await lead('th-TH,th')).toBe(`/th/verify/${code}`)
  expect(await lead('sw,hi')).toBe(`/en/verify/${code}`)
  expect(await lead('id-ID')).toBe(`/id/verify/${code}`)
  expect((await scan(code, 'id')).text).toContain('Asli')
})

test('a code that nobody issued, one that is mistyped and no code at all get the same page', async () => {
  const { code } = await issued()
  const wrong = code.slice(0, 15) + (code[15] === 'A' ? 'B' : 'A')
  const pages = await Promise.all([newCode(), wrong, 'nonsense'].map((each) => scan(each)))
  const plain = pages.map(({ text }) => text.replace(/value="[^"]*"/, ''))
  const parts = plain.map((text) => text.replace(/<p>[^<]*KB[^<]*<\/p>/, ''))
  expect(new Set(parts).size).toBe(1)
  expect(parts[0]).toContain('Not known')
})

test('the very file that was issued is the same to the last byte; one changed byte is not', async () => {
  const { code, pdf } = await issued()
  expect((await ask({ kode: showCode(code), berkas: pdf })).text).toContain('to the last byte')
  for (const at of [100, Math.floor(pdf.length / 2), pdf.length - 1]) {
    const changed = Buffer.from(pdf)
    changed[at] = changed[at]! ^ 1
    const { text } = await ask({ kode: showCode(code), berkas: changed })
    expect(text).toContain('Not the letter that was issued')
    expect(text).not.toContain('Genuine')
  }
  const { text } = await ask({ kode: showCode(code), berkas: Buffer.concat([pdf, Buffer.from('\n')]) })
  expect(text).toContain('your file is another one')
})

test('a genuine code on another letter fails', async () => {
  const [one, other] = [await issued(), await issued('PoliceLetter')]
  expect((await ask({ kode: one.code, berkas: other.pdf })).text).toContain('Not the letter that was issued')
  const paper = { kode: one.code, tanggal: '2026-11-24', nomor: other.number }
  expect((await ask(paper)).text).toContain('its number or date is another one')
})

test('number and date are read as they are printed', async () => {
  const { code, number } = await issued()
  expect((await ask({ kode: code, tanggal: '2026 11 24', nomor: number.toLowerCase() })).text).toContain(
    'Number and date on your paper are those of the letter',
  )
  expect((await ask({ kode: code, tanggal: '2026-11-25' })).text).toContain('Not the letter that was issued')
})

test('a withdrawn letter says since when; it is withdrawn once and never given back', async () => {
  const { letter, code, pdf } = await issued()
  const withdraw = () =>
    inSystem(node.host, (context) => withdrawLetter(context, letter, { by, why: 'ConsentWithdrawn' }))
  await withdraw()
  for (const { text } of [await scan(code), await ask({ kode: code, berkas: pdf })]) {
    expect(text).toContain('Withdrawn')
    expect(text).not.toContain('Genuine')
    expect(text).not.toContain('ConsentWithdrawn')
  }
  await expect(withdraw()).rejects.toMatchObject({ code: 'letters/already-withdrawn' })
  await expect(
    inSystem(node.host, (context) => withdrawLetter(context, randomUUID(), { by, why: 'Mistake' })),
  ).rejects.toMatchObject({ status: 404 })
})

test('what was issued cannot be changed, by the node neither', async () => {
  const { letter } = await issued()
  const { pool } = node.host.system
  await expect(pool.query('update letters.letter set authority = $1', ['x'])).rejects.toThrow('permission denied')
  await expect(pool.query('delete from letters.letter where id = $1', [letter])).rejects.toThrow('permission denied')
})

test('a letter is printed again byte for byte, until its key is destroyed', async () => {
  const { letter, subject, pdf, code } = await issued()
  const again = await inSystem(node.host, async (context) => {
    const key = await getDataKey(context.db, context.vault, subject)
    return { file: await openLetter(context, letter, key), rows: await listLettersOf(context, { subject, key }) }
  })
  expect(Buffer.from(again.file.pdf, 'base64').equals(pdf)).toBe(true)
  expect(again.file.sha256).toBe(createHash('sha256').update(pdf).digest('hex'))
  expect(again.rows).toMatchObject([{ id: letter, code: showCode(code), kind: 'NoteVerbale', withdrawnAt: null }])
  await inSystem(node.host, ({ db, vault }) => destroyDataKey(db, vault, subject))
  await expect(inSystem(node.host, ({ db, vault }) => getDataKey(db, vault, subject))).rejects.toMatchObject({
    code: 'platform/erased',
  })
  expect((await scan(code)).text).toContain('Genuine')
})

test('the database holds neither the code nor a word of the letter', async () => {
  const { code } = await issued()
  const [row] = await node.rows<{ whole: string }>('select string_agg(l::text, $1) as whole from letters.letter l', [
    ' ',
  ])
  const stored = row!.whole.toLowerCase()
  for (const secret of [code, showCode(code), 'Riko', 'X9999999', 'ริโก้', 'Guards'])
    for (const form of [secret, Buffer.from(secret).toString('hex')]) expect(stored).not.toContain(form.toLowerCase())
})

test('an officer sees no letter by herself: only the slice that knows the subject shows it', async () => {
  const { letter } = await issued()
  const { rows } = await node.host.database.pool.query('select from letters.letter where id = $1', [letter])
  expect(rows).toEqual([])
})

test('an office may check a pile; a program that guesses is slowed', async () => {
  const env = { incoming: { socket: { remoteAddress: '192.0.2.77' } } }
  const tries = await Promise.all(
    Array.from({ length: 70 }, () => node.fetch(new Request(`https://id.example/en/verify/${newCode()}`), env)),
  )
  const busy = tries.filter(({ status }) => status === 429)
  expect(busy.length).toBeGreaterThan(5)
  expect(busy.length).toBeLessThan(15)
})

test('a file that is too large and a form that is none are told, not stored', async () => {
  expect(await ask({ kode: newCode(), berkas: Buffer.alloc(5 * 1024 * 1024) })).toMatchObject({ status: 413 })
  const post = (body: string, type: string) =>
    node.fetch(new Request('https://id.example/en/verify', { method: 'POST', body, headers: { 'content-type': type } }))
  expect((await post('{}', 'application/json')).status).toBe(415)
  expect((await post('broken', 'multipart/form-data; boundary=x')).status).toBe(400)
})

test('the pages pass axe, need no script, fit a narrow phone and weigh at most 6 KB', async () => {
  const { code } = await issued()
  const shots = process.env['SUAR_SHOTS']
  for (const [name, path] of [
    ['ask', '/id/verify'],
    ['genuine', `/en/verify/${code}`],
    ['unknown', `/id/verify/${newCode()}`],
  ] as const)
    for (const dark of [false, true]) {
      const picture = shots ? { picture: `${shots}/verify-${name}${dark ? '-dark' : ''}.png` } : {}
      const seen = await lookAt(chromium.browser, { node, path, width: 320, dark, ...picture })
      expect(seen.violations, `${name} ${dark}`).toEqual([])
      expect(seen.faults).toEqual([])
      expect(seen.wide).toBeLessThanOrEqual(320)
      expect(seen.asked).toHaveLength(1)
      expect(await weigh(node, path, name === 'ask' ? 'br' : 'gzip')).toBeLessThanOrEqual(6 * 1024)
    }
}, 60_000)
