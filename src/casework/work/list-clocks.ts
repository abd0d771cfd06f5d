import type { Ctx } from '../context.ts'
import { Clock } from './contract.ts'

/** The clocks of one or more case files that still count, and those met late or early for the record. */
export async function listClocks({ db }: Ctx, caseIds: readonly string[]): Promise<Clock[]> {
  const rows = await db
    .selectFrom('casework.clock')
    .selectAll()
    .where('case_id', 'in', [...caseIds])
    .where('stopped_at', 'is', null)
    .where((is) => is.or([is('met_at', 'is', null), is('kind', '<>', 'NextContact')]))
    .orderBy('due_at')
    .orderBy('id')
    .execute()
  return rows.map((row) =>
    Clock.parse({
      id: row.id,
      case: row.case_id,
      person: row.person,
      kind: row.kind,
      startedAt: row.started_at.toISOString(),
      dueAt: row.due_at.toISOString(),
      source: row.source,
      verified: row.verified,
      pausedAt: row.paused_at?.toISOString() ?? null,
      metAt: row.met_at?.toISOString() ?? null,
      level: row.level,
    }),
  )
}
