import { handle } from '../../platform/handle.ts'
import { withdrawLead } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { auditOf, holdRow, saveRow, standingOf } from '../move/row.ts'
import { noSuchOffer } from '../problems.ts'
import { holdLead, react } from './kept-lead.ts'
import { withdraw } from './protocol.ts'

export const endpoint = handle(withdrawLead, {
  needs: 'requests.approve',
  audit: auditOf,

  async run(context: OfficerCtx, { request }) {
    const row = await holdRow(context, request)
    const kept = await holdLead(context, row)
    const reaction = kept?.knowledge.offer?.to === row.state ? withdraw(kept.knowledge) : undefined
    if (!kept || !reaction) throw noSuchOffer(request)
    await react(context, kept, { reaction })
    return standingOf(await saveRow(context, row, {}))
  },
})
