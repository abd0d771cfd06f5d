import { handle, type Context } from '../../platform/handle.ts'
import { codeTaken, unknownState } from '../problems.ts'
import type { DirectoryTables } from '../tables.ts'
import { toAuthority, toColumns } from './authority-row.ts'
import { addAuthority } from './contract.ts'

export const endpoint = handle(addAuthority, {
  needs: 'directory.edit',
  audit: ({ code, entry }) => ({ subject: code, detail: { state: entry.state, kind: entry.kind } }),
  broken: {
    authority_pkey: ({ code }) => codeTaken(code),
    authority_state_fkey: ({ entry }) => unknownState(entry.state),
    authority_seat_fkey: ({ entry }) => unknownState(entry.seat),
  },
  run: async ({ db, officer, now }: Context<DirectoryTables>, { code, entry }) => {
    const row = await db
      .insertInto('directory.authority')
      .values({ code, ...toColumns(entry), fictional: false, verified_by: null, verified_at: null })
      .returningAll()
      .executeTakeFirstOrThrow()
    await db
      .insertInto('directory.authority_version')
      .values({
        authority: code,
        version: row.version,
        act: 'Added',
        before: null,
        officer: officer.id,
        post: officer.post,
        at: now,
        reason: null,
      })
      .execute()
    return { authority: toAuthority(row, now) }
  },
})
