import type { Context } from '../../platform/handle.ts'
import { changedMeanwhile } from '../problems.ts'
import type { DirectoryTables } from '../tables.ts'
import { toAuthority, type Row } from './authority-row.ts'
import type { Authority } from './contract.ts'
import { getRow, stoodAs } from './get-authority.ts'

export interface Writing {
  readonly code: string
  /** The version that the officer saw. */
  readonly version: number
  readonly act: 'Changed' | 'Verified' | 'Undone'
  readonly reason?: string | undefined
  /** What is to stand there, given what stands there now. */
  readonly to: (row: Row) => Partial<Omit<Row, 'hours' | 'channels'>> & { hours?: string | null; channels?: string }
}

/** Changes an entry and keeps what stood there. Throws `directory/changed-meanwhile` when she saw an older version. */
export async function writeEntry(context: Context<DirectoryTables>, writing: Writing): Promise<Authority> {
  const { db, officer, now } = context
  const { code, version, act, reason } = writing
  const row = await getRow(db, code)
  const after = await db
    .updateTable('directory.authority')
    .set({ ...writing.to(row), version: version + 1 })
    .where('code', '=', code)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst()
  if (!after) throw changedMeanwhile(code, row.version)
  await db
    .insertInto('directory.authority_version')
    .values({
      authority: code,
      version: version + 1,
      act,
      before: JSON.stringify(stoodAs(row)),
      officer: officer.id,
      post: officer.post,
      at: now,
      reason: reason ?? null,
    })
    .execute()
  return toAuthority(after, now)
}
