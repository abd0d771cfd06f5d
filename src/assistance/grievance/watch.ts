import { giveNotice } from '../../access/index.ts'
import { announce } from '../../platform/announce.ts'
import type { PlatformTables, SystemContext } from '../../platform/handle.ts'
import type { Listener } from '../../platform/slice.ts'
import type { AssistanceTables } from '../tables.ts'
import { getRow } from './keep.ts'

type System = SystemContext<AssistanceTables>
const atOnce = 100
/** How long until it is passed on once more. */
const rung = 86_400_000

/** Passes overdue grievances, and those in which she was harmed, on to the independent body. Returns how many. */
export async function escalateGrievances({ db, now }: System): Promise<number> {
  const late = await db
    .selectFrom('assistance.grievance')
    .select(['id', 'level'])
    .where('escalate_at', '<=', now)
    .orderBy('escalate_at')
    .limit(atOnce)
    .forUpdate()
    .skipLocked()
    .execute()
  for (const { id, level } of late) {
    await db
      .updateTable('assistance.grievance')
      .set({ level: level + 1, escalate_at: new Date(now.getTime() + rung) })
      .where('id', '=', id)
      .execute()
    await announce(db, 'assistance.grievance-late', { grievance: id, level: level + 1 })
  }
  return late.length
}

const tellThose =
  (kind: string, right: (track: string) => string): Listener<AssistanceTables & PlatformTables> =>
  async (context, { grievance }) => {
    const { track, about_agency: outside } = await getRow(context, String(grievance))
    // No subject and no receipt: a notice is read over a shoulder, and the list says which.
    await giveNotice(context, { right: right(track), ...(outside && { outside }) }, { kind })
  }

export const listeners = {
  'assistance.grievance-received': tellThose('assistance.grievance-received', (track) =>
    track === 'Independent' ? 'assistance.oversee-grievance' : 'assistance.hear-grievance',
  ),
  'assistance.grievance-late': tellThose('assistance.grievance-late', () => 'assistance.oversee-grievance'),
}
