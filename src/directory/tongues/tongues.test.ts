import { expect, test, vi } from 'vitest'
import { useNode } from '../../../test/node.ts'
import {
  confirmTongue,
  exportTongue,
  importTongue,
  listTongues,
  type ImportMistake,
  type TongueLine,
} from './contract.ts'

const node = useNode()
const which = { language: 'th', slice: 'letters' } as const

const exported = async (of: { language: 'th' | 'fil'; slice: string } = which) => {
  const { body } = await node.as('Kartika')(exportTongue, of)
  return (body as { xliff: string }).xliff
}
const lineOf = async (language: string, slice: string) => {
  return (await lines()).find((line) => line.language === language && line.slice === slice)!
}
const bring = async (xliff: string) =>
  (await node.as('Kartika')(importTongue, { ...which, xliff })).body as { changed: number; mistakes: ImportMistake[] }
const lines = async () => ((await node.as('Kartika')(listTongues, {})).body as { lines: TongueLine[] }).lines

/** What a reader sees, once the pages have looked at the directory again. */
let ahead = 0
async function page(path: string, holds?: (text: string) => boolean) {
  ahead += 60_000
  const later = performance.now() + ahead
  const now = vi.spyOn(performance, 'now').mockReturnValue(later)
  await node.fetch(new Request(`${node.host.origin}/th/verify`))
  now.mockRestore()
  const read = async () => (await node.fetch(new Request(`${node.host.origin}${path}`))).text()
  if (holds) await vi.waitFor(async () => expect(holds(await read())).toBe(true), 5000)
  return read()
}

test('every part of every language is whole, and a draft until somebody named has read it', async () => {
  const all = await lines()
  expect(all.filter(({ wanted, said }) => wanted !== said)).toEqual([])
  expect(new Set(all.map(({ language }) => language)).size).toBe(12)
  expect((await lineOf('en', 'intake')).state).toBe('Source')
  expect(await lineOf('km', 'intake')).toMatchObject({ state: 'Draft', reviewer: null })
})

test('what goes out comes in again without a change, with its values kept as marks of their own', async () => {
  const xliff = await exported()
  expect(xliff).toContain('<x id="authority"/>')
  expect(await bring(xliff)).toEqual({ changed: 0, mistakes: [] })
  const plurals = await exported({ language: 'fil', slice: 'intake' })
  expect(plurals).toContain('id="mistake.title_one"')
})

test('a wrong file is refused whole, each mistake with its line', async () => {
  const text = (await exported()).split('\n')
  const at = (word: string) => text.findIndex((line) => line.includes(word)) + 1
  const [genuine, title, back] = [at('id="verify.genuineLine"'), at('id="verify.title"'), at('id="verify.back"')]
  text[genuine + 1] = '<target>จริง</target>'
  text[title + 1] = '<target> </target>'
  text[back] = '<source>Home</source>'
  const check = at('id="verify.check"')
  text[check + 1] = '<target>&lt;b&gt;ตรวจ&lt;/b&gt;</target>'
  expect((await bring(text.join('\n'))).mistakes).toEqual([
    { line: title + 2, what: 'Empty', unit: 'verify.title' },
    { line: back + 1, what: 'OtherSource', unit: 'verify.back' },
    { line: check + 2, what: 'Markup', unit: 'verify.check' },
    { line: genuine + 2, what: 'Values', unit: 'verify.genuineLine' },
  ])
  const whole = await exported()
  const told = async (xliff: string) => (await bring(xliff)).mistakes.map(({ what }) => what)
  expect(await told(whole.replace('target-language="th"', 'target-language="lo"'))).toEqual(['OtherLanguage'])
  expect(await told(whole.replace('original="letters"', 'original="intake"'))).toEqual(['OtherPart'])
  expect(await told(whole.replace('id="verify.back"', 'id="verify.title"'))).toEqual(['Twice', 'Missing'])
  expect(await told(whole.replace('id="verify.back"', 'id="toString"'))).toEqual(['Unknown', 'Missing'])
  expect(await told(whole.replace('</body>', ''))).toEqual(['NotXliff'])
  expect(await told(`<!DOCTYPE x [<!ENTITY a "b">]>${whole}`)).toEqual(['NotXliff'])
  expect(await lineOf('th', 'letters')).toMatchObject({ state: 'Draft' })
})

test('words that came in stand on the pages; who read them is named until a word changes', async () => {
  const xliff = await exported()
  const better = xliff.replace(/(id="verify\.title"[^]*?<target[^>]*>)[^<]*/, '$1จดหมายนี้จริงหรือไม่')
  expect(await bring(better)).toEqual({ changed: 1, mistakes: [] })
  const text = await page('/th/verify', (said) => said.includes('จดหมายนี้จริงหรือไม่'))
  expect(text).toContain('จดหมายนี้จริงหรือไม่')
  expect(text).toContain('แปลด้วยเครื่อง')

  node.wait({ minutes: 1 })
  const { digest } = await lineOf('th', 'letters')
  await node.as('Kartika')(confirmTongue, { ...which, reviewer: 'Malee Contoh', digest })
  expect(await lineOf('th', 'letters')).toMatchObject({ state: 'Reviewed', reviewer: 'Malee Contoh' })
  expect(
    (await node.as('Kartika')(confirmTongue, { ...which, reviewer: 'Malee', digest: '0'.repeat(64) })).status,
  ).toBe(409)
  expect(await bring(xliff)).toEqual({ changed: 1, mistakes: [] })
  expect((await lineOf('th', 'letters')).state).toBe('Again')
})

test('a language whose every part was read bears no mark any more', async () => {
  expect(await page('/pt/')).toContain('traduzidas por uma máquina')
  for (const { slice, digest } of (await lines()).filter(({ language }) => language === 'pt'))
    await node.as('Kartika')(confirmTongue, { language: 'pt', slice, reviewer: 'Amélia Exemplo', digest })
  expect(await page('/pt/', (text) => !text.includes('máquina'))).not.toContain('traduzidas por uma máquina')
})

test('Indonesian and English are written by the house and come in with the program only', async () => {
  const { status } = await node.as('Kartika')(exportTongue, { language: 'id', slice: 'letters' })
  expect(status).toBe(404)
  expect((await node.as('Kartika')(exportTongue, { language: 'th', slice: 'casework' })).status).toBe(404)
})
