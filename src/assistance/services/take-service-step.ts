import { recordEvent } from '../../casework/index.ts'
import { handle } from '../../platform/handle.ts'
import { getDataKey, sealJson } from '../../platform/seal.ts'
import { noSuchNeed, noSuchProvider, notFromHere, saidNoToServices, someoneStepped } from '../problems.ts'
import { serviceMoves, takeServiceStep } from './contract.ts'
import { standingOf, stepsOf, toNeed, type Ctx, type StepTold } from './keep.ts'

export const endpoint = handle(takeServiceStep, {
  needs: 'assistance.services',
  audit: ({ need, step, provider }, { case: caseId }) => ({
    subject: need,
    cases: [caseId],
    detail: { step, provider },
  }),
  broken: {
    one_step_at_a_time: ({ need }) => someoneStepped(need),
    nothing_begins_against_her_no: ({ need }) => saidNoToServices(need),
    service_step_provider_fkey: ({ provider }) => noSuchProvider(provider ?? ''),
  },

  async run(context: Ctx, { need: id, after, step, provider, ...told }) {
    const { db, now, officer, vault } = context
    const need = await db.selectFrom('assistance.need').selectAll().where('id', '=', id).executeTakeFirst()
    if (!need) throw noSuchNeed(id)
    const steps = await stepsOf(context, id)
    if (steps.length !== after) throw someoneStepped(id)
    const standing = standingOf(steps)
    if (!serviceMoves[standing].includes(step)) throw notFromHere(id, standing, step)
    const key = await getDataKey(db, vault, need.case_id)
    const row = {
      need: id,
      number: after + 1,
      case_id: need.case_id,
      step,
      provider: provider ?? (step === 'NoService' ? null : (steps.findLast((one) => one.provider)?.provider ?? null)),
      content: sealJson(key, 'service step', told satisfies StepTold),
      recorded_by: officer.id,
      recorded_at: now,
    }
    await db.insertInto('assistance.service_step').values(row).execute()
    await recordEvent(context, {
      case: need.case_id,
      kind: 'assistance.service-step',
      compartment: 'protection',
      detail: { person: need.person, type: need.type, step },
    })
    return toNeed(need, { steps: [...steps, row], key })
  },
})
