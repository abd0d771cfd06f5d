import { getPerson } from '../../casework/index.ts'
import { sendMessage } from '../../exchange/index.ts'
import { getDetermination } from '../../identification/index.ts'
import { singlesOut, type FieldValues, type RequestKind } from '../contract.ts'
import type { FieldName } from '../catalogue.ts'
import type { Ctx } from '../context.ts'
import { definitions, wholeFields } from '../definitions.ts'
import { openingOf, type Opening } from '../messages.ts'
import {
  aboutSomeoneElse,
  incomplete,
  markingNotAllowed,
  namedBelowRed,
  noLegalBasis,
  notAsAgreed,
} from '../problems.ts'
import type { RequestChange, RequestRecord } from '../tables.ts'
import { dueAfter } from './clocks.ts'
import { mustHaveTheirYes } from '../onward/originators.ts'
import { writeEntry } from './log.ts'
import { keyOf, openFields, saveRow } from './row.ts'
import { tell } from './send-step.ts'

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
  const { now, state } = context
  const key = await keyOf(context, row)
  const fields = openFields(key, row)
  await mustBeWhole(context, row, fields)
  const due = dueAfter({ ...row, values: fields }, now)
  const body = bodyOf(context, row, { fields, due })
  const expires = new Date(now.getTime() + liesOpenFor)
  const message = await sendMessage(context, {
    to: row.state,
    type: definitions[row.kind].message,
    thread: row.id,
    body,
    expiresAt: expires,
    handling: { tlp: row.tlp, onward: row.caveats.includes('NoOnwardSharing') ? 'no' : 'ask', purpose: row.purpose },
    legalBasis: row.legal_basis.map(({ clause }) => clause),
  })
  await writeEntry(context, key, {
    message,
    request: row.id,
    from_state: state,
    step: 'Opening',
    at: now,
    reason: null,
    content: { post: body.post, text: null, fields },
  })
  const sent = { ...due, status: 'Sent' as const, message, sent_at: now, expires_at: expires, return_note: null }
  const after = await saveRow(context, row, { ...sent, ...change })
  await tell(context, after, 'Opening')
  return after
}

function bodyOf(
  { now, officer }: Ctx,
  row: RequestRecord,
  { fields, due }: { fields: FieldValues; due: ReturnType<typeof dueAfter> },
): Opening {
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
  })
  if (!body.success) throw notAsAgreed('requests/field-not-allowed', body.error)
  return body.data
}

/** Complete, with a legal basis, with a marking that this kind allows, and about the person of the case. */
export async function mustBeWhole(context: Ctx, row: RequestRecord, values: FieldValues): Promise<void> {
  const missing = missingIn(row, values)
  if (missing.length > 0) throw incomplete(row.id, missing)
  if (row.legal_basis.length === 0) throw noLegalBasis(row.id)
  if (!definitions[row.kind].tlp.includes(row.tlp)) throw markingNotAllowed(row.kind, row.tlp)
  const named = await namesIn(context, row, values)
  if (named.length > 0 && row.tlp !== 'RED') throw namedBelowRed(row.id, named)
  mustRestOn(row)
  if (values['status'] !== undefined) await mustBeOurDecision(context, row, values)
  await mustHaveTheirYes(context, row, values)
}

/** What singles a person out in it; her whole name stays one where she is *called* by it. */
async function namesIn(context: Ctx, row: RequestRecord, values: FieldValues): Promise<string[]> {
  const named = singlesOut(values)
  if (row.person === null || typeof values['alias'] !== 'string') return named
  const { names } = (await getPerson(context, row.person)).identity
  const isWholeName = names.some(
    ({ text, kind }) => kind !== 'Nickname' && kind !== 'Alias' && plain(text) === plain(String(values['alias'])),
  )
  return isWholeName ? [...named, 'alias'] : named
}

const plain = (name: string) => name.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase()

/** The required fields that are not there, or not as their kind wants them. */
export function missingIn({ kind }: Pick<RequestRecord, 'kind'>, values: FieldValues): string[] {
  const parsed = wholeFields(kind).safeParse(values)
  return parsed.success ? [] : [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))]
}

const mayCarry = (kind: RequestKind, name: FieldName) =>
  definitions[kind].required.includes(name) || definitions[kind].optional.includes(name)

/** At least one clause of an instrument on which this kind may stand. */
function mustRestOn({ id, kind, legal_basis: named }: RequestRecord): void {
  const fitting: readonly string[] = definitions[kind].basis
  if (!named.some(({ instrument }) => fitting.includes(instrument))) throw noLegalBasis(id)
}

/** A status that leaves is what our authority decided on this very person, and nothing that an officer typed instead. */
async function mustBeOurDecision(context: Ctx, row: RequestRecord, values: FieldValues): Promise<void> {
  const { identity, citizenship } = await getPerson(context, row.person!)
  const { own: decision } = await getDetermination(context, row.person!)
  const decided: FieldValues = {
    ...(decision && { status: decision.status, decisionDate: decision.decidedOn, appealRight: decision.appealTold }),
    ...(decision?.body && { decisionBody: decision.body }),
  }
  const wrong = (['status', 'decisionBody', 'decisionDate', 'appealRight'] as const).filter(
    (name) => mayCarry(row.kind, name) && values[name] !== decided[name],
  ) as string[]
  if (!identity.names.some(({ text }) => text === values['name'])) wrong.push('name')
  // Her yes (G1) is a yes to telling her own state, and no other.
  const own = row.kind === 'VictimStatusNotification' ? row.state : String(values['nationality'])
  if (values['nationality'] !== own || !citizenship.includes(own)) wrong.push('nationality')
  if (wrong.length > 0) throw aboutSomeoneElse(row.id, wrong)
}
