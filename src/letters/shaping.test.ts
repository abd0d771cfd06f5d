import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { useBrowser } from '../../test/browser.ts'
import { LetterLanguage } from './contract.ts'
import { openCompiler } from './typeset/compiler.ts'
import { readFonts } from './typeset/fonts.ts'
import { canPrint, charactersOf } from './typeset/glyphs.ts'
import { wordsIn } from './words.ts'

const chromium = useBrowser()
const { resolve } = createRequire(import.meta.url)
const compiler = openCompiler(import.meta.dirname, readFonts())

/** Every sentence of a catalogue, without the gaps that are filled later. */
function sentencesOf(language: LetterLanguage): string[] {
  const gather = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap(gather)
  const { draftedBy: _, reviewedBy: __, ...words } = wordsIn(language)
  return gather(words)
    .flatMap((sentence) => sentence.split(/\{\w+\}/).map((part) => part.trim()))
    .filter(Boolean)
}

/** How wide Typst sets each sentence, in points at a size of 100. */
function widthsSet(language: string, family: string, sentences: readonly string[]): number[] {
  const made = compiler.compile({
    mainFileContent: `#set text(font: ("${family}", "Noto Sans"), size: 100pt, lang: sys.inputs.lang)
#set page(width: auto, height: auto, margin: 0pt)
#context [#metadata(json(bytes(sys.inputs.list)).map(each => measure(text(each)).width.pt()))<widths>]`,
    inputs: { list: JSON.stringify(sentences), lang: language },
  })
  return (compiler.query(made.result!, { selector: '<widths>' }) as { value: number[] }[])[0]!.value
}

const noto = (script: string) =>
  join(
    dirname(resolve(`@expo-google-fonts/noto-sans${script && `-${script.toLowerCase()}`}/package.json`)),
    `400Regular/NotoSans${script}_400Regular.ttf`,
  )
const scripts = { th: 'Thai', km: 'Khmer', lo: 'Lao', my: 'Myanmar', vi: '', pt: '' } as const

test.each(Object.entries(scripts))(
  'each sentence of %s is shaped as a browser shapes it, to the width of its glyphs',
  async (language, script) => {
    const sentences = sentencesOf(language as LetterLanguage)
    const family = `Noto Sans${script && ` ${script}`}`
    const fonts = [...new Set([script, ''])].map((each) => [
      `Noto Sans${each && ` ${each}`}`,
      readFileSync(noto(each)).toString('base64'),
    ])
    const page = await chromium.browser.newPage()
    const seen = await page.evaluate(
      async ({ fonts, family, sentences, language }) => {
        document.documentElement.lang = language
        for (const [name, data] of fonts) {
          const bytes = Uint8Array.from(atob(data!), (letter) => letter.charCodeAt(0))
          document.fonts.add(await new FontFace(name!, bytes).load())
        }
        const pen = document.createElement('canvas').getContext('2d')!
        pen.font = `100px "${family}", "Noto Sans"`
        return sentences.map((sentence) => pen.measureText(sentence).width)
      },
      { fonts, family, sentences, language },
    )
    await page.close()
    const set = widthsSet(language, family, sentences)
    const wrong = sentences.filter((_, n) => Math.abs(set[n]! - seen[n]!) > 0.01 * seen[n]! + 1)
    expect(wrong).toEqual([])
    expect(sentences.length).toBeGreaterThan(120)
  },
)

test('every fixed word of every language has its glyphs', () => {
  const known = new Set<number>()
  for (const font of readFonts()) charactersOf(font, known)
  for (const language of LetterLanguage.options)
    expect(sentencesOf(language).filter((sentence) => !canPrint(known, sentence))).toEqual([])
})
