import { handle } from '../platform/handle.ts'
import { askWhetherConflict, blockForConflict } from './conflict.ts'
import { declareConflict } from './contract.ts'
import { noSuchOfficer } from './problems.ts'
import type { AccessTables } from './tables.ts'

/**
 * For herself, and by those who may confirm one, it takes effect at once; for another officer it is a request, so that
 * nobody locks a colleague out of a case by herself. Declared twice it stands once, and says nothing of whether it
 * stood before.
 */
export const endpoint = handle<AccessTables, typeof declareConflict.input, typeof declareConflict.output>(
  declareConflict,
  {
    needs: 'access.declare-conflict',
    audit: ({ subject, officer, why }, { waits }) => ({ subject, cases: [subject], detail: { officer, why, waits } }),
    broken: { conflict_block_officer_fkey: noSuchOfficer, conflict_claim_officer_fkey: noSuchOfficer },
    async run({ db, officer: by, now, newId }, { subject, officer, why }) {
      const conflict = { officer, subject, why, declaredBy: by.id }
      const atOnce = officer === by.id || by.may.has('access.confirm-conflict')
      await (atOnce ? blockForConflict({ db, now }, conflict) : askWhetherConflict({ db, now, newId }, conflict))
      return { done: true as const, waits: !atOnce }
    },
  },
)
