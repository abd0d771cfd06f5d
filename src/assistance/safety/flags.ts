import { openText, type DataKey } from '../../platform/seal.ts'
import { FlagId, type Flag } from './contract.ts'
import type { Ctx } from './keep.ts'
import type { SafetyTables } from './tables.ts'

type LiftRow = SafetyTables['assistance.flag_lift']

export const toFlag = (
  row: SafetyTables['assistance.flag'],
  { lift, key }: { lift: LiftRow | undefined; key: DataKey },
): Flag => ({
  id: FlagId.parse(row.id),
  case: row.case_id as Flag['case'],
  person: row.person as Flag['person'],
  kind: row.kind,
  origin: row.origin,
  reason: row.content && openText(key, 'flag', row.content),
  recordedBy: row.recorded_by,
  recordedAt: row.recorded_at.toISOString(),
  lifted: lift
    ? {
        reason: openText(key, 'flag lift', lift.content),
        recordedBy: lift.recorded_by,
        recordedAt: lift.recorded_at.toISOString(),
      }
    : null,
})

/** The flags of a case, the newest first. */
export async function flagsOf({ db }: Ctx, caseId: string, key: DataKey): Promise<Flag[]> {
  const flags = await db
    .selectFrom('assistance.flag')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('recorded_at', 'desc')
    .execute()
  const lifts = await db.selectFrom('assistance.flag_lift').selectAll().where('case_id', '=', caseId).execute()
  return flags.map((row) => toFlag(row, { lift: lifts.find(({ flag }) => flag === row.id), key }))
}
