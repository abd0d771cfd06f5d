import { sql } from 'kysely'
import type { z } from 'zod'
import { handle, type Context } from '../platform/handle.ts'
import { listReads } from './contract.ts'
import { nameOfficers } from './named.ts'
import type { AccessTables } from './tables.ts'

const page = 100

interface Row {
  id: string
  at: Date
  officer: string
  action: string
  cases: string[]
  agency: string | null
}

export const endpoint = handle<AccessTables, typeof listReads.input, typeof listReads.output>(listReads, {
  needs: 'access.reads',
  audit: ({ case: one, officer }) => ({
    subject: one ?? officer ?? '',
    detail: { of: one ? 'case' : 'officer', ...(officer && { officer }) },
  }),
  async run(context, input) {
    if (!(await mayLook(context, input))) return { reads: [], more: false }
    const { db, now } = context
    const { rows } = await sql<Row>`
      select l.id, l.at, l.officer, l.action, coalesce(l.cases, '{}') as cases,
             (select a.name from access.holding h join access.post p on p.id = h.post
                join access.agency a on a.id = p.agency
               where h.officer = l.officer and h.since <= l.at and (h.until is null or h.until > l.at)
               order by h.since desc limit 1) as agency
        from platform.ledger l
       where l.officer is not null
         and ${input.case ? sql`l.cases @> array[${input.case}::uuid]` : sql`l.cases <> '{}'`}
         and ${input.officer ? sql`l.officer = ${input.officer}` : sql`true`}
         and ${input.before ? sql`l.id < ${input.before}` : sql`true`}
       order by l.id desc limit ${page + 1}`.execute(db)
    const named = await nameOfficers(
      db,
      rows.map(({ officer }) => officer),
      now,
    )
    const reads = rows
      .slice(0, page)
      .map(({ at, officer, ...row }) => ({ ...row, at: at.toISOString(), officer: named(officer) }))
    return { reads, more: rows.length > page } as z.input<typeof listReads.output>
  },
})

/**
 * A data-protection officer and an auditor look anywhere. A supervisor sees who looked at a case that she herself has
 * opened in the case file, which row-level security let her do, and in which she has no conflict; of any other it is as
 * if there were none.
 */
async function mayLook(
  { db, officer }: Context<AccessTables>,
  { case: one }: z.output<typeof listReads.input>,
): Promise<boolean> {
  if (officer.may.has('access.audit')) return true
  if (!one) return false
  const { rows } = await sql`
    select 1 where exists (select from platform.ledger where officer = ${officer.id}
                            and cases @> array[${one}::uuid] and action like 'casework/%')
      and not exists (select from access.conflict_block where officer = ${officer.id} and subject = ${one})`.execute(db)
  return rows.length > 0
}
