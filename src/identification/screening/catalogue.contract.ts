import { z } from 'zod'
import type { MistakeCode } from './mistake.contract.ts'

// A catalogue of indicators as data: which signs there are, what each is a sign of, and when several together show an
// element of trafficking. The law and the guidance change; a catalogue is replaced, never edited (domain.md §3.3).

/** The parts of the definition of trafficking (Palermo Protocol Art. 3(a), ACTIP Art. 2). */
export const Element = z.enum(['act', 'means', 'purpose'])
export type Element = z.infer<typeof Element>
export const elements = Element.options

export const Strength = z.enum(['strong', 'medium', 'weak'])
export type Strength = z.infer<typeof Strength>

/** The boxes of the act–means–purpose matrix: the words of ACTIP Art. 2 and of Indonesia's UU 21/2007 Art. 1(1). */
export const Box = z.enum([
  'act.Recruitment',
  'act.Transportation',
  'act.Transfer',
  'act.Harbouring',
  'act.Receipt',
  'means.Threat',
  'means.Force',
  'means.Coercion',
  'means.Abduction',
  'means.Confinement',
  'means.Fraud',
  'means.Deception',
  'means.AbuseOfPower',
  'means.AbuseOfVulnerability',
  'means.DebtBondage',
  'means.Payments',
  'purpose.SexualExploitation',
  'purpose.ForcedLabour',
  'purpose.ForcedCriminality',
  'purpose.Slavery',
  'purpose.Servitude',
  'purpose.OrganRemoval',
])
export type Box = z.infer<typeof Box>

/** In every language in which an interview may be held; Indonesian and English always. */
export const Words = z.object({ id: z.string().min(1), en: z.string().min(1) }).catchall(z.string().min(1))
export type Words = z.infer<typeof Words>

const code = z.string().regex(/^[A-Z]+(-[A-Z]+)?-?[A-Z]*\d*$/)

/**
 * How many signs show a dimension. A stronger sign may stand for a weaker one, so `{ strong: 1, weak: 1 }` reads: one
 * strong and one more of any strength. Hence one sign more never takes away what was shown.
 */
const Count = z.strictObject({
  strong: z.int().min(0).default(0),
  medium: z.int().min(0).default(0),
  weak: z.int().min(0).default(0),
})
export type Count = z.infer<typeof Count>

const Dimension = z.strictObject({
  code,
  elements: z.array(Element).min(1),
  shownBy: z.array(Count).min(1),
  /**
   * The weakest sign that by itself tells of trafficking. `shown`: none does, only the dimension as a whole. Poverty is a
   * sign of vulnerability, and no indicator: millions are poor.
   */
  tells: z.enum(['strong', 'medium', 'weak', 'shown']),
  words: Words,
})
export type Dimension = z.infer<typeof Dimension>

const Indicator = z.strictObject({
  code,
  dimension: code,
  strength: Strength,
  boxes: z.array(Box).min(1),
  words: Words,
})
export type Indicator = z.infer<typeof Indicator>

const Sign = z.strictObject({ code, words: Words })

/** All of these, of each one dimension at least. */
const Conclusion = z.array(z.array(code).min(1)).min(1)

export const Catalogue = z
  .strictObject({
    catalogue: z.string().regex(/^[a-z][a-z0-9-]+$/),
    version: z.string().min(1).max(40),
    title: Words,
    /** Where it comes from, and what of it nobody has checked. */
    source: z.string().min(1),
    verified: z.boolean(),
    dimensions: z.array(Dimension).min(1),
    concludes: Conclusion,
    /** For a person under 18 at any time the means are not asked for (Palermo Protocol Art. 3(c)). */
    concludesForChild: Conclusion,
    items: z.array(Indicator).min(1),
    /** What speaks against; it is shown and must be answered, and decides nothing. */
    against: z.array(Sign).default([]),
    /** What says that the person was under 18. */
    child: z.array(Sign).default([]),
  })
  .superRefine((given, context) => {
    const known = new Set(given.dimensions.map((dimension) => dimension.code))
    const refuse = (path: (string | number)[], code: MistakeCode, of = '') =>
      context.addIssue({ code: 'custom', path, params: { code, of } })
    given.items.forEach(({ dimension }, at) => {
      if (!known.has(dimension)) refuse(['items', at, 'dimension'], 'no-such-dimension', dimension)
    })
    for (const list of ['concludes', 'concludesForChild'] as const)
      given[list].forEach((any, at) =>
        any.forEach((dimension, nth) => {
          if (!known.has(dimension)) refuse([list, at, nth], 'no-such-dimension', dimension)
        }),
      )
    const seen = new Set<string>()
    for (const list of ['items', 'against', 'child'] as const)
      given[list].forEach((item, at) => {
        if (seen.has(item.code)) refuse([list, at, 'code'], 'twice', item.code)
        seen.add(item.code)
      })
    given.items.forEach((item, at) => {
      const dimension = given.dimensions.find((each) => each.code === item.dimension)
      item.boxes.forEach((box, nth) => {
        const [element] = box.split('.') as [Element]
        if (dimension && !dimension.elements.includes(element))
          refuse(['items', at, 'boxes', nth], 'other-element', element)
      })
    })
    const meansOnly = given.dimensions.filter((each) => each.elements.join() === 'means').map((each) => each.code)
    given.concludesForChild.forEach((any, at) => {
      if (any.every((dimension) => meansOnly.includes(dimension)))
        refuse(['concludesForChild', at], 'child-needs-no-means')
    })
  })
export type Catalogue = z.infer<typeof Catalogue>
