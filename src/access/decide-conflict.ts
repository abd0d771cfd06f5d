import { handle } from '../platform/handle.ts'
import { blockForConflict } from './conflict.ts'
import { decideConflict } from './contract.ts'
import { noSuchClaim } from './problems.ts'
import type { AccessTables } from './tables.ts'

/** A supervisor or the data-protection officer, neither the one whom it is about nor the one who asked. */
export const endpoint = handle<AccessTables, typeof decideConflict.input, typeof decideConflict.output>(
  decideConflict,
  {
    needs: 'access.confirm-conflict',
    audit: ({ claim, confirm }, { subject, officer }) => ({
      subject: claim,
      cases: [subject],
      detail: { officer, confirm },
    }),
    broken: { who_asks_does_not_confirm: noSuchClaim },
    async run({ db, officer: by, now }, { claim, confirm }) {
      // Row-level security keeps her own from her.
      const decided = await db
        .updateTable('access.conflict_claim')
        .set({ outcome: confirm ? 'Confirmed' : 'Refused', decided_by: by.id, decided_at: now })
        .where('id', '=', claim)
        .where('outcome', 'is', null)
        .returning(['officer', 'subject', 'why', 'declared_by'])
        .executeTakeFirst()
      if (!decided) throw noSuchClaim()
      const { officer, subject, why, declared_by: declaredBy } = decided
      if (confirm) await blockForConflict({ db, now }, { officer, subject, why, declaredBy })
      return { officer: officer as never, subject }
    },
  },
)
