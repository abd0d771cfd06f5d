import { gapsOf, type Words } from '../../platform/portal/catalogue.ts'
import type { Tongue } from '../../platform/portal/contract.ts'
import type { ImportMistake } from './contract.ts'
import { readElements, type Element } from './read-elements.ts'

interface Which {
  readonly language: Tongue
  readonly slice: string
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const quoted = (text: string) => escaped(text).replaceAll('"', '&quot;')

/** A value that a sentence names becomes `<x id="…"/>`: translators' tools keep those whole. */
const marked = (text: string) => escaped(text).replaceAll(/\{\{\s*([\w.]+)\s*\}\}/g, '<x id="$1"/>')

/** XLIFF 1.2, one unit for each sentence, English beside the words as they stand. */
export function writeXliff({ language, slice }: Which, wanted: Words, said: Words): string {
  const units = Object.entries(wanted).map(
    ([key, source]) => `      <trans-unit id="${quoted(key)}" xml:space="preserve">
        <source>${marked(source)}</source>
        <target state="${said[key] ? 'needs-review-translation' : 'needs-translation'}">${marked(said[key] ?? '')}</target>
      </trans-unit>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
  <file original="${slice}" source-language="en" target-language="${language}" datatype="plaintext">
    <body>
${units.join('\n')}
    </body>
  </file>
</xliff>
`
}

type Read = { readonly words: Words; readonly mistakes: readonly ImportMistake[] }

/** Reads a translated file. With one mistake nothing of it counts; every mistake is told with its line. */
export function readXliff(text: string, { language, slice }: Which, wanted: Words): Read {
  const mistakes: ImportMistake[] = []
  const wrong = (line: number, what: ImportMistake['what'], unit = '') => mistakes.push({ line, what, unit })
  const read = readElements(text)
  if ('line' in read) return { words: {}, mistakes: [{ line: read.line, what: 'NotXliff', unit: '' }] }
  const { root } = read
  const file = root.name === 'xliff' ? root.inner.find(({ name }) => name === 'file') : undefined
  if (!file || root.attributes['version'] !== '1.2')
    return { words: {}, mistakes: [{ line: root.line, what: 'NotXliff', unit: '' }] }
  if (file.attributes['original'] !== slice) wrong(file.line, 'OtherPart', file.attributes['original'])
  if (file.attributes['target-language'] !== language)
    wrong(file.line, 'OtherLanguage', file.attributes['target-language'])
  const words: Record<string, string> = {}
  for (const unit of unitsOf(file)) {
    const id = unit.attributes['id'] ?? ''
    if (!Object.hasOwn(wanted, id)) wrong(unit.line, 'Unknown', id)
    else if (Object.hasOwn(words, id)) wrong(unit.line, 'Twice', id)
    else {
      const what = mistakeIn(unit, wanted[id]!)
      if (what) wrong(partOf(unit, what === 'OtherSource' ? 'source' : 'target')?.line ?? unit.line, what, id)
      words[id] = textOf(partOf(unit, 'target'))
    }
  }
  for (const id of Object.keys(wanted)) if (!Object.hasOwn(words, id)) wrong(file.line, 'Missing', id)
  return { words, mistakes: mistakes.slice(0, 500) }
}

const unitsOf = (element: Element): Element[] =>
  element.inner.flatMap((each) => (each.name === 'trans-unit' ? [each] : unitsOf(each)))

const partOf = (unit: Element, name: string) => unit.inner.find((each) => each.name === name)

/** The words of a source or target, with its values as the catalogue writes them. */
function textOf(element: Element | undefined): string {
  if (!element) return ''
  const value = ({ name, attributes }: Element) =>
    name === 'x' || name === 'ph' ? `{{${attributes['id'] ?? ''}}}` : ''
  return element.parts
    .map((part) =>
      typeof part === 'string' ? part : part.inner.length > 0 || part.parts.length > 0 ? textOf(part) : value(part),
    )
    .join('')
    .trim()
}

function mistakeIn(unit: Element, source: string): ImportMistake['what'] | undefined {
  const target = textOf(partOf(unit, 'target'))
  if (textOf(partOf(unit, 'source')) !== source.trim()) return 'OtherSource'
  if (target === '') return 'Empty'
  if (target.length > 2000) return 'TooLong'
  if (String(gapsOf(target)) !== String(gapsOf(source))) return 'Values'
  // The catalogue would call another sentence, and a page would take it for its own marks.
  if (/[<>]|\$t\(|\{\{(?!\s*[\w.]+\s*\}\})/.test(target)) return 'Markup'
  return undefined
}
