import { sql } from 'kysely'
import { handle } from '../../platform/handle.ts'
import { Problem } from '../../platform/problem.ts'
import type { OfficerCtx } from '../context.ts'
import { familyOf, getCaseRow } from '../file/case-row.ts'
import { Look, whoLooked as contract } from './contract.ts'

const page = 100

export const endpoint = handle(contract, {
  needs: 'casework.read',
  audit: ({ case: id }, { looks }) => ({ subject: id, cases: [id], detail: { listed: looks.length } }),

  async run(context: OfficerCtx, { case: asked, before }) {
    const { db, officer } = context
    const { id, coordinator } = await getCaseRow(context, asked)
    if (coordinator !== officer.post && !officer.may.has('access.reads'))
      throw new Problem('not-yours-to-do', 403, { needs: 'access.reads' })
    const family = await familyOf(context, id)
    const rows = await db
      .selectFrom('platform.ledger')
      .select(['id', 'at', 'officer', 'action', 'detail'])
      .where(sql<boolean>`cases && ${family}::uuid[]`)
      .$if(before !== undefined, (from) => from.where('id', '<', before!))
      .orderBy('id', 'desc')
      .limit(page)
      .execute()
    const looks = rows.map((row) =>
      Look.parse({
        id: String(row.id),
        at: row.at.toISOString(),
        officer: row.officer,
        action: row.action,
        reason: typeof row.detail['reason'] === 'string' ? row.detail['reason'] : null,
      }),
    )
    return { looks, next: looks.length === page ? looks.at(-1)!.id : null }
  },
})
