import { getPerson } from '../../casework/index.ts'
import { handle } from '../../platform/handle.ts'
import { showNumber, showPin } from '../../platform/portal/receipt.ts'
import { takeGrievance } from './contract.ts'
import { keepGrievance, type OfficerCtx } from './keep.ts'
import { promisesOf } from './promises.ts'

/** Whoever takes it reads number and PIN to her, and sees the grievance no more: it may be about her own unit. */
export const endpoint = handle(takeGrievance, {
  needs: 'assistance.take-grievance',
  // The ledger says that one was taken and names neither the grievance nor a case: a supervisor of the unit reads there.
  audit: ({ channel }) => ({ subject: 'grievance', detail: { channel } }),

  async run(context: OfficerCtx, { person, told, ...coming }) {
    const known = person === null ? null : await getPerson(context, person)
    const kept = { ...told, person, case: known?.case ?? null }
    const { number, pin, at } = await keepGrievance(context, { ...coming, kept })
    const { acknowledgeBy, decideBy } = await promisesOf(context, at)
    return {
      receipt: showNumber(number),
      pin: showPin(pin),
      acknowledgeBy: acknowledgeBy.toISOString(),
      decideBy: decideBy.toISOString(),
    }
  },
})
