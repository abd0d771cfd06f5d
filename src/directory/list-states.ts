import { handle, type Context } from '../platform/handle.ts'
import { listStates as contract } from './contract.ts'
import { listStates } from './get-state.ts'
import type { DirectoryTables } from './tables.ts'

export const endpoint = handle(contract, {
  needs: 'directory.read',
  audit: () => ({ subject: 'directory' }),
  run: async ({ db }: Context<DirectoryTables>) => ({ states: await listStates(db) }),
})
