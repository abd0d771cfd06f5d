/** Words that stand beside a name and say nothing of who it is: titles, patronymic particles, honorifics of the region. */
const honorifics = new Set(
  (
    'bapak bpk pak ibu bu sdr sdri saudara saudari haji hajjah hajah hj kh drs dra ir raden rr mas mbak bang kak abang kakak ' +
    'bin binti bt bte anak tuan puan encik cik datuk dato datin tengku syed ' +
    'khun nai nang nangsao mr mrs ms miss mister madam dr prof ' +
    'daw ko ma maung sai sayar lok lokta neak ong ang oknha thao ' +
    'ginoong ginang aling mang kuya ate jr sr iii'
  ).split(' '),
)

/** Spellings of before the reform of 1972, and letters that transliterations do not agree on. Applied in this order. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/oe/g, 'u'],
  [/dj/g, 'j'],
  [/tj/g, 'c'],
  [/nj/g, 'ny'],
  [/sj/g, 'sy'],
  [/(.)\1+/g, '$1'],
]

/**
 * The tokens of a name as they are compared: without case, diacritics, honorifics, old spelling and doubled letters.
 * A name of honorifics only keeps them: *Ko* may be all that a witness knows.
 */
export function normaliseName(name: string): string[] {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[’'`ʼ]/g, '')
    .toLowerCase()
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? []
  const telling = words.filter((word) => !honorifics.has(word))
  return (telling.length > 0 ? telling : words).map(respell)
}

const respell = (word: string) => spellings.reduce((said, [old, now]) => said.replace(old, now), word)

/** What remains of a token when vowels and the letters that transliterations swap are folded together. */
export function skeleton(token: string): string {
  const folded = token
    .replace(/ph/g, 'p')
    .replace(/([tkgbdcj])h/g, '$1')
    .replace(/s[hy]|z/g, 's')
    .replace(/[vw]/g, 'w')
    .replace(/f/g, 'p')
    .replace(/[qx]/g, 'k')
    .replace(/ny|ng/g, 'n')
    .replace(/[jc]/g, 'j')
    .replace(/r/g, 'l')
  const [first = '', ...rest] = folded
  return (isVowel(first) ? 'a' : first) + rest.filter((letter) => !isVowel(letter) && letter !== 'h').join('')
}

const isVowel = (letter: string) => 'aeiouy'.includes(letter)
