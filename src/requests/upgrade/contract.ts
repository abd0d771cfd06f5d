import { z } from 'zod'
import { CaseId } from '../../casework/contract.ts'
import { command, query } from '../../platform/contract.ts'
import { one, RequestId, RequestKind, RequestStatus, Standing } from '../codes/contract.ts'

/** How much a request weighs: a message between officers, a diplomatic or consular note, a formal request. */
export const Manner = z.enum(['Informal', 'Note', 'Formal'])
export type Manner = z.infer<typeof Manner>

/** What a request can be raised to. */
export const Way = z.object({ kind: RequestKind, note: z.boolean() })
export type Way = z.infer<typeof Way>

const ChainLink = z.object({
  id: RequestId,
  kind: RequestKind,
  manner: Manner,
  status: RequestStatus,
  case: CaseId.nullable(),
  /** When it left; null for a draft. */
  sentAt: z.iso.datetime().nullable(),
})
export type ChainLink = z.infer<typeof ChainLink>

/** One item of Article 6 as it stands in a request. */
const ArticleItem = z.object({
  letter: z.string(),
  needed: z.boolean(),
  fields: z.array(
    z.object({
      name: z.string(),
      needed: z.boolean(),
      /** `SaysNothing`: a dash or "n/a" stands there. `Unconfirmed`: it was filled in for her, and nobody has read it. */
      state: z.enum(['Said', 'Unconfirmed', 'SaysNothing', 'Missing']),
      origin: z.enum(['Earlier', 'Case', 'Typed']).nullable(),
      confirmedBy: z.string().nullable(),
      confirmedAt: z.iso.datetime().nullable(),
    }),
  ),
})
export type ArticleItem = z.infer<typeof ArticleItem>

export const showPath = query('requests/show-path', {
  summary: 'What a request was raised from and to, what it can become, and the items of Article 6 of a formal one.',
  input: z.strictObject(one),
  output: z.object({
    ...one,
    case: CaseId.nullable(),
    version: z.number().int(),
    manner: Manner,
    /** Oldest first, this one among them; only what this officer may see. */
    chain: z.array(ChainLink),
    /** Fields of the one before that this one does not state. */
    left: z.array(z.string()),
    ways: z.array(Way),
    articleSix: z
      .object({ clause: z.string(), source: z.string(), verified: z.boolean(), items: z.array(ArticleItem) })
      .nullable(),
    /** Fields that this officer may confirm now. */
    toConfirm: z.array(z.string()),
  }),
})
export type Path = z.infer<typeof showPath.output>

export const upgradeRequest = command('requests/upgrade-request', {
  summary: 'Raise a request to a note or a formal request: a new draft with all that is known, tied to the earlier.',
  input: z.strictObject({ ...one, kind: RequestKind, note: z.boolean() }),
  output: Standing,
})

export const confirmItems = command('requests/confirm-items', {
  summary: 'Stand for items that were filled in from an earlier message or the case: read, and right.',
  input: z.strictObject({ ...one, version: z.number().int(), fields: z.array(z.string().max(40)).min(1).max(40) }),
  output: Standing,
})
