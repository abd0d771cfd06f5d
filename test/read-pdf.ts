import { inflateSync } from 'node:zlib'

interface Piece {
  readonly words: string
  readonly stream: Buffer
}

/**
 * Reads a PDF as a screen reader does: glyph by glyph through the font's own table, but for the pieces that say
 * themselves how they are read (ActualText, ISO 32000 14.9.4), as every stacked syllable of Khmer or Burmese does.
 */
export function readPdf(pdf: Buffer) {
  const pieces = readPieces(pdf)
  const get = (id: string | undefined) => pieces.get(id ?? '') ?? { words: '', stream: Buffer.alloc(0) }
  const all = [...pieces.values()]
  const catalog = all.find(({ words }) => /\/Type\s*\/Catalog\b/.test(words))!
  const leaves = (id: string): Piece[] => {
    const kids = /\/Kids\s*\[([^\]]*)\]/.exec(get(id).words)?.[1]
    return kids === undefined ? [get(id)] : [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid]) => leaves(kid!))
  }
  const pages = leaves(/\/Pages (\d+) 0 R/.exec(catalog.words)![1]!).map((page) => {
    const resources = /\/Resources (\d+) 0 R/.exec(page.words)
    const fonts = fontsIn(resources ? get(resources[1]).words : page.words, get)
    return textOf(get(/\/Contents (\d+) 0 R/.exec(page.words)?.[1]).stream.toString('latin1'), fonts)
  })
  return { pages, tagged: /\/Marked\s+true/.test(catalog.words), languages: languagesIn(all) }
}

/** Every object, also those that are packed into streams of objects. */
function readPieces(pdf: Buffer): Map<string, Piece> {
  const source = pdf.toString('latin1')
  const found = new Map<string, Piece>()
  for (const { 1: id, 2: words, 3: stream, index, 0: whole } of source.matchAll(
    /(\d+) 0 obj\b(.*?)(?:\bendobj|(stream\r?\n))/gs,
  )) {
    const start = index + whole.length
    const bytes = stream ? inflated(pdf.subarray(start), words!) : Buffer.alloc(0)
    found.set(id!, { words: words!, stream: bytes })
    if (/\/Type\s*\/ObjStm/.test(words!))
      for (const [inner, text] of packedIn(words!, bytes.toString('latin1')))
        found.set(inner, { words: text, stream: Buffer.alloc(0) })
  }
  return found
}

function inflated(bytes: Buffer, words: string): Buffer {
  return /FlateDecode/.test(words) ? inflateSync(bytes) : bytes.subarray(0, Number(/\/Length (\d+)/.exec(words)?.[1]))
}

function packedIn(words: string, text: string): [string, string][] {
  const first = Number(/\/First (\d+)/.exec(words)![1])
  const numbers = text.slice(0, first).trim().split(/\s+/)
  const starts = numbers.filter((_, n) => n % 2 === 1).map(Number)
  return starts.map((start, n) => [numbers[n * 2]!, text.slice(first + start, first + (starts[n + 1] ?? text.length))])
}

type Font = ReadonlyMap<number, string>

function fontsIn(words: string, get: (id: string | undefined) => Piece): Map<string, Font> {
  const list = /\/Font\s*<<(.*?)>>/s.exec(words)?.[1] ?? get(/\/Font (\d+) 0 R/.exec(words)?.[1]).words
  return new Map(
    [...list.matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, name, id]) => {
      const table = get(/\/ToUnicode (\d+) 0 R/.exec(get(id).words)?.[1]).stream.toString('latin1')
      return [name!, readTable(table)]
    }),
  )
}

function readTable(table: string): Font {
  const font = new Map<number, string>()
  const text = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le')
  for (const [, part] of table.matchAll(/beginbfchar(.*?)endbfchar/gs))
    for (const [, code, hex] of part!.matchAll(/<(\w+)>\s*<(\w+)>/g)) font.set(Number.parseInt(code!, 16), text(hex!))
  for (const [, part] of table.matchAll(/beginbfrange(.*?)endbfrange/gs))
    for (const [, from, to, hex] of part!.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const [first, last] = [Number.parseInt(from!, 16), Number.parseInt(to!, 16)]
      for (let code = first; code <= last; code++)
        font.set(code, text((Number.parseInt(hex!, 16) + code - first).toString(16).padStart(hex!.length, '0')))
    }
  return font
}

