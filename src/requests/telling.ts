import { singlesOut, type FieldValues } from './contract.ts'

const plain = (value: string) => value.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()
/** Numbers are written with and without spaces and dashes. */
const bare = (value: string) => plain(value).replaceAll(/[\s.\-/]/g, '')
/** What is shorter stands in other words by chance. */
const shortest = 4

/** What in a request says who its person is. How she looks is told in too many words to be found again. */
export function tellingIn(values: FieldValues): string[] {
  const fields = singlesOut(values).filter((name) => name !== 'appearance')
  return fields.map((name) => String(values[name]))
}

/** Of the texts those that hold one of these, however it is spaced: their places. A year alone tells nothing; a whole date does. */
export function textsThatTell(texts: readonly string[], telling: readonly string[]): number[] {
  const known = new Set(
    telling.filter((value) => !/^\d{4}$/.test(value)).flatMap((value) => [plain(value), bare(value)]),
  )
  const sought = [...known].filter((value) => value.length >= shortest)
  return texts.flatMap((text, at) => {
    const said = [plain(text), bare(text)]
    return sought.some((value) => said.some((each) => each.includes(value))) ? [at] : []
  })
}
