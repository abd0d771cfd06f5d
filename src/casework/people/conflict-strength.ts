import { nameSimilarity } from '../names/name-similarity.ts'
import { normaliseName } from '../names/normalise-name.ts'
import type { Identity } from './contract.ts'

interface OfficerNow {
  readonly name: string
  readonly post: string
}
export interface Likeness {
  readonly why: 'NamedInCase' | 'PostNamed'
  readonly strong: boolean
}

/** At or above the first it is her, at or above the second it may be. Names of at least two words, whole against whole. */
const [certain, possible] = [0.97, 0.9]

/**
 * How a person of a case is like an officer: by her name as the house compares names, by her post in what is said of
 * the person. A name of one word says too little to block anybody; it asks, where it is all that she is called.
 */
export function likenessOf(officer: OfficerNow, { names, description }: Identity): Likeness | undefined {
  const own = normaliseName(officer.name)
  const said = [description, ...names.map(({ text }) => text)].map((text) => plain(text ?? ''))
  if (officer.post.length > 3 && said.some((text) => ` ${text} `.includes(` ${plain(officer.post)} `)))
    return { why: 'PostNamed', strong: true }
  const likest = Math.max(0, ...names.map(({ text, kind }) => likeness(own, { text, kind })))
  return likest >= possible ? { why: 'NamedInCase', strong: likest >= certain } : undefined
}

function likeness(own: readonly string[], { text, kind }: Identity['names'][number]): number {
  const other = normaliseName(text)
  if (own.length < 2 || other.length < 2)
    return kind !== 'Nickname' && kind !== 'Alias' && own.join(' ') === other.join(' ') ? possible : 0
  return Math.min(nameSimilarity(own, other), nameSimilarity(other, own))
}

const plain = (text: string) => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')
