import { getCase } from '../../casework/index.ts'
import { handle } from '../../platform/handle.ts'
import { offerLead, type LeadPreview } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { settled } from '../machine.ts'
import { auditOf, holdRow, saveRow, standingOf } from '../move/row.ts'
import { leadInDoubt, notInACase, notYoursToHandOn } from '../problems.ts'
import { holdLead, react, type LeadRow } from './kept-lead.ts'
import { begin, offer } from './protocol.ts'

/** Whoever leads offers; nothing moves until the other state's yes is written here. */
export const endpoint = handle(offerLead, {
  needs: 'requests.approve',
  audit: auditOf,

  async run(context: OfficerCtx, { request }) {
    const { state, newId } = context
    const row = await holdRow(context, request)
    if (row.case_id === null || row.message === null) throw notInACase(request)
    const held =
      (await holdLead(context, row)) ?? (await leadOfCase(context, row.case_id)) ?? fresh(newId(), row.case_id, state)
    const kept = { ...held, case_id: row.case_id, through: { ...held.through, [row.state]: row.id } }
    if (kept.knowledge.inquiry !== null) throw leadInDoubt(request)
    const reaction = offer(kept.knowledge, { id: newId(), to: row.state })
    if (!reaction) throw notYoursToHandOn(request, kept.knowledge.record.owner)
    await react(context, kept, { reaction, preview: await previewOf(context, row.case_id) })
    return standingOf(await saveRow(context, row, {}))
  },
})

const fresh = (id: string, caseId: string, state: string): LeadRow => ({
  id,
  case_id: caseId,
  knowledge: begin(state, state),
  through: {},
  offered: null,
})

const leadOfCase = ({ db }: OfficerCtx, caseId: string) =>
  db.selectFrom('requests.lead').selectAll().where('case_id', '=', caseId).forUpdate().executeTakeFirst()

/** Numbers and codes: enough to decide on, and nobody is named. */
async function previewOf(context: OfficerCtx, caseId: string): Promise<LeadPreview> {
  const { phase, urgency, people, openedAt } = await getCase(context, caseId)
  const { open } = await context.db
    .selectFrom('requests.request')
    .select((is) => is.fn.countAll<string>().as('open'))
    .where('case_id', '=', caseId)
    .where('status', 'not in', [...settled])
    .executeTakeFirstOrThrow()
  return { phase, urgency, people: people.length, openRequests: Number(open), openedAt }
}
