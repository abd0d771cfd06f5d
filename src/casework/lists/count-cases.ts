import { handle } from '../../platform/handle.ts'
import type { OfficerCtx } from '../context.ts'
import { countCases as contract } from './contract.ts'

const most = 100

export const endpoint = handle(contract, {
  needs: 'casework.read',
  audit: (_, { open }) => ({ subject: 'badges', detail: { open } }),

  async run({ db, officer, now }: OfficerCtx) {
    const counter = await db
      .selectFrom('casework.agency_counter')
      .select((is) => is.fn.coalesce(is.fn.sum<string>('open'), is.lit(0)).as('open'))
      .where('agency', '=', officer.agency)
      .executeTakeFirstOrThrow()
    const atMost = async (rows: { execute: () => Promise<unknown[]> }) => (await rows.execute()).length
    const listed = db
      .selectFrom('casework.agency_case')
      .select('case_id')
      .where('agency', '=', officer.agency)
      .where('merged', '=', false)
      .limit(most)
    return {
      open: Number(counter.open),
      mine: await atMost(listed.where('coordinator', '=', officer.post).where('status', 'in', ['Active', 'FollowUp'])),
      overdue: await atMost(listed.where('next_contact_due', '<', now)),
      tasks: await atMost(
        db
          .selectFrom('casework.task')
          .select('id')
          .where('state', '=', 'Open')
          .where((is) =>
            is.or([
              is('for_officer', '=', officer.id),
              is.and([is('for_agency', '=', officer.agency), is('for_right', 'in', [...officer.may])]),
            ]),
          )
          .limit(most),
      ),
    }
  },
})
