import type { InboundMessage } from '../../platform/inbound-message.ts'
import { announce } from '../../platform/announce.ts'
import { createDataKey, sealJson } from '../../platform/seal.ts'
import type { FieldValues, RequestKind } from '../contract.ts'
import type { Ctx } from '../context.ts'
import { definitions } from '../definitions.ts'
import { openingOf, type Opening } from '../messages.ts'
import { handledAs, holdsAName } from '../marking.ts'
import { keepClock } from '../clocks/kept-clock.ts'
import { writeEntry } from '../move/log.ts'
import { nothingYet } from '../move/row.ts'
import { alreadyKnown, markingNotAllowed, notAsAgreed } from '../problems.ts'

/**
 * Another state asks. What it sent is checked as strictly as what we send: a field that this kind may not carry
 * refuses the whole message, with the names of the fields in the signed receipt's problem.
 */
export const takeOpening =
  (kind: RequestKind) =>
  async (context: Ctx, message: InboundMessage): Promise<void> => {
    const { db, vault, state } = context
    const schema = openingOf(kind).refine(
      ({ to, request, upgradedFrom }) => to === state && request === message.thread && upgradedFrom !== request,
    )
    const parsed = schema.safeParse(message.body)
    if (!parsed.success) throw notAsAgreed('requests/not-as-agreed', parsed.error)
    const body = parsed.data
    const known = await db.selectFrom('requests.request').select('id').where('id', '=', body.request).executeTakeFirst()
    if (known) throw alreadyKnown(body.request)

    const fields = body.fields as FieldValues
    const tlp = handledAs(body.tlp, fields)
    if (!definitions[kind].tlp.includes(tlp)) throw markingNotAllowed(kind, body.tlp)

    const key = await createDataKey(db, vault, body.request)
    await insert(context, message, {
      body: { ...body, tlp },
      fields: sealJson(key, 'fields', fields),
      named: holdsAName(fields),
    })
    await keepClock(context, body.request, body.clock)
    const { upgradedFrom: earlier, note } = body
    if (earlier !== null || note)
      await db.insertInto('requests.upgrade').values({ request: body.request, earlier, as_note: note }).execute()
    await writeEntry(context, key, {
      message: message.id,
      request: body.request,
      from_state: message.from,
      step: 'Opening',
      at: new Date(body.at),
      reason: null,
      content: { post: body.post, text: null, fields },
    })
    await announce(db, 'requests.received', { request: body.request, kind, urgency: body.urgency })
  }

async function insert(
  { db, now }: Ctx,
  message: InboundMessage,
  { body, fields, named }: { body: Opening; fields: Buffer; named: boolean },
): Promise<void> {
  const kind = body.kind as RequestKind
  await db
    .insertInto('requests.request')
    .values({
      ...nothingYet,
      id: body.request,
      side: 'In',
      kind,
      state: message.from,
      case_id: null,
      person: null,
      status: 'Delivered',
      theirs: 'Sent',
      urgency: body.urgency,
      tlp: body.tlp,
      purpose: body.purpose,
      pap: body.pap,
      caveats: body.caveats,
      language: body.language,
      legal_basis: JSON.stringify(body.legalBasis) as never,
      fields,
      names_a_person: named,
      competence: [...definitions[kind].competence],
      agency: null,
      author: null,
      message: message.id,
      sent_at: new Date(body.at),
      acknowledge_due: new Date(body.acknowledgeDue),
      answer_due: body.answerDue === null ? null : new Date(body.answerDue),
      updated_at: now,
    })
    .execute()
}
