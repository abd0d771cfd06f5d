import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { aLetter, matterOf } from '../../test/a-letter.ts'
import { bare, readPdf } from '../../test/read-pdf.ts'
import { newCode, showCode } from './code.ts'
import { LetterKind, LetterLanguage } from './contract.ts'
import { factsOf } from './kinds.ts'
import type { Letter } from './letter.ts'
import { previewLetter, setLetter } from './set-letter.ts'
import { sayDate } from './say-date.ts'
import { wordsIn } from './words.ts'

const sender = { state: 'ID', origin: 'https://id.example', synthetic: true }
const at = new Date('2026-11-24T07:20:00Z')
const issue = { number: 'ID/2026/000042', dated: '2026-11-24', code: newCode() }
const set = (letter: Letter) => setLetter(letter, { sender, issue, today: issue.dated, at })
const whole = (kind: LetterKind, languages: readonly LetterLanguage[], change?: Partial<Letter>) =>
  aLetter(kind, languages, { allowed: factsOf(kind, matterOf[kind]), ...change })

/** Every language stands once on the left and once on the right. */
const pairs = LetterLanguage.options.map(
  (language, n) => [language, LetterLanguage.options[(n + 3) % LetterLanguage.options.length]!] as const,
)

describe.each(LetterKind.options)('%s', (kind) => {
  test.each(pairs)('says its words in %s and %s, and its facts as they were written', async (first, second) => {
    const letter = whole(kind, [first, second])
    const { pdf, pages } = await set(letter)
    const read = readPdf(pdf)
    const text = bare(read.pages.join('\n'))

    expect(read.pages).toHaveLength(pages)
    expect(read.tagged).toBe(true)
    expect([...read.languages]).toEqual(
      expect.arrayContaining([first, second].map((each) => (each === 'fil' ? 'tl' : each))),
    )
    expect(text).not.toContain('\uFFFD')
    for (const language of [first, second]) {
      const words = wordsIn(language)
      expect(text).toContain(bare(words.kind[kind]!))
      if (kind === 'DecisionLetter') expect(text).toContain(bare(words.fact['appealHow']!))
      else expect(text).toContain(bare(words.tlp['AMBER+STRICT']!))
    }
    for (const [name, value] of Object.entries(letter.facts))
      if (typeof value === 'string' && !codes.includes(name))
        expect(text).toContain(bare(name.endsWith('Date') ? sayDate(first, value) : value))
    for (const page of read.pages) {
      expect(page.includes('TLP:')).toBe(kind !== 'DecisionLetter')
      expect(page).toContain(showCode(issue.code))
    }
    if (kind === 'EmergencyPage') expect(pages).toBe(1)
    if (process.env['SUAR_SHOTS']) writeFileSync(`${process.env['SUAR_SHOTS']}/${kind}-${first}-${second}.pdf`, pdf)
  })
})

const codes = [
  'sex',
  'placeControl',
  'status',
  'decisionBody',
  'nationality',
  'nationalityResult',
  'meaning',
  'appealHow',
]

test('a letter carries both references, its legal basis with its source, and page n of m', async () => {
  const { pages } = readPdf((await set(whole('NoteVerbale', ['en', 'km']))).pdf)
  const text = pages.join('\n')
  for (const part of ['0198c0de-1111-7000-8000-00000000abcd', 'TH-0302/1234', 'ACTIP-14.3', 'asean.org', issue.number])
    expect(bare(text)).toContain(bare(part))
  pages.forEach((page, n) => expect(page).toContain(`Page ${n + 1} of ${pages.length}`))
})

test('marks of doubt and of the machine stand in the preview only', async () => {
  const letter = whole('NoteVerbale', ['en'])
  const issued = readPdf((await set(letter)).pdf).pages.join('\n')
  expect(issued).not.toContain(wordsIn('en').frame['unverified'])
  expect(issued).not.toContain('drafted by machine')
  expect((await previewLetter(letter, { sender, today: issue.dated })).unreviewed).toEqual(['en'])
})

