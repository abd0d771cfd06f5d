import { z } from 'zod'
import {
  AgeSource,
  CaseId,
  Compartment,
  Country,
  Gender,
  PartialDate,
  PersonId,
  PersonRole,
  Whereabouts,
} from '../codes/contract.ts'

/** A name as people use it, in any script: no first and last name is asked of anyone. */
export const Name = z.object({
  text: z.string().trim().min(1).max(200),
  kind: z.enum(['Full', 'Nickname', 'Alias', 'OnDocument', 'OtherScript']),
})
export type Name = z.infer<typeof Name>

/** What tells who a person is. Sealed under the key of the case. */
export const Identity = z.object({
  names: z.array(Name).max(20).default([]),
  birth: PartialDate.nullable().default(null),
  /** As said, "year of the horse", "17 Mei 2546". */
  birthAsSaid: z.string().trim().max(200).nullable().default(null),
  /** Where the person is from. */
  home: z.string().trim().max(500).nullable().default(null),
  /** Where the person is now, in words: "bed 3, room 412". */
  place: z.string().trim().max(500).nullable().default(null),
  description: z.string().trim().max(4000).nullable().default(null),
})
export type Identity = z.infer<typeof Identity>

export const RoleInput = z.object({
  role: PersonRole,
  /** Who sees it. By default the compartment in which the officer works; a suspect always stands in investigation. */
  compartment: Compartment.optional(),
})

export const NewPerson = Identity.extend({
  gender: Gender.default('NonSpecifiedUnknown'),
  age: z.int().min(0).max(120).nullable().default(null),
  ageSource: AgeSource.nullable().default(null),
  citizenship: z.array(Country).max(5).default([]),
  /** BCP 47. */
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/))
    .max(10)
    .default([]),
  whereabouts: Whereabouts.default('Unknown'),
  roles: z.array(RoleInput).min(1).max(5),
})
export type NewPerson = z.infer<typeof NewPerson>

export const RoleOfPerson = z.object({
  id: z.uuid(),
  role: PersonRole,
  compartment: Compartment,
  since: z.iso.datetime(),
})

/** A person as the desk shows her: her name is masked until an officer says why she must see it. */
export const MaskedPerson = z.object({
  id: PersonId,
  case: CaseId,
  /** `P-01`, or `ID-26-0418/P-01` for a person of a case merged into this one. */
  code: z.string(),
  maskedName: z.string().nullable(),
  gender: Gender,
  age: z.number().nullable(),
  ageSource: AgeSource.nullable(),
  citizenship: z.array(z.string()),
  languages: z.array(z.string()),
  whereabouts: Whereabouts,
  nextContactDue: z.iso.datetime().nullable(),
  roles: z.array(RoleOfPerson),
})
export type MaskedPerson = z.infer<typeof MaskedPerson>

/** A person with her identity opened. Whoever holds one writes the case into her ledger line. */
export const OpenedPerson = MaskedPerson.omit({ maskedName: true }).extend({ identity: Identity })
export type OpenedPerson = z.infer<typeof OpenedPerson>
