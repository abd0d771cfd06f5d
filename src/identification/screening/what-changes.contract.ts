import { assess, type Asked, type Suggestion } from './assess.contract.ts'
import type { Catalogue } from './catalogue.contract.ts'

/** One thing that would make the suggestion another. */
export type Change =
  | { readonly kind: 'without'; readonly code: string; readonly makes: Suggestion }
  | { readonly kind: 'child'; readonly makes: Suggestion }
  | { readonly kind: 'with'; readonly code: string; readonly makes: Suggestion }

const most = 4

/** What would change the suggestion: a sign that falls away, an age under 18, or one more sign that nobody asked for yet. */
export function whatChanges(catalogues: readonly Catalogue[], asked: Asked): Change[] {
  const { suggestion, elements, childRule } = assess(catalogues, asked)
  const weigh = (change: Partial<Asked>) => assess(catalogues, { ...asked, ...change }).suggestion
  const signs = [...new Set(elements.flatMap((element) => element.signs.map(({ code }) => code)))]
  const without = signs
    .map((code) => ({
      kind: 'without' as const,
      code,
      makes: weigh({ answers: asked.answers.filter((a) => a.code !== code) }),
    }))
    .filter(({ makes }) => makes !== suggestion)
  const child = childRule ? suggestion : weigh({ minor: 'Yes' })
  const wanting = elements.filter(({ standing }) => standing === 'NotShown' || standing === 'Partly')
  const withMore = [...new Set(wanting.flatMap(({ unasked }) => unasked))]
    .map((code) => ({
      kind: 'with' as const,
      code,
      makes: weigh({ answers: [...asked.answers, { code, said: 'Yes', from: '' }] }),
    }))
    .filter(({ makes }) => makes === 'AllElements' && suggestion !== 'AllElements')
  return [
    ...without.slice(0, most),
    ...(child === suggestion ? [] : [{ kind: 'child' as const, makes: child }]),
    ...withMore.slice(0, most),
  ]
}
