import { z } from 'zod'
import { command, query } from '../platform/contract.ts'

export const OfficerId = z.uuid().brand<'OfficerId'>()
export type OfficerId = z.infer<typeof OfficerId>
export const AgencyId = z.uuid().brand<'AgencyId'>()
export type AgencyId = z.infer<typeof AgencyId>

export const Language = z.enum(['id', 'en'])
/** The case, report or person that an emergency or a conflict is about; this slice knows its id only. */
const Subject = z.uuid()
const when = z.iso.datetime()

const done = z.object({ done: z.literal(true) })

export const ConflictReason = z.enum([
  'NamedInCase',
  'PostNamed',
  'Acquaintance',
  'Relative',
  'Financial',
  'OwnDeclaration',
])

const Named = z.object({ id: OfficerId, name: z.string(), post: z.string().nullable() })
export const Agency = z.object({ id: AgencyId, name: z.string(), kind: z.string(), place: z.string().nullable() })

export const me = query('access/me', {
  summary: 'Tells the signed-in officer who she is, in which post, and what she may do.',
  input: z.object({}),
  output: z.object({
    id: OfficerId,
    name: z.string(),
    email: z.string(),
    language: Language,
    shortcuts: z.boolean(),
    /** Her own; the node looks whether it stands in a case. */
    phone: z.string().nullable(),
    /** Everybody on this node is made up: every page says so. */
    synthetic: z.boolean(),
    post: z.string(),
    role: z.string().nullable(),
    agency: Agency.nullable(),
    may: z.array(z.string()),
    secondFactor: z.object({ enrolled: z.boolean(), required: z.boolean() }),
    unread: z.number(),
    state: z.string(),
  }),
})

export const changeChoices = command('access/change-choices', {
  summary: "Changes the officer's own language, whether single keys work as shortcuts, and her telephone.",
  input: z.object({
    language: Language.optional(),
    shortcuts: z.boolean().optional(),
    phone: z
      .string()
      .regex(/^\+[0-9]{7,15}$/)
      .nullable()
      .optional(),
  }),
  output: done,
})

export const listColleagues = query('access/list-colleagues', {
  summary: "Lists the officers of one's own agency, for handing on work.",
  input: z.object({}),
  output: z.object({ officers: z.array(z.object({ id: OfficerId, name: z.string(), post: z.string() })) }),
})

const Device = z.object({
  id: z.uuid(),
  current: z.boolean(),
  address: z.string(),
  browser: z.string(),
  since: when,
  lastUsed: when,
})

export const listNamedOfficers = query('access/list-named-officers', {
  summary: 'Lists the officers of this state by name and post, for those who watch what was read.',
  input: z.object({}),
  output: z.object({ officers: z.array(Named) }),
})

export const listAgencies = query('access/list-agencies', {
  summary: 'Lists the agencies of this state, for letting one take part in a case.',
  input: z.object({}),
  output: z.object({ agencies: z.array(Agency) }),
})

export const listDevices = query('access/list-devices', {
  summary: 'Lists where the officer is signed in.',
  input: z.object({}),
  output: z.object({
    devices: z.array(Device),
  }),
})

export const endDevice = command('access/end-device', {
  summary: 'Signs the officer out on another device, or on all others.',
  input: z.object({ device: z.union([z.uuid(), z.literal('all-others')]) }),
  output: z.object({ ended: z.number() }),
})

export const breakGlass = command('access/break-glass', {
  summary: 'Opens a case in an emergency for four hours; the data-protection officer and the auditors are told.',
  input: z.object({ subject: Subject, reason: z.string().trim().min(20).max(2000) }),
  output: z.object({ until: when }),
})

export const seeOwnGlass = query('access/see-own-glass', {
  summary: 'Tells until when a case is open to the officer in an emergency; null when it is not.',
  input: z.object({ subject: Subject }),
  output: z.object({ until: when.nullable() }),
})

export const declareConflict = command('access/declare-conflict', {
  summary:
    'Declares a conflict of interest with a case: for oneself, or by who may confirm one, at once; for another it is asked.',
  input: z.object({ subject: Subject, officer: OfficerId, why: ConflictReason }),
  /** Whether it waits for a supervisor or the data-protection officer. */
  output: done.extend({ waits: z.boolean() }),
})

export const listConflictClaims = query('access/list-conflict-claims', {
  summary: 'Lists the conflicts of interest that colleagues or the node itself ask about, the most pressing first.',
  input: z.object({}),
  output: z.object({
    claims: z.array(
      z.object({
        id: z.uuid(),
        officer: Named,
        subject: Subject,
        why: ConflictReason,
        /** Null where the node itself found it. */
        declaredBy: Named.nullable(),
        at: when,
        due: when,
      }),
    ),
  }),
})

export const decideConflict = command('access/decide-conflict', {
  summary:
    'Confirms that an officer has a conflict of interest, so that she loses sight of the case, or says that she has none.',
  input: z.object({ claim: z.uuid(), confirm: z.boolean() }),
  output: z.object({ officer: OfficerId, subject: Subject }),
})

export const liftConflict = command('access/lift-conflict', {
  summary: 'Lifts a conflict of interest after the auditor has looked into it.',
  input: z.object({ subject: Subject, officer: OfficerId, reason: z.enum(['Mistaken', 'NoLongerInvolved']) }),
  output: done,
})

export const listExceptions = query('access/list-exceptions', {
  summary: 'Lists broken glass and conflicts of interest, newest first, with the reasons given.',
  input: z.object({}),
  output: z.object({
    brokenGlass: z.array(
      z.object({ id: z.uuid(), officer: Named, subject: Subject, at: when, until: when, reason: z.string() }),
    ),
    conflicts: z.array(
      z.object({ officer: Named, subject: Subject, why: ConflictReason, declaredBy: Named.nullable(), at: when }),
    ),
  }),
})

export const listNotices = query('access/list-notices', {
  summary: 'Lists the news for the signed-in officer, newest first.',
  input: z.object({ before: z.uuid().optional() }),
  output: z.object({
    notices: z.array(
      z.object({
        id: z.uuid(),
        kind: z.string(),
        subject: z.uuid().nullable(),
        officer: Named.nullable(),
        at: when,
        read: z.boolean(),
      }),
    ),
    more: z.boolean(),
  }),
})

export const markRead = command('access/mark-read', {
  summary: 'Marks notices as read.',
  input: z.object({ notices: z.array(z.uuid()).max(200) }),
  output: done,
})

export const listReads = query('access/list-reads', {
  summary: 'Shows who looked at a case, or what one officer looked at, newest first.',
  input: z
    .object({
      case: z.uuid().optional(),
      officer: OfficerId.optional(),
      before: z.uuid().optional(),
    })
    .refine(({ case: one, officer }) => one !== undefined || officer !== undefined, 'a case or an officer'),
  output: z.object({
    reads: z.array(
      z.object({
        id: z.string(),
        at: when,
        officer: Named,
        agency: z.string().nullable(),
        action: z.string(),
        cases: z.array(z.uuid()),
      }),
    ),
    more: z.boolean(),
  }),
})
