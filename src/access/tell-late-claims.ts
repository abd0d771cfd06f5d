import type { SystemContext } from '../platform/handle.ts'
import { giveNotice } from './notice.ts'
import type { AccessTables } from './tables.ts'

/** Nobody answered in time whether it is a conflict: those who watch are told, once. */
export async function tellLateClaims(context: SystemContext<AccessTables>): Promise<number> {
  const { db, now } = context
  const late = await db
    .updateTable('access.conflict_claim')
    .set({ late_told_at: now })
    .where('outcome', 'is', null)
    .where('late_told_at', 'is', null)
    .where('due', '<', now)
    .returning(['officer', 'subject'])
    .execute()
  for (const { officer, subject } of late)
    await giveNotice(context, { right: 'access.audit' }, { kind: 'access.conflict-claim-late', subject, officer })
  return late.length
}