test('one language is said once', async () => {
  const { pages } = readPdf((await set(whole('PoliceLetter', ['en']))).pdf)
  expect(pages.join('\n').split('We ask that').length).toBe(2)
})

test('a missing fact is a gap in the preview, and no letter', async () => {
  const { lastPlace: _, ...facts } = whole('NoteVerbale', ['en']).facts
  const letter = whole('NoteVerbale', ['en'], { facts })
  const preview = await previewLetter(letter, { sender, today: issue.dated })
  expect(preview.missing).toEqual(['lastPlace'])
  expect(preview.picture).toContain('<svg')
  await expect(set(letter)).rejects.toMatchObject({ code: 'letters/facts-missing', detail: { missing: ['lastPlace'] } })
})

test('of a name and what she is called, one is enough', async () => {
  const { name: _, ...facts } = whole('NoteVerbale', ['en']).facts
  expect((await set(whole('NoteVerbale', ['en'], { facts }))).pages).toBeGreaterThan(0)
})

test('a request for legal assistance needs the items (a) to (g) of Article 6, and takes (h) to (k) where they apply', async () => {
  const letter = whole('MlaRequest', ['en'])
  const items = Object.keys(letter.facts).filter((name) => name.startsWith('mla'))
  expect(items).toHaveLength(11)
  for (const item of items.slice(0, 7)) {
    const facts = { ...letter.facts, [item]: '' }
    await expect(set({ ...letter, facts })).rejects.toMatchObject({ detail: { missing: [item] } })
  }
})

test('a fact that this letter does not carry is refused, not dropped', async () => {
  const facts = { ...whole('EmergencyPage', ['en']).facts, passportNumber: 'X9999999' }
  await expect(set(whole('EmergencyPage', ['en'], { facts }))).rejects.toMatchObject({
    code: 'letters/not-in-this-letter',
    detail: { facts: ['passportNumber'] },
  })
})

test('a script without a font is refused by the name of its fact, never printed as empty squares', async () => {
  const facts = { ...whole('NoteVerbale', ['en']).facts, alias: '𐴀𐴞𐴕𐴐𐴝' }
  const letter = whole('NoteVerbale', ['en'], { facts })
  await expect(set(letter)).rejects.toMatchObject({ code: 'letters/unprintable', detail: { facts: ['alias'] } })
  expect((await previewLetter(letter, { sender, today: issue.dated })).unprintable).toEqual(['alias'])
})

test('without a legal basis a formal letter is not issued; the page for the gate needs none', async () => {
  await expect(set(whole('NoteVerbale', ['en'], { basis: [] }))).rejects.toMatchObject({
    code: 'letters/no-legal-basis',
  })
  expect((await set(whole('EmergencyPage', ['en'], { basis: [] }))).pages).toBe(1)
})

test('a page for the gate that cannot be one page is refused', async () => {
  const facts = { ...whole('EmergencyPage', ['en']).facts, dangerNote: 'Guards carry weapons. '.repeat(180) }
  await expect(set(whole('EmergencyPage', ['en'], { facts }))).rejects.toMatchObject({
    code: 'letters/more-than-one-page',
  })
})

test('many letters at once are all set, each its own', async () => {
  const numbers = Array.from({ length: 12 }, (_, n) => `ID/2026/${String(n).padStart(6, '0')}`)
  const made = await Promise.all(
    numbers.map((number) =>
      setLetter(whole('PoliceLetter', ['id', 'th']), { sender, issue: { ...issue, number }, today: issue.dated, at }),
    ),
  )
  for (const [n, { pdf }] of made.entries()) expect(readPdf(pdf).pages[0]).toContain(numbers[n])
})

test('a purpose or a caveat without words is refused, never left out', async () => {
  const { handling } = whole('NoteVerbale', ['en'])
  for (const change of [{ purpose: 'Holiday' }, { caveats: ['NoOnwardSharing', 'NoBreakfast'] }])
    await expect(set(whole('NoteVerbale', ['en'], { handling: { ...handling, ...change } }))).rejects.toMatchObject({
      code: 'letters/no-words',
    })
})
