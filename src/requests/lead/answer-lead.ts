import { handle } from '../../platform/handle.ts'
import { answerLead } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { auditOf, holdRow, saveRow, standingOf } from '../move/row.ts'
import { leadInDoubt, noSuchOffer, notInACase } from '../problems.ts'
import { holdLead, react } from './kept-lead.ts'
import { answer } from './protocol.ts'

/** A yes needs a case of ours to lead; from then on we help, and we lead when the other state has written it. */
export const endpoint = handle(answerLead, {
  needs: 'requests.approve',
  audit: auditOf,

  async run(context: OfficerCtx, { request, yes, reason }) {
    const row = await holdRow(context, request)
    const held = await holdLead(context, row)
    const offered = held?.offered
    if (!held || !offered || offered.from !== row.state) throw noSuchOffer(request)
    if (held.knowledge.inquiry !== null) throw leadInDoubt(request)
    if (yes && row.case_id === null) throw notInACase(request)
    const kept = yes ? { ...held, case_id: row.case_id } : held
    const reaction = answer(kept.knowledge, { id: offered.id, from: offered.from, yes })
    await react(context, kept, { reaction, offered: null, reason })
    return standingOf(await saveRow(context, row, {}))
  },
})
