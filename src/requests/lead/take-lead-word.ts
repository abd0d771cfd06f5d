import { announce } from '../../platform/announce.ts'
import type { InboundMessage } from '../../platform/inbound-message.ts'
import { heldFrom } from '../arrive/held-from.ts'
import type { OfferedLead } from '../contract.ts'
import type { Ctx } from '../context.ts'
import { writeEntry } from '../move/log.ts'
import { keyOf, saveRow } from '../move/row.ts'
import { noSuchOffer, notAsAgreed } from '../problems.ts'
import type { RequestRecord } from '../tables.ts'
import { holdLead, react, type LeadRow } from './kept-lead.ts'
import { LeadBody } from './messages.ts'
import { begin, hear } from './protocol.ts'

/** One word of the other state about who leads a case that we share. */
export async function takeLeadWord(context: Ctx, message: InboundMessage): Promise<void> {
  const parsed = LeadBody.safeParse(message.body)
  if (!parsed.success) throw notAsAgreed('requests/not-as-agreed', parsed.error)
  const { life, word, reason, post, request, at } = parsed.data
  const row = await heldFrom(context, message, request)
  const kept = await keptOr(context, row, parsed.data)
  await writeEntry(context, await keyOf(context, row), {
    message: message.id,
    request,
    from_state: message.from,
    step: `Lead${word.kind}`,
    at: new Date(at),
    reason,
    content: { post, text: null, fields: null },
  })
  const reaction = hear(kept.knowledge, { from: message.from, to: context.state, life, word })
  const [{ accepted, record }] = reaction
  const isOpen = word.kind === 'Offer' && accepted === null && record.owner === message.from
  await react(context, kept, { reaction, offered: isOpen ? offerIn(parsed.data, message.from) : leftOpen(kept, word) })
  await saveRow(context, row, {})
  if (isOpen) await announce(context.db, 'requests.lead-offered', { request, case: row.case_id })
}

const offerIn = ({ word, request, preview, at }: LeadBody, from: string): OfferedLead | null =>
  word.kind === 'Offer' ? { id: word.id, from, request, preview: preview!, at } : null

/** An offer lies open until its sender closes it, or we answer. */
const leftOpen = ({ offered }: LeadRow, word: LeadBody['word']) =>
  word.kind === 'Record' && offered?.id === word.closed ? null : offered

/** A first offer begins what we know of this lead; its writer must be who leads by what it says itself. */
async function keptOr(context: Ctx, row: RequestRecord, { lead, word }: LeadBody): Promise<LeadRow> {
  const kept = await holdLead(context, row)
  if (kept) {
    if (kept.id !== lead) throw noSuchOffer(row.id)
    return kept
  }
  if (word.kind !== 'Offer' || word.record.owner !== row.state) throw noSuchOffer(row.id)
  const known = await context.db.selectFrom('requests.lead').selectAll().where('id', '=', lead).executeTakeFirst()
  if (known) return { ...known, through: { ...known.through, [row.state]: row.id } }
  return {
    id: lead,
    case_id: null,
    knowledge: { ...begin(context.state, row.state), record: word.record },
    through: { [row.state]: row.id },
    offered: null,
  }
}
