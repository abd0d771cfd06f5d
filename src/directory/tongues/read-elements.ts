/** One element of an XML file, with the line on which it begins. */
export interface Element {
  readonly name: string
  readonly line: number
  readonly attributes: Readonly<Record<string, string>>
  readonly parts: (string | Element)[]
  readonly inner: Element[]
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
const deepest = 20

/** Not well-formed at this line. */
class Broken extends Error {
  readonly at: number
  constructor(at: number) {
    super('broken')
    this.at = at
  }
}

/**
 * Reads a small XML file: elements, attributes, text, comments, CDATA. A document type is refused, so that no file can
 * name another or grow on reading. Says the line where it is not well-formed.
 */
export function readElements(text: string): { readonly root: Element } | { readonly line: number } {
  const lines = linesOf(text)
  try {
    return { root: read(text.replace(/^\uFEFF/, ''), lines) }
  } catch (error) {
    if (error instanceof Broken) return { line: lines(error.at) }
    throw error
  }
}

function linesOf(text: string): (at: number) => number {
  const starts = [0]
  for (const { index } of text.matchAll(/\n/g)) starts.push(index + 1)
  return (at) => {
    let [low, high] = [0, starts.length]
    while (low + 1 < high) {
      const middle = (low + high) >> 1
      if (starts[middle]! <= at) low = middle
      else high = middle
    }
    return low + 1
  }
}

const piece =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([A-Za-z_][\w:.-]*)((?:\s+[A-Za-z_][\w:.-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y

function read(text: string, lines: (at: number) => number): Element {
  const top: Element = { name: '', line: 1, attributes: {}, parts: [], inner: [] }
  const open = [top]
  piece.lastIndex = 0
  while (piece.lastIndex < text.length) {
    const at = piece.lastIndex
    const found = piece.exec(text)
    if (!found) throw new Broken(at)
    const [, cdata, closing, name, attributes = '', alone, words] = found
    const here = open.at(-1)!
    if (cdata !== undefined) here.parts.push(cdata)
    else if (words !== undefined) addWords(here, plain(words, at), at)
    else if (name && closing) {
      if (open.length === 1 || open.pop()!.name !== name) throw new Broken(at)
    } else if (name) {
      const element = { name, line: lines(at), attributes: attributesOf(attributes, at), parts: [], inner: [] }
      here.parts.push(element)
      here.inner.push(element)
      if (!alone && open.push(element) > deepest) throw new Broken(at)
    }
  }
  if (open.length !== 1 || top.inner.length !== 1) throw new Broken(text.length)
  return top.inner[0]!
}

/** Words outside the one root are no XML. */
function addWords(here: Element, words: string, at: number) {
  if (here.name !== '') here.parts.push(words)
  else if (words.trim() !== '') throw new Broken(at)
}

function attributesOf(text: string, at: number): Record<string, string> {
  const found = [...text.matchAll(/([A-Za-z_][\w:.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)]
  return Object.fromEntries(found.map(([, name, double, single]) => [name!, plain(double ?? single ?? '', at)]))
}

const plain = (text: string, at: number): string =>
  text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));|&/gi, (...found: (string | undefined)[]) => {
    const [, ten, hex, name] = found
    if (name !== undefined && Object.hasOwn(entities, name)) return entities[name]!
    const code = ten ? Number(ten) : hex ? Number.parseInt(hex, 16) : 0
    if (code < 9 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) throw new Broken(at)
    return String.fromCodePoint(code)
  })
