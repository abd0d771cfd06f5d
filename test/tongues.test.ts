import { beforeAll, describe, expect, test } from 'vitest'
import { isLanguage } from '../src/platform/i18n.ts'
import { Tongue } from '../src/platform/portal/contract.ts'
import { useNode } from './node.ts'

const node = useNode()
const tongues = Tongue.options

beforeAll(() => void Object.assign(node.host, { synthetic: true }))

const most = 6 * 1024
const wall = 14 * 1024
const steps = ['siapa', 'nama', 'tempat', 'bahaya', 'kabar', 'ajak', 'lampiran', 'hubungi', 'izin']

/** The pages that anybody may open, without a word typed before. */
const open = [
  ['', 200],
  ...['aman', 'tentang', 'data', 'baca', 'tulis', 'tulis/semua', 'tolong', 'tolong/th', 'tolong/my', 'angka'].map(
    (p) => [p, 200],
  ),
  ...['angka/cara', 'verify', 'verify/AAAA-BBBB-CCCC-DDDD'].map((p) => [p, 200]),
  ...steps.map((slug) => [`tulis/${slug}`, 200]),
  ['ada-apa', 404],
] as [string, number][]

interface Seen {
  readonly status: number
  readonly text: string
  readonly weight: number
}

async function see(path: string, { cookie = '', form }: { cookie?: string; form?: Record<string, string> } = {}) {
  const ask = (encoding: string) =>
    node.fetch(
      new Request(`${node.host.origin}${path}`, {
        headers: { 'accept-encoding': encoding, cookie, 'accept-language': '' },
        ...(form && {
          method: 'POST',
          body: new URLSearchParams(form),
          headers: { 'accept-encoding': encoding, cookie },
        }),
      }),
    )
  const plain = await ask('identity')
  const weight = form ? 0 : (await (await ask('br, gzip')).arrayBuffer()).byteLength
  const set = plain.headers.get('set-cookie')?.split(';')[0]
  return {
    status: plain.status,
    text: await plain.text(),
    weight,
    to: plain.headers.get('location'),
    cookie: set ?? cookie,
  }
}

/** The sentences of a page, without what is marked as being in another language than the page. */
function sentencesOf(text: string, tongue: Tongue): Set<string> {
  const own = text
    .replaceAll(/<style>.*?<\/style>|<html[^>]*>/gs, '')
    .replaceAll(/<(\w+) [^>]*?(?:href)?lang="(\w+)"[^>]*>.*?<\/\1>/gs, (all, _tag, lang) =>
      lang === tongue ? all : '',
    )
    .replaceAll(/<(li|span) lang="(\w+)">.*?<\/\1>/gs, (all, _tag, lang) => (lang === tongue ? all : ''))
  const parts = own.split(/<[^>]*>/).map((part) => part.trim())
  return new Set(parts.filter((part) => /\p{L}{3,}[ ,]+\p{L}{3,}/u.test(part)))
}

function check(name: string, tongue: Tongue, { text, weight }: Seen) {
  expect(text, name).toContain(`<html lang="${tongue}">`)
  expect(text, name).not.toMatch(/<script|\[English\]|\{\{|undefined/)
  expect(text.replaceAll(/<style>.*?<\/style>/gs, ''), name).not.toMatch(
    /\b(platform|intake|figures|letters|directory):[a-z]/,
  )
  expect(text, `${name}: the way to all languages`).toContain('href="/bahasa"')
  expect(weight, name).toBeLessThan(wall)
}

describe.each(tongues)('in %s', (tongue) => {
  test('every page that is open speaks it, whole, and weighs little', async () => {
    const heavy: string[] = []
    for (const [path, status] of open) {
      const name = `/${tongue}/${path}`
      const seen = await see(name)
      expect(seen.status, name).toBe(status)
      check(name, tongue, seen)
      if (seen.weight > most) heavy.push(`${name} ${seen.weight}`)
      if (isLanguage(tongue)) continue // whole by the tests of words
      const english = sentencesOf((await see(`/en/${path}`)).text, 'en')
      const left = [...sentencesOf(seen.text, tongue)].filter((sentence) => english.has(sentence))
      if (left.length > 0) heavy.push(`${name}: English left: ${left.join(' | ')}`)
    }
    expect(heavy).toEqual([])
  })

  test('a report is written, corrected, sent and answered in it', async () => {
    const mistaken = await see(`/${tongue}/tulis/siapa`, { form: {} })
    expect(mistaken.status).toBe(422)
    check('a mistake', tongue, mistaken)
    let { cookie } = await see(`/${tongue}/tulis/siapa`, { form: { concerns: 'Child' } })
    ;({ cookie } = await see(`/${tongue}/tulis/bahaya`, { cookie, form: { danger: 'Now', happening: 'C-9' } }))
    for (const path of ['tulis', 'tulis/periksa']) {
      const seen = await see(`/${tongue}/${path}`, { cookie })
      check(path, tongue, seen)
      expect(seen.weight, path).toBeLessThanOrEqual(most)
    }
    const sent = await see(`/${tongue}/tulis/kirim`, { cookie, form: {} })
    expect(sent.status).toBe(303)
    const ticket = await see(sent.to!, { cookie: sent.cookie })
    check('the receipt', tongue, ticket)
    const [, number = ''] = /<b>(\d{4} \d{4} \d\d)<\/b>/.exec(ticket.text) ?? []
    const [, pin = ''] = /<b class="pin">([^<]+)</.exec(ticket.text) ?? []
    const signedIn = await see(`/${tongue}/baca`, { form: { nomor: number, pin } })
    expect(signedIn.status, ticket.text.slice(-900)).toBe(303)
    const thread = await see(`/${tongue}/baca/isi`, { cookie: signedIn.cookie })
    check('the thread', tongue, thread)
    expect(thread.weight).toBeLessThanOrEqual(most)
    const wrong = await see(`/${tongue}/baca`, { form: { nomor: number, pin: 'WRONGPIN' } })
    expect(wrong.status).toBe(422)
    check('a wrong PIN', tongue, wrong)
  })
})

test('the first page lists every language by its own name, and what the browser asks for stands first', async () => {
  const asked = await node.fetch(new Request(`${node.host.origin}/`, { headers: { 'accept-language': 'my-MM,en' } }))
  const text = await asked.text()
  expect(asked.status).toBe(200)
  expect(text).toContain('<html lang="my">')
  for (const tongue of tongues) expect(text).toContain(`href="/${tongue}/"`)
  expect(text.indexOf('class="tombol" href="/my/"')).toBeGreaterThan(0)
  expect(asked.headers.get('set-cookie')).toBeNull()
  expect(asked.headers.get('vary')).toContain('accept-language')
  for (const [wish, tongue] of [
    ['IN-ID', 'id'],
    ['tl', 'fil'],
    ['jv-ID', 'id'],
    ['de, zh-TW;q=0.8', 'zh'],
  ]) {
    const seen = await node.fetch(new Request(`${node.host.origin}/bahasa`, { headers: { 'accept-language': wish! } }))
    expect(await seen.text(), wish).toContain(`<html lang="${tongue}">`)
  }
})
