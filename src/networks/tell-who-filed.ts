import { z } from 'zod'
import { giveNotice, type AccessTables } from '../access/index.ts'
import type { SystemContext } from '../platform/handle.ts'
import type { NetworksTables } from './tables.ts'

/** Nothing reaches into a network from here: who brought an entry there hears that it must come out again. */
export async function tellWhoFiled(
  context: SystemContext<NetworksTables & AccessTables>,
  payload: Record<string, unknown>,
): Promise<void> {
  const { person } = z.looseObject({ person: z.uuid() }).parse(payload)
  const rows = await context.db
    .selectFrom('networks.entry')
    .select(['id', 'filed_by'])
    .where('person', '=', person)
    .where('status', '=', 'Filed')
    .where('taken_back_at', 'is not', null)
    .execute()
  for (const { id, filed_by: officer } of rows)
    await giveNotice(context, { officer: officer! }, { kind: 'networks.take-out', subject: id })
}
