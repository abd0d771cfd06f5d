import { sql } from 'kysely'
import { recordEvent } from '../../casework/index.ts'
import { announce } from '../../platform/announce.ts'
import type { DeclineReason, Lead, LeadPreview } from '../contract.ts'
import type { Ctx } from '../context.ts'
import { getRow } from '../move/row.ts'
import { sendAbout } from '../move/send-step.ts'
import type { RequestRecord, RequestsTables } from '../tables.ts'
import { leadMessage, type LeadBody } from './messages.ts'
import { cares, leads, type Letter, type Reaction } from './protocol.ts'

export type LeadRow = RequestsTables['requests.lead']

const through = ({ state, id }: RequestRecord) =>
  sql<boolean>`through @> jsonb_build_object(${state}::text, ${id}::text)`

/** The lead that is shared through this request, held until the transaction ends. */
export const holdLead = ({ db }: Pick<Ctx, 'db'>, row: RequestRecord): Promise<LeadRow | undefined> =>
  db.selectFrom('requests.lead').selectAll().where(through(row)).forUpdate().executeTakeFirst()

/** How the lead stands, for whoever reads the request. */
export async function leadOf({ db }: Pick<Ctx, 'db'>, row: RequestRecord): Promise<Lead | null> {
  const kept = await db.selectFrom('requests.lead').selectAll().where(through(row)).executeTakeFirst()
  if (!kept) return null
  const { knowledge, offered } = kept
  const { owner, epoch } = knowledge.record
  return {
    owner,
    epoch,
    leads: leads(knowledge),
    cares: cares(knowledge),
    asks: knowledge.inquiry !== null,
    offeredTo: knowledge.offer?.to ?? null,
    offered: offered?.from === row.state ? offered : null,
  }
}

interface Saying {
  readonly preview?: LeadPreview
  readonly reason?: DeclineReason | null
}

/** Keeps what we know now, and says what follows from it, all in one transaction. */
export async function react(
  context: Ctx,
  kept: LeadRow,
  {
    reaction: [knowledge, letters],
    offered = kept.offered,
    ...saying
  }: Saying & {
    readonly reaction: Reaction
    readonly offered?: LeadRow['offered']
  },
): Promise<void> {
  const { db } = context
  const asJson = (value: unknown) => (value === null ? null : (JSON.stringify(value) as never))
  await db
    .insertInto('requests.lead')
    .values({ ...kept, knowledge: asJson(knowledge)!, through: asJson(kept.through)!, offered: asJson(offered) })
    .onConflict((or) =>
      or.column('id').doUpdateSet({
        case_id: kept.case_id,
        knowledge: asJson(knowledge)!,
        through: asJson(kept.through)!,
        offered: asJson(offered),
      }),
    )
    .execute()
  for (const letter of letters) await post(context, kept, { letter, ...saying })
  const moved = knowledge.record.epoch > kept.knowledge.record.epoch
  if (moved && kept.case_id !== null) {
    const { owner } = knowledge.record
    await recordEvent(context, { case: kept.case_id, kind: 'requests.lead-moved', detail: { lead: kept.id, owner } })
    await announce(db, 'requests.lead-moved', { case: kept.case_id, owner })
  }
}

async function post(
  context: Ctx,
  { id: lead, through: shared }: LeadRow,
  { letter, preview, reason = null }: Saying & { letter: Letter },
): Promise<void> {
  const { now, officer } = context
  const row = await getRow(context, shared[letter.to]!)
  const { word, life } = letter
  const said = officer?.post ?? 'node'
  const body = {
    request: row.id as LeadBody['request'],
    lead,
    life,
    word: word as LeadBody['word'],
    preview: word.kind === 'Offer' ? preview! : null,
    reason: word.kind === 'Decline' ? reason : null,
    post: said,
    at: now.toISOString(),
  } satisfies LeadBody
  await sendAbout(context, row, {
    type: leadMessage,
    step: `Lead${word.kind}`,
    reason: body.reason,
    body,
    content: { post: said, text: null, fields: null },
  })
}
