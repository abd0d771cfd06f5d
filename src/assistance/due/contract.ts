import { z } from 'zod'
import { CaseId, PersonId } from '../../casework/contract.ts'
import { query } from '../../platform/contract.ts'

/** What somebody must do by a date. */
export const DueKind = z.enum([
  'Need',
  'Restriction',
  'RiskReview',
  'SafetyPlan',
  /** A yes that runs out, or has. */
  'ConsentExpires',
  /** Not asked in an emergency. */
  'ConsentAsk',
  /** Could not decide. */
  'ConsentCapacity',
  /** A receiver that has not confirmed that it let go of what rested on a yes taken back. */
  'ConsentNotLetGo',
  'OverrideWaits',
  'OverrideLook',
  'SupportPlan',
  'Transfer',
])
export type DueKind = z.infer<typeof DueKind>

export const Due = z.object({
  kind: DueKind,
  subject: z.uuid(),
  case: CaseId,
  caseCode: z.string(),
  person: PersonId.nullable(),
  personCode: z.string().nullable(),
  dueAt: z.iso.datetime(),
  level: z.string().nullable(),
})
export type Due = z.infer<typeof Due>

export const listDue = query('assistance/list-due', {
  summary: 'What this officer’s agency must do for people by a date, the longest overdue first.',
  input: z.strictObject({
    kinds: z
      .array(DueKind)
      .min(1)
      .max(DueKind.options.length)
      .default([...DueKind.options]),
    limit: z.int().min(1).max(500).default(100),
    /** The page after this line. */
    after: z.strictObject({ dueAt: z.iso.datetime(), subject: z.uuid(), kind: DueKind }).optional(),
  }),
  output: z.object({
    due: z.array(Due),
    /** There are more than were asked for. */
    more: z.boolean(),
  }),
})
