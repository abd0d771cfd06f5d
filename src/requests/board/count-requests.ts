import { handle } from '../../platform/handle.ts'
import { countRequests } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { awaitsAnswer } from '../machine.ts'

/** Theirs that we have not answered, and ours that they ask back about or that wait for approval. */
export const endpoint = handle(countRequests, {
  needs: 'requests.read',
  audit: () => ({ subject: 'requests' }),

  async run({ db }: OfficerCtx) {
    const { count } = await db
      .selectFrom('requests.request')
      .select((is) => is.fn.countAll<string>().as('count'))
      .where((is) =>
        is.or([
          is.and([is('side', '=', 'In'), is('status', 'in', [...awaitsAnswer])]),
          is.and([is('side', '=', 'Out'), is('status', 'in', ['MoreInfoRequested', 'AwaitingApproval'])]),
          is('approval_due', 'is not', null),
        ]),
      )
      .executeTakeFirstOrThrow()
    return { count: Number(count) }
  },
})
