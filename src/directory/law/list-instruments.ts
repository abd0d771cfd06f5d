import { handle, type Context } from '../../platform/handle.ts'
import type { DirectoryTables } from '../tables.ts'
import { listInstruments } from './contract.ts'
import { readInstruments } from './read-instruments.ts'

export const endpoint = handle(listInstruments, {
  needs: 'directory.read',
  audit: () => ({ subject: 'directory' }),
  run: async ({ db }: Context<DirectoryTables>) => ({ instruments: await readInstruments(db) }),
})
