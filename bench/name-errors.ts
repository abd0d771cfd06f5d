import type { Chance } from '../src/region/people/chance.ts'

type Mistake = (tokens: readonly string[], chance: Chance) => string
type Rule = readonly [RegExp, string]

const letters = 'abcdefghijklmnopqrstuvwxyz'.split('')
const longest = (tokens: readonly string[]) =>
  tokens.reduce((best, token) => (token.length > best.length ? token : best))

/** Changes the longest token, where there is room for a mistake. */
const inLongest = (tokens: readonly string[], change: (word: string) => string) => {
  const target = longest(tokens)
  return tokens.map((token) => (token === target ? change(token) : token)).join(' ')
}
const inside = (word: string, { below }: Chance) => 1 + below(word.length - 1)

const transliterations: readonly Rule[] = [
  [/ph/, 'p'],
  [/th/, 't'],
  [/kh/, 'k'],
  [/ch/, 'j'],
  [/w/, 'v'],
  [/y/, 'i'],
  [/ee/, 'i'],
  [/oo/, 'u'],
  [/c/, 'k'],
  [/v/, 'w'],
  [/f/, 'p'],
  [/z/, 's'],
  [/ai/, 'ay'],
]
const oldSpellings: readonly Rule[] = [
  [/u/, 'oe'],
  [/j/, 'dj'],
  [/c(?!h)/, 'tj'],
  [/ny/, 'nj'],
  [/sy/, 'sj'],
]
const applyFirst = (word: string, rules: readonly Rule[]) => {
  const rule = rules.find(([from]) => from.test(word))
  return rule ? word.replace(rule[0], rule[1]) : word
}

const deletion: Mistake = (tokens, chance) =>
  inLongest(tokens, (word) => {
    const at = inside(word, chance)
    return word.slice(0, at) + word.slice(at + 1)
  })
const transliteration: Mistake = (tokens) => tokens.map((token) => applyFirst(token, transliterations)).join(' ')

/** Thirteen kinds of mistake with which a name arrives at a duty desk. */
export const mistakes: Readonly<Record<string, Mistake>> = {
  substitution: (tokens, chance) =>
    inLongest(tokens, (word) => {
      const at = inside(word, chance)
      return word.slice(0, at) + chance.pick(letters) + word.slice(at + 1)
    }),
  deletion,
  insertion: (tokens, chance) =>
    inLongest(tokens, (word) => {
      const at = inside(word, chance)
      return word.slice(0, at) + chance.pick(letters) + word.slice(at)
    }),
  transposition: (tokens, { below }) =>
    inLongest(tokens, (word) => {
      const at = below(word.length - 1)
      return word.slice(0, at) + (word[at + 1] ?? '') + word[at] + word.slice(at + 2)
    }),
  'swapped tokens': (tokens) => tokens.toReversed().join(' '),
  'dropped vowels': (tokens) => inLongest(tokens, (word) => word[0] + word.slice(1).replace(/[aeiou](?=[^aeiou])/, '')),
  honorific: (tokens, { pick }) => `${pick(['Bapak', 'Ibu', 'Haji', 'Khun', 'Nang', 'Daw', 'Mr'])} ${tokens.join(' ')}`,
  spacing: ([first = '', second = '', ...rest]) => [first + second, ...rest].join(' '),
  'old spelling': (tokens) => tokens.map((token) => applyFirst(token, oldSpellings)).join(' '),
  transliteration,
  partial: (tokens) => (tokens.length > 2 ? tokens.slice(0, -1) : tokens).join(' ').slice(0, -2),
  initials: (tokens) => tokens.map((token, at) => (at > 0 && at < tokens.length - 1 ? token[0] : token)).join(' '),
  combination: (tokens, chance) => deletion(transliteration(tokens, chance).split(' ').toReversed(), chance),
}
