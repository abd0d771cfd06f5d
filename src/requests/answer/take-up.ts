import { markRead } from '../../exchange/index.ts'
import type { OfficerCtx } from '../context.ts'
import { holdTheirs, saveRow } from '../move/row.ts'
import { tell } from '../move/send-step.ts'
import type { RequestRecord } from '../tables.ts'

/** Another state's request, read: its sender gets a signed read receipt, once. */
export async function acknowledge(context: OfficerCtx, request: string): Promise<RequestRecord> {
  const row = await holdTheirs(context, request)
  if (row.status !== 'Delivered') return row
  await markRead(context, row.message!)
  const after = await saveRow(context, row, { status: 'Acknowledged' })
  await tell(context, after, 'Acknowledged')
  return after
}

/** The same, for an officer who now acts on it: from here on it is her agency's work. */
export async function takeUp(context: OfficerCtx, request: string): Promise<RequestRecord> {
  const row = await acknowledge(context, request)
  return row.agency === null ? saveRow(context, row, { agency: context.officer.agency }) : row
}
