import type { RequestClock } from '../../directory/contract.ts'
import { calendar } from '../../directory/index.ts'
import type { Ctx } from '../context.ts'
import type { RequestRecord } from '../tables.ts'

/** By which rule and calendar it is counted; undefined where the asking state did not say. */
export async function clockOf({ db }: Pick<Ctx, 'db'>, request: string): Promise<RequestClock | undefined> {
  const row = await db.selectFrom('requests.clock').select('clock').where('request', '=', request).executeTakeFirst()
  return row?.clock
}

export async function keepClock(
  { db }: Pick<Ctx, 'db'>,
  request: string,
  clock: RequestClock | null | undefined,
): Promise<void> {
  if (clock)
    await db
      .insertInto('requests.clock')
      .values({ request, clock: JSON.stringify(clock) })
      .execute()
}

/** The rule of the day on which it leaves, under the instruments that it rests on. */
export const clockFor = ({ db, state, now }: Ctx, row: RequestRecord): Promise<RequestClock> =>
  calendar.clockFor(db, {
    from: state,
    to: row.state,
    type: row.kind,
    urgency: row.urgency,
    at: now,
    rests: row.legal_basis.map(({ instrument }) => instrument),
  })
