import { isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { Catalogue } from './catalogue.contract.ts'
import type { MistakeCode } from './mistake.contract.ts'

/** One thing that is wrong with a catalogue, and where a person finds it. */
export interface Mistake {
  readonly line: number
  readonly where: string
  readonly code: MistakeCode
  /** What the code speaks of: a name, or the values that may stand there. */
  readonly of: string
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
        .map(({ pos, code }) => ({ line: lineOf(pos[0]), where: '', code: 'broken', of: code })),
    }
  const parsed = Catalogue.safeParse(document.toJS({ maxAliasCount: 0 }))
  if (parsed.success) return { ok: true, catalogue: parsed.data }
  return {
    ok: false,
    mistakes: parsed.error.issues.slice(0, most).map((issue) => ({
      line: lineOf(startOf(issue.path)),
      where: issue.path.map(String).join('.'),
      ...sayWhat(issue),
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

function sayWhat(issue: z.core.$ZodIssue): Pick<Mistake, 'code' | 'of'> {
  if (issue.code === 'custom') return issue.params as Pick<Mistake, 'code' | 'of'>
  if (issue.code === 'invalid_value') return { code: 'not-one-of', of: issue.values.map(String).join(', ') }
  if (issue.code === 'unrecognized_keys') return { code: 'unknown-key', of: issue.keys.join(', ') }
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) return { code: 'missing', of: '' }
  return { code: 'malformed', of: '' }
}
