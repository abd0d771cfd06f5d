import { sql } from 'kysely'
import { CaseId, PersonId } from '../../casework/contract.ts'
import { handle } from '../../platform/handle.ts'
import type { Ctx } from '../safety/keep.ts'
import { listDue, type DueKind } from './contract.ts'

interface DueRow {
  kind: DueKind
  subject: string
  case_id: string
  case_code: string
  person: string | null
  person_code: string | null
  due_at: Date
  level: string | null
}

/** Each kind is read from its own end of one index; what a reader may not see is cut by the policy of the list itself. */
export const endpoint = handle(listDue, {
  needs: 'casework.read',
  audit: (_, { due }) => ({ subject: 'due', cases: [...new Set(due.map((one) => one.case))] }),

  async run({ db }: Ctx, { kinds, limit, after }) {
    const from = after
      ? sql`and (d.due_at, d.subject, d.kind) > (${new Date(after.dueAt)}, ${after.subject}, ${after.kind})`
      : sql``
    const { rows } = await sql<DueRow>`
      select f.*, c.code as case_code, p.code as person_code
        from (select d.kind, d.subject, d.case_id, d.person, d.due_at, d.level
                from unnest(${kinds}::text[]) k
                cross join lateral (
                  select d.* from assistance.agency_due d
                   where d.agency = platform.agency() and d.kind = k ${from}
                   order by d.due_at, d.subject limit ${limit + 1}) d
               order by d.due_at, d.subject, d.kind limit ${limit + 1}) f
        join casework.agency_case c on c.case_id = f.case_id and c.agency = platform.agency()
        left join lateral (select p.id, p.code from casework.person p where p.id = f.person offset 0) p on true
       where f.person is null or p.id is not null
       order by f.due_at, f.subject, f.kind`.execute(db)
    return {
      due: rows.slice(0, limit).map((row) => ({
        kind: row.kind,
        subject: row.subject,
        case: CaseId.parse(row.case_id),
        caseCode: row.case_code,
        person: row.person === null ? null : PersonId.parse(row.person),
        personCode: row.person_code,
        dueAt: row.due_at.toISOString(),
        level: row.level,
      })),
      more: rows.length > limit,
    }
  },
})
