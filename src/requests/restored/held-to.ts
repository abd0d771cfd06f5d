import type { SaidBefore } from '../../platform/said-before.ts'
import type { Ctx } from '../context.ts'
import { noSuchRequest } from '../problems.ts'
import type { RequestRecord } from '../tables.ts'

/** The request that we spoke of, held; one that is not here again yet throws, and is waited for. */
export async function heldTo({ db }: Ctx, { to, thread }: SaidBefore): Promise<RequestRecord> {
  const row = await db
    .selectFrom('requests.request')
    .selectAll()
    .where('id', '=', thread)
    .where('state', '=', to)
    .where('message', 'is not', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw noSuchRequest(thread)
  return row
}
