import { handle } from '../platform/handle.ts'
import { blockForConflict } from './conflict.ts'
import { declareConflict } from './contract.ts'
import { noSuchOfficer } from './problems.ts'
import type { AccessTables } from './tables.ts'

/** Declared twice it stands once, and says nothing of whether it stood before. */
export const endpoint = handle<AccessTables, typeof declareConflict.input, typeof declareConflict.output>(
  declareConflict,
  {
    needs: 'access.declare-conflict',
    audit: ({ subject, officer, why }) => ({ subject, cases: [subject], detail: { officer, why } }),
    broken: { conflict_block_officer_fkey: noSuchOfficer },
    async run({ db, officer: by, now }, { subject, officer, why }) {
      await blockForConflict({ db, now }, { officer, subject, why, declaredBy: by.id })
      return { done: true as const }
    },
  },
)
