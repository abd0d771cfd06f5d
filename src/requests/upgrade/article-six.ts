import type { FieldName } from '../catalogue.ts'
import type { RequestKind } from '../contract.ts'
import { definitions } from '../definitions.ts'
import { says } from '../fields.ts'
import type { FieldValues } from '../contract.ts'

/** Where the items come from. Read in no text of the treaty yet: domain.md §5.2 has them from memory. */
export const articleSixSource = {
  clause: 'AMLAT-6',
  source: 'ASEAN MLA Treaty, Article 6; domain.md 5.2',
  verified: false,
} as const

/** The items that every kind of mutual legal assistance states in the same fields; (g) is what is left of its own. */
const common = [
  ['a', ['requestingOffice', 'conductingAuthority']],
  ['b', ['assistancePurpose']],
  ['c', ['matterStatus', 'caseReference']],
  ['d', ['offence', 'maximumPenalty']],
  ['e', ['factsAlleged', 'lawText']],
  ['f', ['toAscertain']],
] as const satisfies readonly (readonly [string, readonly FieldName[]])[]
const whereItApplies = [
  ['h', ['particularProcedure']],
  ['i', ['timeLimit']],
  ['j', ['confidentialityReasons']],
  ['k', ['otherUndertakings']],
] as const satisfies readonly (readonly [string, readonly FieldName[]])[]

export interface Item {
  readonly letter: string
  /** Without it no formal request leaves: (a) to (g). */
  readonly needed: boolean
  readonly fields: readonly FieldName[]
}

/** The items of Article 6 in the order of the treaty; none where the kind is no mutual legal assistance. */
export function itemsOf(kind: RequestKind): readonly Item[] {
  const required: readonly FieldName[] = definitions[kind].required
  if (!required.includes('toAscertain')) return []
  const shared: readonly FieldName[] = common.flatMap(([, fields]) => fields)
  const sought = { letter: 'g', needed: true, fields: required.filter((name) => !shared.includes(name)) }
  return [
    ...common.map(([letter, fields]) => ({ letter, needed: true, fields })),
    sought,
    ...whereItApplies.map(([letter, fields]) => ({ letter, needed: false, fields })),
  ]
}

/** The fields that must say something, and for which somebody must stand. */
export const neededBy = (kind: RequestKind): FieldName[] =>
  itemsOf(kind)
    .filter(({ needed }) => needed)
    .flatMap(({ fields }) => fields)
    .filter((name) => (definitions[kind].required as readonly FieldName[]).includes(name))

export const isFormal = (kind: RequestKind): boolean => kind.startsWith('MLA_') || kind === 'Extradition'

/** A dash fills a field and says nothing. */
export const isSaid = (values: FieldValues, name: string): boolean => values[name] !== undefined && says(values[name])
