import { handle, type Context } from '../../platform/handle.ts'
import { unknownState } from '../problems.ts'
import type { DirectoryTables } from '../tables.ts'
import { toColumns } from './authority-row.ts'
import { changeAuthority } from './contract.ts'
import { writeEntry } from './write-entry.ts'

export const endpoint = handle(changeAuthority, {
  needs: 'directory.edit',
  audit: ({ code }, { authority }) => ({ subject: code, detail: { version: authority.version } }),
  broken: {
    authority_state_fkey: ({ entry }) => unknownState(entry.state),
    authority_seat_fkey: ({ entry }) => unknownState(entry.seat),
  },
  run: async (context: Context<DirectoryTables>, { code, version, entry, active, reason }) => ({
    authority: await writeEntry(context, {
      code,
      version,
      reason,
      act: 'Changed',
      // What was verified was the old entry.
      to: () => ({ ...toColumns(entry), active, verified_by: null, verified_at: null }),
    }),
  }),
})
