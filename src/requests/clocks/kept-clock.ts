import type { WorkingClock } from '../../directory/contract.ts'
import { calendar } from '../../directory/index.ts'
import type { Ctx } from '../context.ts'
import type { RequestRecord } from '../tables.ts'

/** By which working days it is counted; undefined where hours count. */
export async function clockOf({ db }: Pick<Ctx, 'db'>, request: string): Promise<WorkingClock | undefined> {
  const row = await db.selectFrom('requests.clock').select('clock').where('request', '=', request).executeTakeFirst()
  return row?.clock
}

export async function keepClock(
  { db }: Pick<Ctx, 'db'>,
  request: string,
  clock: WorkingClock | null | undefined,
): Promise<void> {
  if (clock)
    await db
      .insertInto('requests.clock')
      .values({ request, clock: JSON.stringify(clock) })
      .execute()
}

/** The rule of the day on which it leaves, under the instruments that it rests on. */
export const clockFor = ({ db, state, now }: Ctx, row: RequestRecord): Promise<WorkingClock | undefined> =>
  calendar.clockFor(db, {
    from: state,
    to: row.state,
    type: row.kind,
    urgency: row.urgency,
    at: now,
    rests: row.legal_basis.map(({ instrument }) => instrument),
  })
