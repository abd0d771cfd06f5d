import { z } from 'zod'
import type { PlatformTables } from '../platform/handle.ts'
import type { Listener } from '../platform/slice.ts'
import type { IntakeTables } from './tables.ts'

const Promised = z.looseObject({ due: z.iso.datetime(), reports: z.array(z.uuid()).min(1) })

/** Whatever is promised on a case is what its reporters read on their page. */
export const promised: Listener<IntakeTables & PlatformTables> = async ({ db }, payload) => {
  const { due, reports } = Promised.parse(payload)
  await db
    .updateTable('intake.report')
    .set({ next_contact_due: new Date(due) })
    .where('id', 'in', reports)
    .execute()
}
