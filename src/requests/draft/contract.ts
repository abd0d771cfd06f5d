import { z } from 'zod'
import { CaseId, PersonId } from '../../casework/contract.ts'
import { command, query } from '../../platform/contract.ts'
import {
  Caveat,
  FieldValues,
  LegalBasis,
  one,
  Purpose,
  RequestKind,
  Standing,
  State,
  text,
  Tlp,
  Urgency,
} from '../codes/contract.ts'

export const startDraft = command('requests/start-draft', {
  summary: 'Begin a request to another state from a case; nothing leaves yet.',
  input: z.strictObject({
    case: CaseId,
    person: PersonId,
    kind: RequestKind,
    to: State,
    urgency: Urgency,
    language: z.string().min(2).max(10).default('en'),
    /** The state has no node, and she knows: it will be handed over as a sealed file or a link. */
    withoutNode: z.boolean().default(false),
  }),
  output: Standing,
})

export const changeDraft = command('requests/change-draft', {
  summary: 'Save a draft as it stands; refuses fields that this kind may not carry.',
  input: z.strictObject({
    ...one,
    version: z.number().int(),
    values: FieldValues,
    tlp: Tlp,
    urgency: Urgency,
    /** The language of the texts, BCP 47; as it was, unless told. */
    language: z.string().min(2).max(10).optional(),
    purpose: Purpose,
    caveats: z.array(Caveat).max(6),
    legalBasis: z.array(LegalBasis).max(12),
    immediateDanger: z.boolean(),
  }),
  output: Standing,
})

/** How one way between two states stands on this day for one kind of request. */
const ChannelToday = z.object({
  channel: z.string(),
  availability: z.enum(['Available', 'OnlyInformal', 'NotAvailable']),
  why: z.object({ id: z.string(), en: z.string() }),
  /** What the pair of states lacks for it. */
  lacks: z.string().nullable(),
  missing: z.array(State),
  source: z.string(),
  verified: z.boolean(),
})

export const showChannels = query('requests/show-channels', {
  summary: 'Which channels are open to the other state today for a request, and why.',
  input: z.strictObject(one),
  output: z.object({ ...one, case: CaseId.nullable(), channels: z.array(ChannelToday) }),
})

export const submitDraft = command('requests/submit-draft', {
  summary: 'Send a request, or hand it to a second person where the marking asks for one.',
  input: z.strictObject(one),
  output: Standing,
})

export const approveRequest = command('requests/approve-request', {
  summary: 'Approve a colleague’s request; it leaves at once unless it left because of immediate danger.',
  input: z.strictObject(one),
  output: Standing,
})

export const returnForChange = command('requests/return-for-change', {
  summary: 'Give a draft back to its author with what must change.',
  input: z.strictObject({ ...one, note: text }),
  output: Standing,
})
