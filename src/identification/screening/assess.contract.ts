import { z } from 'zod'
import {
  elements,
  type Box,
  type Catalogue,
  type Count,
  type Dimension,
  type Element,
  type Indicator,
  type Strength,
} from './catalogue.contract.ts'

/** What one statement or exhibit says of one indicator. Answers are added, never changed: two may contradict each other. */
export interface Answer {
  readonly code: string
  readonly said: 'Yes' | 'No' | 'Unknown'
  /** The statement, exhibit or observation that it rests on. */
  readonly from: string
}

/** Whether the person was under 18 at any time of it. While it is disputed or unknown to be false, she is treated as a child. */
export const Minor = z.enum(['No', 'Yes', 'Disputed'])
export type Minor = z.infer<typeof Minor>

export interface Asked {
  readonly answers: readonly Answer[]
  readonly minor: Minor
  /** The indicators that the form asks for: only when all are answered can there be none. */
  readonly form: readonly string[]
}

/** An indicator that somebody has seen or told, with all that was said of it. */
export interface Sign {
  readonly code: string
  readonly strength: Strength
  readonly boxes: readonly Box[]
  readonly yes: readonly string[]
  /** Not empty: others say it was not so. It then counts as weak, and both are shown side by side. */
  readonly no: readonly string[]
}

export interface DimensionFound {
  readonly code: string
  readonly elements: readonly Element[]
  readonly shown: boolean
  /** The rule that is met, or the one that most nearly is. */
  readonly rule: Count
  readonly signs: readonly Sign[]
}

/** What one catalogue makes of the answers, by its own rule. */
export interface Finding {
  readonly catalogue: string
  readonly version: string
  readonly met: boolean
  readonly dimensions: readonly DimensionFound[]
  /** Of each part of the rule that is not met, the dimensions of which one would do. */
  readonly lacking: readonly (readonly string[])[]
}

export type Standing = 'Shown' | 'Partly' | 'NotShown' | 'NotNeeded'

export interface ElementFound {
  readonly element: Element
  readonly standing: Standing
  readonly signs: readonly Sign[]
  /** Indicators that nobody has asked for yet, the strongest first. */
  readonly unasked: readonly string[]
}

/**
 * What the answers suggest. Never a verdict: a named officer decides, with reasons, and may see it otherwise.
 * `AllElements`: by the rule of at least one catalogue every element that is needed is shown.
 */
export const Suggestion = z.enum(['AllElements', 'IndicatorsPresent', 'NoIndicators', 'NotEnoughKnown'])
export type Suggestion = z.infer<typeof Suggestion>

export interface Assessment {
  readonly suggestion: Suggestion
  /** Means are not needed, since she was or may have been under 18. */
  readonly childRule: boolean
  readonly minor: Minor
  readonly elements: readonly ElementFound[]
  readonly findings: readonly Finding[]
  /** Signs that were both told and denied. */
  readonly contested: readonly Sign[]
  /** What speaks against: must be answered in the reasons of whoever decides, and changes no suggestion. */
  readonly against: readonly { readonly code: string; readonly yes: readonly string[] }[]
}

/** Explains what the answers come to under these catalogues. Pure: the same answers in any order give the same. */
export function assess(catalogues: readonly Catalogue[], { answers, minor: told, form }: Asked): Assessment {
  const said = gather(answers)
  const minor = ageOf(catalogues, said, told)
  const childRule = minor !== 'No'
  const findings = catalogues.map((catalogue) => findBy(catalogue, said, childRule))
  const found = elements.map((element) => elementOf(element, { catalogues, findings, said, childRule }))
  const signs = findings.flatMap(({ dimensions }) => dimensions.flatMap((dimension) => dimension.signs))
  return {
    suggestion: suggest(catalogues, { findings, found, said, childRule, form }),
    childRule,
    minor,
    elements: found,
    findings,
    contested: unique(signs).filter(({ no }) => no.length > 0),
    against: catalogues
      .flatMap(({ against }) => against)
      .map(({ code }) => ({ code, yes: said.get(code)?.yes ?? [] }))
      .filter(({ yes }) => yes.length > 0),
  }
}

type Said = ReadonlyMap<
  string,
  { readonly yes: readonly string[]; readonly no: readonly string[]; readonly asked: boolean }
>

function gather(answers: readonly Answer[]): Said {
  const said = new Map<string, { yes: string[]; no: string[]; asked: boolean }>()
  for (const { code, said: what, from } of answers) {
    const of = said.get(code) ?? { yes: [], no: [], asked: false }
    if (what === 'Yes' && !of.yes.includes(from)) of.yes.push(from)
    if (what === 'No' && !of.no.includes(from)) of.no.push(from)
    of.asked ||= what !== 'Unknown'
    said.set(code, of)
  }
  for (const of of said.values()) {
    of.yes.sort()
    of.no.sort()
  }
  return said
}

