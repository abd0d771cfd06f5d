import { z } from 'zod'
import { CaseId, PersonId } from '../../casework/contract.ts'
import { command, query } from '../../platform/contract.ts'
import { ProviderId } from '../providers/contract.ts'

const reasons = z.string().trim().min(20).max(4000)
const moment = z.iso.datetime()

export const MeantFor = z.enum(['Women', 'Men', 'Trans', 'Families', 'Children'])
export type MeantFor = z.infer<typeof MeantFor>
export const BedId = z.uuid().brand<'BedId'>()
export type BedId = z.infer<typeof BedId>
export const StayId = z.uuid().brand<'StayId'>()
export type StayId = z.infer<typeof StayId>

export const RestrictionKind = z.enum(['DoorLocked', 'PhoneKept', 'VisitRefused', 'MovementRefused'])
export type RestrictionKind = z.infer<typeof RestrictionKind>
export const RestrictionId = z.uuid().brand<'RestrictionId'>()
export const Restriction = z.object({
  id: RestrictionId,
  stay: StayId,
  kind: RestrictionKind,
  reason: z.string(),
  since: moment,
  reviewDue: moment.nullable(),
  reviews: z.array(z.object({ ends: z.boolean(), reason: z.string(), at: moment })),
})
export type Restriction = z.infer<typeof Restriction>

const Bed = z.object({
  id: BedId,
  provider: ProviderId,
  name: z.string(),
  meantFor: MeantFor,
  closed: z.boolean(),
  /** Somebody sleeps there; who, only for whoever may see her. */
  takenSince: moment.nullable(),
  stay: z
    .object({
      id: StayId,
      person: PersonId,
      personCode: z.string(),
      case: CaseId,
      caseCode: z.string(),
      /** The bed is meant for such a person. */
      meant: z.boolean(),
      reason: z.string().nullable(),
      restrictions: z.array(Restriction),
    })
    .nullable(),
})
export type Bed = z.infer<typeof Bed>

export const keepBed = command('assistance/keep-bed', {
  summary: 'Add a bed to a shelter, or say for whom it is and whether it is closed.',
  input: z.strictObject({
    id: BedId.nullable(),
    provider: ProviderId,
    name: z.string().trim().min(1).max(60),
    meantFor: MeantFor,
    closed: z.boolean().default(false),
  }),
  output: z.object({ bed: BedId }),
})

export const listBeds = query('assistance/list-beds', {
  summary: 'The beds of all shelters: for whom, free or taken, and every restriction that stands.',
  input: z.strictObject({
    provider: ProviderId.optional(),
    meantFor: MeantFor.optional(),
    free: z.boolean().default(false),
    limit: z.int().min(1).max(500).default(100),
  }),
  output: z.object({
    houses: z.array(z.object({ id: ProviderId, name: z.string(), district: z.string(), beds: z.array(Bed) })),
    more: z.boolean(),
  }),
})

export const giveBed = command('assistance/give-bed', {
  summary: 'Give a person a bed. One that is not meant for such a person needs a reason.',
  input: z.strictObject({ bed: BedId, person: PersonId, reason: reasons.nullable().default(null) }),
  output: z.object({ stay: StayId, case: CaseId, meant: z.boolean() }),
})
export const leaveBed = command('assistance/leave-bed', {
  summary: 'Write down that a person has left the bed. Her restrictions end with it.',
  input: z.strictObject({ stay: StayId }),
  output: z.object({ stay: StayId, case: CaseId }),
})
export const restrict = command('assistance/restrict', {
  summary: 'Write down that a door is locked, a phone kept, a visit or a way out refused, and why.',
  input: z.strictObject({ stay: StayId, kind: RestrictionKind, reason: reasons }),
  output: z.object({ restriction: RestrictionId, case: CaseId, reviewDue: moment }),
})
export const reviewRestriction = command('assistance/review-restriction', {
  summary: 'Look again at a restriction: it ends, or it stays with a reason until the next look.',
  input: z.strictObject({ restriction: RestrictionId, ends: z.boolean(), reason: reasons }),
  output: z.object({ restriction: RestrictionId, case: CaseId, ends: z.boolean() }),
})
