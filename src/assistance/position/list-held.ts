import { sql } from 'kysely'
import { CaseId, PersonId } from '../../casework/contract.ts'
import { handle } from '../../platform/handle.ts'
import { BurdenId, listHeld } from './contract.ts'
import type { Ctx } from './keep.ts'

interface HeldRow {
  id: string
  person: string
  code: string
  case_id: string
  case_code: string
  state: string
  since: Date
  review_due: Date
}

export const endpoint = handle(listHeld, {
  needs: 'assistance.position',
  audit: (_, { held }) => ({ subject: 'held', cases: [...new Set(held.map((one) => one.case))] }),

  async run({ db }: Ctx, { limit }) {
    const { rows } = await sql<HeldRow>`
      select b.id, b.person, p.code, b.case_id, c.code as case_code, b.state, b.since,
             coalesce(looked.at, b.since) + make_interval(hours => coalesce(own.review_hours, common.review_hours)) as review_due
        from assistance.burden b
        join casework.person p on p.id = b.person
        join casework.case_file c on c.id = b.case_id
        join assistance.detention_rule common on common.state = '*'
        left join assistance.detention_rule own on own.state = b.state
        left join lateral (select max(at) as at from assistance.burden_step s
                            where s.burden = b.id and s.step = 'Reviewed') looked on true
       where b.kind = 'Detention'
         and not exists (select from assistance.burden_step s where s.burden = b.id and s.step = 'Ended')
       order by review_due, b.id limit ${limit + 1}`.execute(db)
    return {
      held: rows.slice(0, limit).map((row) => ({
        id: BurdenId.parse(row.id),
        person: PersonId.parse(row.person),
        code: row.code,
        case: CaseId.parse(row.case_id),
        caseCode: row.case_code,
        state: row.state,
        since: row.since.toISOString(),
        reviewDue: row.review_due.toISOString(),
      })),
      more: rows.length > limit,
    }
  },
})
