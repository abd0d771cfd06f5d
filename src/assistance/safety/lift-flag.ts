import { recordEvent } from '../../casework/index.ts'
import { handle } from '../../platform/handle.ts'
import { getDataKey, sealText } from '../../platform/seal.ts'
import { flagIsLifted, noSuchFlag, raiserDoesNotLift } from '../problems.ts'
import { liftFlag } from './contract.ts'
import type { Ctx } from './keep.ts'
import { toFlag } from './flags.ts'

export const endpoint = handle(liftFlag, {
  needs: 'assistance.safety',
  audit: ({ flag }, { case: caseId, kind }) => ({ subject: flag, cases: [caseId], detail: { kind } }),
  broken: {
    who_raised_it_does_not_lift_it: ({ flag }) => raiserDoesNotLift(flag),
    flag_lift_pkey: ({ flag }) => flagIsLifted(flag),
  },

  async run(context: Ctx, { flag: id, reason }) {
    const { db, now, officer, vault } = context
    const flag = await db.selectFrom('assistance.flag').selectAll().where('id', '=', id).executeTakeFirst()
    if (!flag) throw noSuchFlag(id)
    const key = await getDataKey(db, vault, flag.case_id)
    const lift = {
      flag: id,
      case_id: flag.case_id,
      content: sealText(key, 'flag lift', reason),
      recorded_by: officer.id,
      recorded_at: now,
    }
    await db.insertInto('assistance.flag_lift').values(lift).execute()
    await recordEvent(context, {
      case: flag.case_id,
      kind: 'assistance.flag-lifted',
      compartment: 'protection',
      detail: { person: flag.person, kind: flag.kind },
    })
    return toFlag(flag, { lift, key })
  },
})