/** A string may hold brackets in pairs, and those others: twelve deep is more than a line of text has. */
const inBrackets = Array.from({ length: 12 }).reduce<string>(
  (inner) => String.raw`\((?:\\[\s\S]|[^\\()]${inner && `|${inner}`})*\)`,
  '',
)
const token = new RegExp(`${inBrackets}|<<|>>|<[0-9a-fA-F\\s]*>|/[^\\s/<>()[\\]]+|[^\\s/<>()[\\]]+`, 'g')

function textOf(content: string, fonts: ReadonlyMap<string, Font>): string {
  const said: string[] = []
  // For each marked part that is open: what it says of itself, if anything.
  const open: (string | undefined)[] = []
  let [font, name, actual]: [Font | undefined, string, string | undefined] = [undefined, '', undefined]
  let wantsText = false
  // Strings in a dictionary are not shown.
  let depth = 0
  for (const [word] of content.matchAll(token)) {
    const string = word.startsWith('(') || (word.startsWith('<') && word !== '<<')
    if (string && wantsText) actual = utf16(bytesOf(word))
    else if (string && depth === 0 && !open.some((part) => part !== undefined)) said.push(glyphs(bytesOf(word), font))
    wantsText = word === '/ActualText'
    depth += word === '<<' ? 1 : word === '>>' ? -1 : 0
    if (word.startsWith('/')) name = word.slice(1)
    if (word === 'Tf') font = fonts.get(name)
    if (word === 'BT') said.push('\n')
    if (word === 'BDC' || word === 'BMC') {
      if (actual !== undefined) said.push(actual)
      open.push(actual)
      actual = undefined
    }
    if (word === 'EMC') open.pop()
  }
  return said.join('')
}

const glyphs = (bytes: Buffer, font: Font | undefined): string =>
  Array.from({ length: bytes.length >> 1 }, (_, n) => font?.get(bytes.readUInt16BE(n * 2)) ?? '\uFFFD').join('')

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

const bytesOf = (word: string): Buffer =>
  word.startsWith('<')
    ? Buffer.from(word.replaceAll(/[<>\s]/g, ''), 'hex')
    : Buffer.from(
        word
          .slice(1, -1)
          .replaceAll(/\\(\d{1,3}|.)/gs, (_, code: string) =>
            /^\d/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (escapes[code] ?? code),
          ),
        'latin1',
      )

const utf16 = (bytes: Buffer): string =>
  bytes[0] === 0xfe ? Buffer.from(bytes.subarray(2)).swap16().toString('utf16le') : bytes.toString('latin1')

/** The languages that the file names, so that each part is read aloud in its own voice. */
const languagesIn = (pieces: readonly Piece[]): Set<string> =>
  new Set(
    pieces.flatMap(({ words, stream }) =>
      [
        ...(words + (/\/Lang/.test(stream.toString('latin1')) ? stream.toString('latin1') : '')).matchAll(
          /\/Lang\s*\(([^)]*)\)/g,
        ),
      ].map(([, language]) => language!),
    ),
  )

/**
 * Without what a line break or a script that writes no spaces may have changed. A mark that is drawn higher than its
 * letter repeats the syllable in the file; a syllable said twice in a row counts once, here and in what is expected.
 */
export function bare(text: string): string {
  const whole = text.normalize('NFC').replaceAll(/[\s\u200b\u2060\u00ad]/g, '')
  return whole.replaceAll(/[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+/g, (run) => {
    let [before, after] = ['', run]
    while (after !== before) [before, after] = [after, after.replaceAll(/(.{1,9}?)\1+/gs, '$1')]
    return after
  })
}
