import { handle, type Context } from '../../platform/handle.ts'
import type { DirectoryTables } from '../tables.ts'
import { toAuthority } from './authority-row.ts'
import { listAuthorities } from './contract.ts'
import { findAuthorities } from './find-authorities.ts'

export const endpoint = handle(listAuthorities, {
  needs: 'directory.read',
  audit: ({ state, kind }, { authorities }) => ({
    subject: 'directory',
    detail: { state, kind, found: authorities.length },
  }),
  run: async ({ db, now }: Context<DirectoryTables>, wanted) => ({
    authorities: (await findAuthorities(db, wanted)).map((row) => toAuthority(row, now)),
  }),
})
