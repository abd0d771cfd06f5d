import type { Recall } from '../contract.ts'
import type { Ctx } from '../context.ts'

/** What was taken back in a request, by either side, and how far its deletion is. */
export async function listRecalls({ db, now }: Pick<Ctx, 'db' | 'now'>, request: string): Promise<Recall[]> {
  const rows = await db.selectFrom('requests.recall').selectAll().where('request', '=', request).orderBy('at').execute()
  return rows.map((row) => ({
    id: row.id,
    side: row.side,
    message: row.target,
    fields: row.fields,
    reason: row.reason,
    at: row.at.toISOString(),
    eraseDue: row.erase_due.toISOString(),
    breachDue: row.breach_due.toISOString(),
    erasedAt: row.erased_at?.toISOString() ?? null,
    overdue: row.erased_at === null && row.erase_due < now,
  }))
}
