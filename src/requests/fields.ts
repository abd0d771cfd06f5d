import { z } from 'zod'
import type { FieldForm } from './contract.ts'

type Shape =
  | { readonly kind: 'line' | 'text' | 'yes-no' | 'count' | 'date' | 'country' }
  | { readonly kind: 'choice'; readonly options: readonly [string, ...string[]] }

const line = { kind: 'line' } as const
const text = { kind: 'text' } as const
const choice = (...options: [string, ...string[]]) => ({ kind: 'choice', options }) as const

/**
 * Everything that a case may know of a person and a request might carry. A kind of request names what it needs of it;
 * all the rest is forbidden to it (minimal disclosure, domain.md §5.5).
 */
export const catalogue = {
  name: line,
  alias: line,
  sex: choice('Female', 'Male', 'Other', 'Unknown'),
  birthDate: { kind: 'date' },
  nationality: { kind: 'country' },
  birthplace: line,
  parentsNames: line,
  nationalIdNumber: line,
  passportNumber: line,
  phone: line,
  appearance: text,
  languageSpoken: line,
  lastPlace: text,
  lastContact: line,
  placeControl: choice('StateAuthority', 'NonStateArmedGroup', 'Contested', 'SEZOperator', 'Unknown'),
  dangerNote: text,
  urgentNeeds: text,
  contactRule: text,
  peopleCount: { kind: 'count' },
  childPresent: { kind: 'yes-no' },
  status: choice('PresumedVictim', 'IdentifiedVictim', 'NotAVictim'),
  decisionBody: choice(
    'MultidisciplinaryTeam',
    'CompetentAuthority',
    'Police',
    'Prosecutor',
    'Court',
    'SocialWelfare',
    'DiplomaticMission',
  ),
  decisionDate: { kind: 'date' },
  appealRight: { kind: 'yes-no' },
  appealUntil: { kind: 'date' },
  // Known to a case, needed by no kind of request that crosses today.
  narrative: text,
  healthRecord: text,
  familyAddress: text,
  reporterIdentity: line,
  religionOrEthnicity: line,
  biometrics: text,
  suspects: text,
  intelligence: text,
  bankAccounts: text,
} as const satisfies Record<string, Shape>

export type FieldName = keyof typeof catalogue
export const fieldNames = Object.keys(catalogue) as FieldName[]

/** What a state may answer, field by field. */
export const answerCatalogue = {
  outcome: choice('Found', 'FoundElsewhere', 'NotFound'),
  safety: choice('Safe', 'AtRisk', 'Unknown'),
  spokenToAlone: { kind: 'yes-no' },
  result: choice('Out', 'StillInside', 'NotThere', 'NotPossible'),
  peopleOut: { kind: 'count' },
  indicatorsSeen: { kind: 'yes-no' },
  handedTo: line,
  nationalityResult: choice('Verified', 'NotOurs', 'NeedsInterview', 'KnownInOurReports'),
  recognition: choice('Noted', 'Recognised', 'Differs'),
  whereNow: text,
  summary: text,
} as const satisfies Record<string, Shape>

export type AnswerName = keyof typeof answerCatalogue

/** The form of some fields, as the desk draws it. */
export const formOf = (
  shapes: Readonly<Record<string, Shape>>,
  { required, optional }: { required: readonly string[]; optional: readonly string[] },
): FieldForm[] =>
  [...required, ...optional].map((name) => {
    const shape = shapes[name]!
    return {
      name,
      kind: shape.kind,
      required: required.includes(name),
      ...(shape.kind === 'choice' && { options: [...shape.options] }),
    }
  })

/** Strict: a field that is not named is refused. `whole` asks for the required ones too. */
export function schemaOf(
  shapes: Readonly<Record<string, Shape>>,
  { required, optional }: { required: readonly string[]; optional: readonly string[] },
  { whole }: { whole: boolean },
): z.ZodObject<Record<string, z.ZodType>, z.core.$strict> {
  const entries = [...required, ...optional].map((name) => {
    const value = valueOf(shapes[name]!)
    return [name, whole && required.includes(name) ? value : value.optional()] as const
  })
  return z.strictObject(Object.fromEntries(entries))
}

const sentence = (most: number) => z.string().trim().min(1).max(most)

function valueOf(shape: Shape): z.ZodType {
  switch (shape.kind) {
    case 'line':
      return sentence(200)
    case 'text':
      return sentence(4000)
    case 'yes-no':
      return z.boolean()
    case 'count':
      return z.number().int().min(1).max(100_000)
    case 'country':
      return z.string().regex(/^[A-Z]{2}$/)
    case 'date':
      // As much of it as is known: a year, a month, a day.
      return z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/)
    case 'choice':
      return z.enum(shape.options)
  }
}
