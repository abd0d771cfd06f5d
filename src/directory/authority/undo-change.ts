import { handle, type Context } from '../../platform/handle.ts'
import { nothingToUndo } from '../problems.ts'
import type { DirectoryTables } from '../tables.ts'
import { undoChange } from './contract.ts'
import type { Stood } from './get-authority.ts'
import { writeEntry } from './write-entry.ts'

export const endpoint = handle(undoChange, {
  needs: 'directory.edit',
  audit: ({ code }, { authority }) => ({ subject: code, detail: { version: authority.version } }),
  run: async (context: Context<DirectoryTables>, { code, version }) => {
    const last = await context.db
      .selectFrom('directory.authority_version')
      .select('before')
      .where('authority', '=', code)
      .where('version', '=', version)
      .executeTakeFirst()
    // An entry that was added wrongly is closed, not undone: somebody may already have written to it.
    if (!last?.before) throw nothingToUndo(code)
    const { hours, channels, ...rest } = last.before as Stood
    const before = { ...rest, hours: hours === null ? null : JSON.stringify(hours), channels: JSON.stringify(channels) }
    return { authority: await writeEntry(context, { code, version, act: 'Undone', to: () => before }) }
  },
})
