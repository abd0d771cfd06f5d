import { Contact } from './contact.ts'

/** A contact and the line of the file on which it begins. */
export interface ReadContact {
  readonly line: number
  readonly contact: Contact
}

/** What is wrong with a file of contacts, one sentence each, with its line. */
export class WrongFile extends Error {
  override name = 'WrongFile'
}

/** Reads a JSON list of contacts. Throws `WrongFile` with every line that is wrong: a file is taken whole or not at all. */
export function readContacts(text: string): ReadContact[] {
  const list = parse(text)
  if (!Array.isArray(list)) throw new WrongFile('line 1: a list of contacts begins with [ and ends with ].')
  const entries = entriesIn(text)
  const wrong: string[] = []
  const seen = new Map<string, number>()
  const read = list.flatMap((entry: unknown, index) => {
    const line = entries[index]?.line ?? 1
    const parsed = Contact.safeParse(entry)
    if (!parsed.success) {
      const said = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the contact'}: ${message}`)
      wrong.push(`line ${line}: ${said.join('; ')}`)
      return []
    }
    const { code } = parsed.data
    const before = seen.get(code)
    if (before !== undefined) wrong.push(`line ${line}: "${code}" stands on line ${before} already`)
    seen.set(code, line)
    return { line, contact: parsed.data }
  })
  if (wrong.length > 0) throw new WrongFile(wrong.join('\n'))
  return read
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const entries = entriesIn(text)
    const torn = entries.findIndex(({ at }, index) => {
      const entry = text.slice(at, entries[index + 1]?.at)
      return !isJson(entry.replace(/[\s,]*$/, '')) && !isJson(entry.replace(/\s*\]\s*$/, ''))
    })
    const line = entries[torn]?.line ?? text.trimEnd().split('\n').length
    throw new WrongFile(`line ${line}: this is not JSON.`)
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Where each entry of the outermost list begins. */
function entriesIn(text: string): { line: number; at: number }[] {
  const entries: { line: number; at: number }[] = []
  let [line, depth] = [1, 0]
  let begun = false
  for (const { 0: token, index: at } of text.matchAll(/"(?:[^"\\\n]|\\.)*"|[[\]{},\n]|[^\s"[\]{},]+/g)) {
    if (token === '\n') line++
    else if (token === ',' && depth === 1) begun = false
    else {
      if (depth === 1 && !begun && token !== ']') {
        entries.push({ line, at })
        begun = true
      }
      if (token === '[' || token === '{') depth++
      if (token === ']' || token === '}') depth--
    }
  }
  return entries
}
