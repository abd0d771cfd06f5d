import { announce } from '../../platform/announce.ts'
import { getDataKey, sealText } from '../../platform/seal.ts'
import type { Ctx } from '../context.ts'
import type { Compartment } from '../codes/contract.ts'
import { meetClocks } from '../work/clocks.ts'
import { getCaseRow } from './case-row.ts'

export interface Happening {
  readonly case: string
  /** `casework.case-opened`: the slice and what happened. */
  readonly kind: string
  /** Who may see it; without one, all who take part. */
  readonly compartment?: Compartment | undefined
  /** Ids and codes only. */
  readonly detail?: Record<string, unknown> | undefined
  /** What was awaited and has begun by this: its clock is met. */
  readonly meets?: 'SpecialisedAction' | undefined
  /** Words, sealed under the key of the case. */
  readonly text?: string | undefined
}

/** Writes one line into the timeline of a case. Throws 404 when there is no such case for this officer. */
export async function recordEvent(
  context: Ctx,
  { kind, compartment, detail, meets, text, ...happening }: Happening,
): Promise<void> {
  const { db, vault, now, newId, officer } = context
  const { id } = await getCaseRow(context, happening.case)
  const sealed = text === undefined ? null : sealText(await getDataKey(db, vault, id), 'event.text', text)
  await db
    .insertInto('casework.event')
    .values({
      id: newId(),
      case_id: id,
      at: now,
      officer: officer?.id ?? null,
      agency: officer?.agency ?? null,
      kind,
      compartment: compartment ?? null,
      detail: JSON.stringify(detail ?? {}) as never,
      text: sealed,
    })
    .execute()
  if (meets) await meetClocks(context, { case: id, kind: meets })
  await db.updateTable('casework.case_file').set({ touched_at: now }).where('id', '=', id).execute()
  await announce(db, 'casework.case-changed', { case: id })
}
