import { handle, type Context } from '../../platform/handle.ts'
import type { DirectoryTables } from '../tables.ts'
import { verifyAuthority } from './contract.ts'
import { writeEntry } from './write-entry.ts'

export const endpoint = handle(verifyAuthority, {
  needs: 'directory.edit',
  audit: ({ code }, { authority }) => ({ subject: code, detail: { version: authority.version } }),
  run: async (context: Context<DirectoryTables>, { code, version, reason }) => ({
    authority: await writeEntry(context, {
      code,
      version,
      reason,
      act: 'Verified',
      to: () => ({ verified_by: context.officer.post, verified_at: context.now }),
    }),
  }),
})
