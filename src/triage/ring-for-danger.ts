import { giveNotice } from '../access/index.ts'
import { ReportId } from '../intake/contract.ts'
import type { SystemContext } from '../platform/handle.ts'
import type { TriageTables } from './tables.ts'

/** A report of immediate danger rings under the bell of all who may decide; the others only stand in the queue. */
export async function ringForDanger(
  context: SystemContext<TriageTables>,
  payload: Record<string, unknown>,
): Promise<void> {
  const report = ReportId.parse(payload['report'])
  const item = await context.db
    .selectFrom('triage.item')
    .select('urgency')
    .where('report', '=', report)
    .executeTakeFirst()
  if (item?.urgency === 'Immediate')
    await giveNotice(context, { right: 'triage.decide' }, { kind: 'triage.item-waiting', subject: report })
}
