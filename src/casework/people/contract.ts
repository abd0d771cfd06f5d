import { z } from 'zod'
import { command, query } from '../../platform/contract.ts'
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

const identity = {
  names: z.array(Name).max(20),
  birth: PartialDate.nullable(),
  /** As said, "year of the horse", "17 Mei 2546". */
  birthAsSaid: z.string().trim().max(200).nullable(),
  /** Where the person is from. */
  home: z.string().trim().max(500).nullable(),
  /** Where the person is now, in words: "bed 3, room 412". */
  place: z.string().trim().max(500).nullable(),
  description: z.string().trim().max(4000).nullable(),
}
const outside = {
  gender: Gender,
  age: z.int().min(0).max(120).nullable(),
  ageSource: AgeSource.nullable(),
  citizenship: z.array(Country).max(5),
  /** BCP 47. */
  languages: z.array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/)).max(10),
  whereabouts: Whereabouts,
}

/** What tells who a person is. Sealed under the key of the case. */
export const Identity = z.object({
  names: identity.names.default([]),
  birth: identity.birth.default(null),
  birthAsSaid: identity.birthAsSaid.default(null),
  home: identity.home.default(null),
  place: identity.place.default(null),
  description: identity.description.default(null),
})
export type Identity = z.infer<typeof Identity>

/** What an officer may say by herself. Who is an identified victim or none is decided in `identification`. */
export const WorkingRole = PersonRole.exclude(['IdentifiedVictim', 'NotAVictim'])

export const RoleInput = z.object({
  role: WorkingRole,
  /** Who sees it. By default the compartment in which the officer works; a suspect always stands in investigation. */
  compartment: Compartment.optional(),
})

export const NewPerson = Identity.extend({
  gender: outside.gender.default('NonSpecifiedUnknown'),
  age: outside.age.default(null),
  ageSource: outside.ageSource.default(null),
  citizenship: outside.citizenship.default([]),
  languages: outside.languages.default([]),
  whereabouts: outside.whereabouts.default('Unknown'),
  roles: z.array(RoleInput).min(1).max(5),
})
export type NewPerson = z.infer<typeof NewPerson>

/** Only what is named changes. */
export const PersonChanges = z
  .object({ ...identity, ...outside })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0)

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

export const addPerson = command('casework/add-person', {
  summary: 'Add a person to a case.',
  input: NewPerson.extend({ case: CaseId }),
  output: z.object({ person: PersonId, code: z.string() }),
})

export const changePerson = command('casework/change-person', {
  summary: 'Correct or complete what is known of a person.',
  input: z.object({
    person: PersonId,
    changes: PersonChanges,
  }),
  output: z.object({ person: PersonId, case: CaseId }),
})

export const addRole = command('casework/add-role', {
  summary:
    'Say what a person is to a case, for one compartment; sharing a person with another compartment is done so too.',
  input: RoleInput.extend({ person: PersonId }),
  output: z.object({ person: PersonId, case: CaseId }),
})

export const endRole = command('casework/end-role', {
  summary: 'Say that a person is no longer this to a case.',
  input: z.object({ role: z.uuid() }),
  output: z.object({ person: PersonId, case: CaseId }),
})

/** Why an officer must know who somebody is. */
export const RevealReason = z.enum([
  'Identification',
  'Contact',
  'Request',
  'Assistance',
  'Duplicate',
  'Supervision',
  'Other',
])

export const revealIdentity = query('casework/reveal-identity', {
  summary: 'See the names, birth and place of a person, with the reason, which is written down.',
  input: z.object({
    person: PersonId,
    reason: RevealReason,
  }),
  output: OpenedPerson,
})
