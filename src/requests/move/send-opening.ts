import type { FieldValues } from '../contract.ts'
import type { Ctx } from '../context.ts'
import { definitions, wholeFields } from '../definitions.ts'
import { openingOf, type Opening } from '../messages.ts'
import { incomplete, markingNotAllowed, noLegalBasis, notAsAgreed } from '../problems.ts'
import type { RequestChange, RequestRecord } from '../tables.ts'
import { clockFor, keepClock } from '../clocks/kept-clock.ts'
import { raisedFrom } from '../upgrade/chain.ts'
import { mustStandFor } from '../upgrade/items.ts'
import { dueAfter } from './clocks.ts'
import { maySay } from './may-say.ts'
import { keyOf, openFields, saveRow } from './row.ts'
import { sendAbout, tell } from './send-step.ts'
import { mustBeOfToday, sendWithOpening } from '../translate/share-translation.ts'

const day = 24 * 3600_000
/** A request that nobody answers ends by itself; the asking state says so. */
const liesOpenFor = 90 * day

/**
 * The one way by which a request leaves this node. Gate G1 is not asked here: PostgreSQL keeps it where the log is
 * written, whoever calls.
 */
export async function sendOpening(
  context: Ctx,
  row: RequestRecord,
  change: RequestChange = {},
): Promise<RequestRecord> {
  const { now } = context
  const key = await keyOf(context, row)
  const fields = openFields(key, row)
  await mustBeWhole(context, row, fields)
  const clock = await clockFor(context, row)
  const due = dueAfter({ ...row, values: fields, clock }, now)
  const raised = await raisedFrom(context, row.id)
  const body = bodyOf(context, row, { fields, due, raised, clock })
  const expires = new Date(now.getTime() + liesOpenFor)
  const message = await sendAbout(context, row, {
    type: definitions[row.kind].message,
    step: 'Opening',
    body,
    content: { post: body.post, text: null, fields },
    onward: row.caveats.includes('NoOnwardSharing') ? 'no' : 'ask',
    expiresAt: expires,
  })
  await keepClock(context, row.id, clock)
  const sent = { ...due, status: 'Sent' as const, message, sent_at: now, expires_at: expires, return_note: null }
  const after = await saveRow(context, row, { ...sent, ...change })
  await sendWithOpening(context, after)
  await tell(context, after, 'Opening')
  return after
}

interface Said {
  readonly fields: FieldValues
  readonly due: ReturnType<typeof dueAfter>
  readonly raised: Awaited<ReturnType<typeof raisedFrom>>
  readonly clock: Awaited<ReturnType<typeof clockFor>>
}

function bodyOf({ now, officer }: Ctx, row: RequestRecord, { fields, due, raised, clock }: Said): Opening {
  const body = openingOf(row.kind).safeParse({
    request: row.id,
    kind: row.kind,
    to: row.state,
    purpose: row.purpose,
    urgency: row.urgency,
    tlp: row.tlp,
    pap: row.pap,
    caveats: row.caveats,
    legalBasis: row.legal_basis,
    language: row.language,
    acknowledgeDue: due.acknowledge_due.toISOString(),
    answerDue: due.answer_due?.toISOString() ?? null,
    post: officer?.post ?? 'node',
    at: now.toISOString(),
    fields,
    upgradedFrom: raised?.earlier ?? null,
    note: raised?.as_note ?? false,
    clock,
  })
  if (!body.success) throw notAsAgreed('requests/field-not-allowed', body.error)
  return body.data
}

/** Complete, with a legal basis, with a marking that this kind allows, and about the person of the case. */
export async function mustBeWhole(context: Ctx, row: RequestRecord, values: FieldValues): Promise<void> {
  const missing = missingIn(row, values)
  if (missing.length > 0) throw incomplete(row.id, missing)
  await mustStandFor(context, row)
  if (row.legal_basis.length === 0) throw noLegalBasis(row.id)
  if (!definitions[row.kind].tlp.includes(row.tlp)) throw markingNotAllowed(row.kind, row.tlp)
  mustRestOn(row)
  await mustBeOfToday(context, row)
  await maySay(context, row, values)
}

/** The required fields that are not there, or not as their kind wants them. */
export function missingIn({ kind }: Pick<RequestRecord, 'kind'>, values: FieldValues): string[] {
  const parsed = wholeFields(kind).safeParse(values)
  return parsed.success ? [] : [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))]
}

/** At least one clause of an instrument on which this kind may stand. */
function mustRestOn({ id, kind, legal_basis: named }: RequestRecord): void {
  const fitting: readonly string[] = definitions[kind].basis
  if (!named.some(({ instrument }) => fitting.includes(instrument))) throw noLegalBasis(id)
}
