import { recordEvent } from '../../casework/index.ts'
import { handle } from '../../platform/handle.ts'
import { sealJson } from '../../platform/seal.ts'
import { forbiddenStep, notYoursToDecide, sameOfficer } from '../problems.ts'
import { burdenMoves, standingAfter, takeBurdenStep, type BurdenStep } from './contract.ts'
import { holdBurden, keyOf, reviewHours, stepsOf, toBurden, type Ctx, type StepTold } from './keep.ts'

export const endpoint = handle(takeBurdenStep, {
  needs: 'assistance.position',
  audit: ({ burden, step }, output) => ({ subject: output.person, cases: [output.case], detail: { burden, step } }),

  async run(context: Ctx, { burden: id, step, reasons, assessment }) {
    const { db, now, officer } = context
    const row = await holdBurden(context, id)
    const before = await stepsOf(context, [id])
    if (step === 'Reviewed' && row.kind !== 'Detention') throw forbiddenStep(id, standingAfter(before), step)
    mayTake(context, { id, step, before })
    const key = await keyOf(context, row.case_id)
    const taken = {
      burden: id,
      number: before.length + 1,
      step,
      content: sealJson(key, 'burden step', { reasons, assessment } satisfies StepTold),
      by: officer.id,
      at: now,
    }
    await db.insertInto('assistance.burden_step').values(taken).execute()
    await recordEvent(context, {
      case: row.case_id,
      kind: 'assistance.burden-step',
      compartment: 'protection',
      detail: { person: row.person, kind: row.kind, step },
    })
    return toBurden(row, { steps: [...before, taken], key, hours: await reviewHours(context) })
  },
})

interface Wanted {
  readonly id: string
  readonly step: BurdenStep
  readonly before: readonly { readonly step: BurdenStep; readonly by: string }[]
}

/** Who proposes does not decide, and who decided does not hear the appeal (domain.md 10.6.1). */
function mayTake({ officer }: Ctx, { id, step, before }: Wanted): void {
  const from = standingAfter(before)
  const who = burdenMoves[from][step]
  if (who === undefined) throw forbiddenStep(id, from, step)
  if (who === 'worker') return
  if (!officer.may.has('assistance.decide-position')) throw notYoursToDecide(id)
  const involved = before.filter((taken) => taken.step !== 'Reviewed').map(({ by }) => by)
  if (involved.includes(officer.id)) throw sameOfficer(id)
}
