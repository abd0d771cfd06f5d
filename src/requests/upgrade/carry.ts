import { catalogue, type FieldName } from '../catalogue.ts'
import type { FieldValues, RequestKind } from '../contract.ts'
import { definitions, draftFields } from '../definitions.ts'
import { raises } from './ways.ts'

interface Facts {
  readonly values: FieldValues
  /** What the other state said in its answers. */
  readonly answered: FieldValues
}

/**
 * The facts of an earlier request where a later one states them, word for word; several under one heading stand on a
 * line each. A field of the same name keeps what it had.
 */
export function carry(from: RequestKind, into: RequestKind, { values, answered }: Facts): FieldValues {
  const fits = draftFields(into)
  const fitting = (name: FieldName, value: unknown) => fits.safeParse({ [name]: value }).success
  const { required, optional } = definitions[into]
  const mayCarry: readonly FieldName[] = [...required, ...optional]
  const carried: Record<string, FieldValues[string]> = {}
  for (const name of mayCarry) {
    const same = values[name]
    if (same !== undefined && fitting(name, same)) carried[name] = same
  }
  if (from === into) return carried
  for (const { to, from: names, answered: answers = [] } of raises[from]?.moves ?? []) {
    if (!mayCarry.includes(to) || carried[to] !== undefined) continue
    const said = [...names.flatMap((name) => values[name] ?? []), ...answers.flatMap((name) => answered[name] ?? [])]
    if (said.length === 0) continue
    const text = said.join(catalogue[to].kind === 'text' ? '\n' : ', ')
    if (fitting(to, text)) carried[to] = text
  }
  return carried
}

/** So long a piece does not stand in another text by chance. */
const telling = 12

/** Fields of the earlier one that the later does not state: they stay with the earlier, which it names. */
export function leftBehind(earlier: FieldValues, later: FieldValues): string[] {
  const texts = Object.values(later).filter((value) => typeof value === 'string')
  const parts = new Set(texts.flatMap((text) => [text, ...text.split('\n'), ...text.split(', ')]))
  const isSaid = (fact: string) =>
    parts.has(fact) || (fact.length >= telling && texts.some((text) => text.includes(fact)))
  return Object.entries(earlier)
    .filter(([name, value]) => later[name] !== value && !isSaid(String(value)))
    .map(([name]) => name)
}
