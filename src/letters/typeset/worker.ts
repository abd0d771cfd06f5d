import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { openCompiler, saidBy } from './compiler.ts'
import { readFonts } from './fonts.ts'
import { canPrint, charactersOf } from './glyphs.ts'
import type { Answer, Task } from './typesetter.ts'

// Beside the event loop: a page takes tens of milliseconds, and somebody may be calling for help meanwhile.
const fonts = readFonts()
const template = readFileSync(join(import.meta.dirname, 'letter.typ'), 'utf8')
const compiler = openCompiler(import.meta.dirname, fonts)
const characters = new Set<number>()
for (const font of fonts) charactersOf(font, characters)

/** What was set a few letters ago is no longer at hand: the memory of one letter does not become that of the next. */
const forgetAfter = 8

parentPort!.on('message', ({ id, work }: { id: number; work: Task }) => {
  try {
    parentPort!.postMessage({ id, answer: carryOut(work) })
  } catch (error) {
    parentPort!.postMessage({ id, error: error instanceof Error ? error.message : String(error) })
  }
})

function carryOut(work: Task): Answer {
  if (work.kind === 'covers') return { kind: 'covers', covers: work.texts.map((text) => canPrint(characters, text)) }
  const set = { mainFileContent: work.template ?? template, inputs: { sheet: work.sheet } }
  const made = compiler.compile(set)
  const document = made.result
  if (!document) throw new Error(saidBy(compiler, made))
  const pages = document.numOfPages
  try {
    if (work.kind === 'picture') return { kind: 'picture', picture: compiler.plainSvg(document), pages }
    // PDF/UA-1: tagged, titled, with the languages named, so that a screen reader reads each in its own voice.
    const bytes = compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp: work.at })
    return { kind: 'pdf', pdf: Uint8Array.from(bytes), pages }
  } finally {
    compiler.evictCache(forgetAfter)
  }
}
