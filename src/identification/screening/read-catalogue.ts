import { isNode, LineCounter, parseDocument } from 'yaml'
import { Catalogue } from './catalogue.contract.ts'

/** One thing that is wrong with a catalogue, and where a person finds it. */
export interface Mistake {
  readonly line: number
  readonly where: string
  readonly what: string
}

export type Read =
  | { readonly ok: true; readonly catalogue: Catalogue }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] }

const most = 20

/** Reads a catalogue in JSON (or YAML, of which JSON is a part). With one mistake it is refused whole, each with its line. */
export function readCatalogue(text: string): Read {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, maxAliasCount: 0 } as never)
  const lineOf = (offset: number) => lines.linePos(offset).line
  if (document.errors.length > 0)
    return {
      ok: false,
      mistakes: document.errors
        .slice(0, most)
        .map(({ pos, message }) => ({ line: lineOf(pos[0]), where: '', what: message.split('\n')[0]! })),
    }
  const parsed = Catalogue.safeParse(document.toJS({ maxAliasCount: 0 }))
  if (parsed.success) return { ok: true, catalogue: parsed.data }
  return {
    ok: false,
    mistakes: parsed.error.issues.slice(0, most).map(({ path, message }) => ({
      line: lineOf(startOf(path)),
      where: path.map(String).join('.'),
      what: message,
    })),
  }

  /** Where the value at `path` begins, or, if it is missing, what should hold it. */
  function startOf(path: readonly PropertyKey[]): number {
    for (let length = path.length; length >= 0; length--) {
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length) as string[], true)
      if (isNode(node) && node.range) return node.range[0]
    }
    return 0
  }
}
