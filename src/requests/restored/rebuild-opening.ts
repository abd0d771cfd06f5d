import { announce } from '../../platform/announce.ts'
import { createDataKey, getDataKey, sealJson } from '../../platform/seal.ts'
import type { SaidBefore } from '../../platform/said-before.ts'
import { findDelivery } from '../../exchange/index.ts'
import { keepClock } from '../clocks/kept-clock.ts'
import type { FieldValues, Purpose, RequestKind, Tlp } from '../contract.ts'
import type { Ctx } from '../context.ts'
import { definitions } from '../definitions.ts'
import { holdsAName } from '../marking.ts'
import { openingOf, type Opening } from '../messages.ts'
import { writeEntry } from '../move/log.ts'
import { getRow, nothingYet, saveRow } from '../move/row.ts'
import { alreadyKnown, notAsAgreed } from '../problems.ts'
import type { RequestChange, RequestRecord } from '../tables.ts'
import { noteReturned } from './note-returned.ts'
import { refold } from './refold.ts'

/**
 * What we asked, and forgot having asked. Where the draft is in the backup it is about the same person of the same case;
 * where it is not, the message does not say whom it is about, and a person puts it into its case.
 */
export const rebuildOpening =
  (kind: RequestKind) =>
  async (context: Ctx, said: SaidBefore): Promise<void> => {
    const { db } = context
    const row = await db
      .selectFrom('requests.request')
      .selectAll()
      .where('id', '=', said.thread)
      .forUpdate()
      .executeTakeFirst()
    if (row && (row.side !== 'Out' || row.state !== said.to || row.kind !== kind)) throw alreadyKnown(said.thread)
    if (row?.message && !(await standsFor(context, said))) return
    const body = read(kind, said)
    const change = changeFrom(said, body)
    const fields = body?.fields as FieldValues | undefined
    if (row) await saveRow(context, row, await withFields(context, row, { change, fields }))
    else await insert(context, said, { kind, change, fields: fields ?? {} })
    const whole = await getRow(context, said.thread)
    await besideIt(context, whole, body)
    const key = await getDataKey(db, context.vault, whole.id)
    await writeEntry(context, key, {
      message: said.id,
      request: whole.id,
      from_state: context.state,
      step: 'Opening',
      at: body ? new Date(body.at) : said.issuedAt,
      reason: null,
      content: { post: body?.post ?? 'node', text: null, fields: fields ?? {} },
    })
    const { after } = await refold(context, whole)
    await noteReturned(context, after, { said, step: 'Opening' })
    await announce(db, 'requests.restored', { request: after.id, case: after.case_id })
  }

/** Sent again since, before we knew: what the other state took first is the request, and not what it refused. */
async function standsFor(context: Ctx, { id }: SaidBefore): Promise<boolean> {
  const { state } = await findDelivery(context, id)
  return state === 'delivered' || state === 'read'
}

function read(kind: RequestKind, { body }: SaidBefore): Opening | undefined {
  // Taken back since, and erased with the receiver: that it was asked is all that is left.
  if (body === undefined) return undefined
  const parsed = openingOf(kind).safeParse(body)
  if (!parsed.success) throw notAsAgreed('requests/not-as-agreed', parsed.error)
  return parsed.data
}

function changeFrom({ id, issuedAt, expiresAt, handling }: SaidBefore, body: Opening | undefined) {
  const at = body ? new Date(body.at) : issuedAt
  const due = body
    ? {
        acknowledge_due: new Date(body.acknowledgeDue),
        answer_due: body.answerDue === null ? null : new Date(body.answerDue),
      }
    : { acknowledge_due: null, answer_due: null }
  return {
    ...due,
    ...(body && {
      urgency: body.urgency,
      pap: body.pap,
      caveats: [...body.caveats],
      language: body.language,
      legal_basis: JSON.stringify(body.legalBasis) as never,
    }),
    tlp: (body?.tlp ?? handling.tlp) as Tlp,
    purpose: (body?.purpose ?? handling.purpose) as Purpose,
    status: 'Sent' as const,
    before: null,
    theirs: null,
    message: id,
    sent_at: at,
    expires_at: expiresAt,
    return_note: null,
  } satisfies RequestChange
}

async function withFields(
  { db, vault, now }: Ctx,
  { id }: RequestRecord,
  { change, fields }: { change: RequestChange; fields: FieldValues | undefined },
): Promise<RequestChange> {
  const key = await getDataKey(db, vault, id)
  const known = fields && { fields: sealJson(key, 'fields', fields), names_a_person: holdsAName(fields) }
  return { ...change, ...known, restored_at: now }
}

async function insert(
  { db, vault, now }: Ctx,
  said: SaidBefore,
  { kind, change, fields }: { kind: RequestKind; change: ReturnType<typeof changeFrom>; fields: FieldValues },
): Promise<void> {
  const key = await createDataKey(db, vault, said.thread)
  await db
    .insertInto('requests.request')
    .values({
      ...nothingYet,
      urgency: 'Routine',
      caveats: [...definitions[kind].caveats],
      language: 'und',
      legal_basis: JSON.stringify([]) as never,
      ...change,
      id: said.thread,
      side: 'Out',
      kind,
      state: said.to,
      case_id: null,
      person: null,
      fields: sealJson(key, 'fields', fields),
      names_a_person: holdsAName(fields),
      competence: [...definitions[kind].competence],
      agency: null,
      author: null,
      restored_at: now,
      updated_at: now,
    })
    .execute()
}

async function besideIt(context: Ctx, { id }: RequestRecord, body: Opening | undefined): Promise<void> {
  if (!body) return
  const { db } = context
  const known = await db.selectFrom('requests.clock').select('request').where('request', '=', id).executeTakeFirst()
  if (!known) await keepClock(context, id, body.clock)
  const { upgradedFrom: earlier, note } = body
  if (earlier !== null || note)
    await db
      .insertInto('requests.upgrade')
      .values({ request: id, earlier, as_note: note })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}
