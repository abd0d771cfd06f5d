import { handle } from '../../platform/handle.ts'
import { CaseId, Phase } from '../codes/contract.ts'
import type { OfficerCtx } from '../context.ts'
import { childWithoutGuardian, notANextPhase } from '../problems.ts'
import { meetClocks } from '../work/clocks.ts'
import { getCaseRow } from './case-row.ts'
import { changePhase as contract } from './contract.ts'
import { isClosed, nextPhases } from './machine.ts'
import { recordEvent } from './record-event.ts'

export const endpoint = handle(contract, {
  needs: 'casework.write',
  audit: ({ phase }, { case: id }) => ({ subject: id, cases: [id], detail: { phase } }),

  broken: { no_child_moves_without_guardian: ({ case: id }) => childWithoutGuardian(id) },

  async run(context: OfficerCtx, { case: asked, phase, reason }) {
    const { db } = context
    const row = await getCaseRow(context, asked)
    const from = Phase.parse(row.phase)
    if (isClosed(row.status) || !nextPhases[from].includes(phase)) throw notANextPhase(from, phase)
    await db.updateTable('casework.case_file').set({ phase }).where('id', '=', row.id).execute()
    await meetClocks(context, { case: row.id, kind: 'SpecialisedAction' })
    const detail = { from, to: phase }
    await recordEvent(context, { case: row.id, kind: 'casework.phase-changed', detail, text: reason || undefined })
    return { case: CaseId.parse(row.id), phase }
  },
})
