import { handle } from '../platform/handle.ts'
import { listConflictClaims } from './contract.ts'
import { nameOfficers } from './named.ts'
import type { AccessTables } from './tables.ts'

export const endpoint = handle<AccessTables, typeof listConflictClaims.input, typeof listConflictClaims.output>(
  listConflictClaims,
  {
    needs: 'access.confirm-conflict',
    audit: (_, { claims }) => ({ subject: 'conflict-claims', detail: { shown: claims.length } }),
    async run({ db, now, officer: { id: self } }) {
      const rows = await db
        .selectFrom('access.conflict_claim')
        .selectAll()
        .where('outcome', 'is', null)
        .where('declared_by', 'is distinct from', self)
        .orderBy('due')
        .limit(200)
        .execute()
      const named = await nameOfficers(
        db,
        rows.flatMap(({ officer, declared_by }) => [officer, declared_by]),
        now,
      )
      const claims = rows.map(({ id, officer, subject, why, declared_by, at, due }) => ({
        id,
        officer: named(officer)!,
        subject,
        why,
        declaredBy: named(declared_by),
        at: at.toISOString(),
        due: due.toISOString(),
      }))
      return { claims } as never
    },
  },
)
