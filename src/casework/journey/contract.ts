import { z } from 'zod'
import { command } from '../../platform/contract.ts'
import {
  CaseId,
  Certainty,
  Country,
  DocumentStatus,
  LegKind,
  LocationControl,
  PartialDate,
  PersonId,
  Transport,
} from '../codes/contract.ts'

const words = z.string().trim().max(500)

/** One step of a person's way: an HTCDS historic trafficking event, with who controlled the place. */
export const NewLeg = z.object({
  person: PersonId,
  kind: LegKind,
  /** The place in words: "a building by the river". */
  place: words.min(1),
  city: words.nullable().default(null),
  region: words.nullable().default(null),
  country: Country.nullable().default(null),
  /** Degrees, rounded to what is known: see `accuracyKm`. */
  latitude: z.number().min(-90).max(90).nullable().default(null),
  longitude: z.number().min(-180).max(180).nullable().default(null),
  accuracyKm: z.number().min(0.1).max(500).nullable().default(null),
  /** As said: "about two weeks ago, at night". */
  dateAsSaid: words.nullable().default(null),
  from: PartialDate.nullable().default(null),
  to: PartialDate.nullable().default(null),
  transport: Transport.default('Unknown'),
  /** True at an official crossing, false elsewhere, null when no border was crossed or it is not known. */
  officialCrossing: z.boolean().nullable().default(null),
  control: LocationControl.default('Unknown'),
  documents: DocumentStatus.default('Unknown'),
  certainty: Certainty,
  description: z.string().trim().max(4000).nullable().default(null),
})
export type NewLeg = z.infer<typeof NewLeg>

export const Leg = NewLeg.extend({
  id: z.uuid(),
  case: CaseId,
  /** 1, 2, 3 … along the way of this person. */
  order: z.int(),
})
export type Leg = z.infer<typeof Leg>

export const addLeg = command('casework/add-leg', {
  summary: 'Add a step to the journey of a person: where, when, how, and who controlled the place.',
  input: NewLeg.extend({
    /** Before which step it stands; without one, at the end. */
    before: z.uuid().optional(),
  }),
  output: z.object({ leg: z.uuid(), case: CaseId }),
})

export const changeLeg = command('casework/change-leg', {
  summary: 'Correct a step of a journey.',
  input: NewLeg.omit({ person: true }).extend({ leg: z.uuid() }),
  output: z.object({ leg: z.uuid(), case: CaseId }),
})
