import { handle, type Context } from '../../platform/handle.ts'
import { noSuchClause } from '../problems.ts'
import type { DirectoryTables } from '../tables.ts'
import { getClause } from './contract.ts'
import { readInstruments } from './read-instruments.ts'

export const endpoint = handle(getClause, {
  needs: 'directory.read',
  audit: ({ clause }) => ({ subject: clause }),
  run: async ({ db }: Context<DirectoryTables>, { clause: code }) => {
    for (const instrument of await readInstruments(db)) {
      const clause = instrument.clauses.find(({ clause }) => clause === code)
      if (clause) return { clause, instrument }
    }
    throw noSuchClause(code)
  },
})