/** A sign that she was a child, told by anybody, makes it at least disputed: a child must not lose by a false passport. */
function ageOf(catalogues: readonly Catalogue[], said: Said, told: Minor): Minor {
  if (told !== 'No') return told
  const signs = catalogues.flatMap(({ child }) => child)
  return signs.some(({ code }) => (said.get(code)?.yes.length ?? 0) > 0) ? 'Disputed' : 'No'
}

function findBy(catalogue: Catalogue, said: Said, childRule: boolean): Finding {
  const dimensions = catalogue.dimensions.map((dimension): DimensionFound => {
    const signs = catalogue.items
      .filter((item) => item.dimension === dimension.code)
      .flatMap((item) => signOf(item, said))
    const rule = dimension.shownBy.find((count) => meets(signs, count))
    const nearest = dimension.shownBy.toSorted((a, b) => wanting(signs, a) - wanting(signs, b))[0]!
    return {
      code: dimension.code,
      elements: dimension.elements,
      shown: rule !== undefined,
      rule: rule ?? nearest,
      signs,
    }
  })
  const shown = new Set(dimensions.filter((dimension) => dimension.shown).map(({ code }) => code))
  const needed = childRule ? catalogue.concludesForChild : catalogue.concludes
  const lacking = needed.filter((any) => !any.some((code) => shown.has(code)))
  return { catalogue: catalogue.catalogue, version: catalogue.version, met: lacking.length === 0, dimensions, lacking }
}

function signOf({ code, strength, boxes }: Indicator, said: Said): Sign[] {
  const { yes = [], no = [] } = said.get(code) ?? {}
  return yes.length === 0 ? [] : [{ code, strength: no.length > 0 ? 'weak' : strength, boxes, yes, no }]
}

/** How many signs this rule still wants; a stronger sign serves where a weaker one is asked for. */
function wanting(signs: readonly Sign[], { strong, medium, weak }: Count): number {
  const of = (strength: Strength) => signs.filter((sign) => sign.strength === strength).length
  const noStrong = Math.max(0, strong - of('strong'))
  const noMedium = Math.max(0, medium - (Math.max(0, of('strong') - strong) + of('medium')))
  const left = Math.max(0, of('strong') + of('medium') - strong - medium) + of('weak')
  return noStrong + noMedium + Math.max(0, weak - left)
}

const meets = (signs: readonly Sign[], count: Count): boolean => wanting(signs, count) === 0

interface Found {
  readonly catalogues: readonly Catalogue[]
  readonly findings: readonly Finding[]
  readonly said: Said
  readonly childRule: boolean
}

function elementOf(element: Element, { catalogues, findings, said, childRule }: Found): ElementFound {
  const dimensions = findings.flatMap((finding) => finding.dimensions).filter((each) => each.elements.includes(element))
  const signs = unique(dimensions.flatMap((dimension) => dimension.signs))
  const unasked = catalogues
    .flatMap(({ items }) => items)
    .filter(({ boxes }) => boxes.some((box) => box.startsWith(`${element}.`)))
    .filter(({ code }) => !said.get(code)?.asked)
    .toSorted((a, b) => weight[b.strength] - weight[a.strength])
    .map(({ code }) => code)
  const shown = dimensions.some((dimension) => dimension.shown)
  const standing = shown ? 'Shown' : signs.length > 0 ? 'Partly' : 'NotShown'
  return { element, standing: element === 'means' && childRule && !shown ? 'NotNeeded' : standing, signs, unasked }
}

const weight: Record<Strength, number> = { strong: 3, medium: 2, weak: 1 }

/** By the rule of one catalogue; of a child also when act and purpose are shown by two of them, for the law asks no more. */
function suggest(
  catalogues: readonly Catalogue[],
  {
    findings,
    found,
    said,
    childRule,
    form,
  }: {
    findings: readonly Finding[]
    found: readonly ElementFound[]
    said: Said
    childRule: boolean
    form: readonly string[]
  },
): Suggestion {
  if (findings.some(({ met }) => met)) return 'AllElements'
  if (childRule && found.every(({ standing }) => standing === 'Shown' || standing === 'NotNeeded')) return 'AllElements'
  const rules = catalogues.flatMap(({ dimensions }) => dimensions)
  const dimensions = findings.flatMap((finding) => finding.dimensions)
  if (dimensions.some((dimension, nth) => tells(rules[nth]!, dimension))) return 'IndicatorsPresent'
  return form.length > 0 && form.every((code) => said.get(code)?.asked) ? 'NoIndicators' : 'NotEnoughKnown'
}

const tells = ({ tells: from }: Dimension, { shown, signs }: DimensionFound): boolean =>
  shown || (from !== 'shown' && signs.some(({ strength }) => weight[strength] >= weight[from]))

const unique = (signs: readonly Sign[]): Sign[] => [...new Map(signs.map((sign) => [sign.code, sign])).values()]
