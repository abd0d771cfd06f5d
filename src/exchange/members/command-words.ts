import { sayIn } from '../../platform/i18n.ts'
import type { Problem } from '../../platform/problem.ts'
import type { Change } from './contract.ts'

/** What went wrong, in a sentence for the operator. */
export class CannotChange extends Error {
  override name = 'CannotChange'
}

const say = sayIn('en')

export function inWords({ code, detail }: Problem): string {
  const [, what] = code.split('/')
  const why = String(detail['why'])
  return what === 'list-rejected' ? say(`exchange:rejection.${why}`, detail) : say(`exchange:problem.${what}`, detail)
}

export const sentence = ({ what, state, values }: Change): string => {
  const days = Object.entries(values).map(([name, value]) => [name, value.replace(/T00:00:00(\.000)?Z$/, '')])
  return say(`exchange:change.${what}`, { ...Object.fromEntries(days), state })
}
