import { handle, type Context } from '../../platform/handle.ts'
import { weighLegalBasis } from '../propose-legal-basis.ts'
import type { DirectoryTables } from '../tables.ts'
import { weighBasis } from './contract.ts'

export const endpoint = handle(weighBasis, {
  needs: 'directory.read',
  audit: ({ from, to, type, date }) => ({ subject: `${from}-${to}`, detail: { type, date } }),
  run: async ({ db }: Context<DirectoryTables>, asking) => ({ clauses: await weighLegalBasis(db, asking) }),
})
