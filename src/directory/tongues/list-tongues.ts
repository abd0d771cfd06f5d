import { handle, type Context } from '../../platform/handle.ts'
import type { DirectoryTables } from '../tables.ts'
import { listTongues } from './contract.ts'
import { tongueLines } from './tongues-kept.ts'

export const endpoint = handle(listTongues, {
  needs: 'directory.read',
  audit: () => ({ subject: 'directory' }),
  run: async ({ db }: Context<DirectoryTables>) => ({ lines: await tongueLines(db) }),
})
