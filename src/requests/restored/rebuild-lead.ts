import type { SaidBefore } from '../../platform/said-before.ts'
import type { Ctx } from '../context.ts'
import { holdLead, react, type LeadRow } from '../lead/kept-lead.ts'
import { LeadBody } from '../lead/messages.ts'
import { begin, restore } from '../lead/protocol.ts'
import { notAsAgreed } from '../problems.ts'
import type { RequestRecord } from '../tables.ts'
import { entryAlone } from './rebuild-recall.ts'
import { heldTo } from './held-to.ts'

/**
 * A word of ours about who leads. It is not believed as it stands, for what followed it may be forgotten too: it says that
 * a lead is shared, and with whom; who leads is asked of all of them (decision 0021).
 */
export async function rebuildLeadWord(context: Ctx, said: SaidBefore): Promise<void> {
  const row = await heldTo(context, said)
  const parsed = LeadBody.safeParse(said.body)
  if (!parsed.success) throw notAsAgreed('requests/not-as-agreed', parsed.error)
  const { word, reason, post, at } = parsed.data
  await entryAlone(context, row, { said, step: `Lead${word.kind}`, at: new Date(at), post, reason })
  const shared = await holdLead(context, row)
  if (!shared) await askAll(context, await known(context, row, parsed.data))
}

async function known({ db, state }: Ctx, row: RequestRecord, { lead, word }: LeadBody): Promise<LeadRow> {
  const kept = await db.selectFrom('requests.lead').selectAll().where('id', '=', lead).forUpdate().executeTakeFirst()
  if (kept) return { ...kept, through: { ...kept.through, [row.state]: row.id } }
  const first = begin(state, row.side === 'Out' ? state : row.state)
  return {
    id: lead,
    case_id: row.case_id,
    knowledge: 'record' in word ? { ...first, record: word.record } : first,
    through: { [row.state]: row.id },
    offered: null,
  }
}

async function askAll(context: Ctx, kept: LeadRow): Promise<void> {
  const life = Math.max(kept.knowledge.life + 1, Math.floor(context.now.getTime() / 1000))
  await react(context, kept, { reaction: restore(kept.knowledge, { life, others: Object.keys(kept.through) }) })
}
