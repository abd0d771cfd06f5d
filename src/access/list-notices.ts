import type { z } from 'zod'
import { handle } from '../platform/handle.ts'
import { listNotices } from './contract.ts'
import { nameOfficers } from './named.ts'
import type { AccessTables } from './tables.ts'

const page = 50

export const endpoint = handle<AccessTables, typeof listNotices.input, typeof listNotices.output>(listNotices, {
  needs: 'access.self',
  audit: () => ({ subject: 'self' }),
  async run({ db, officer, now }, { before }) {
    let wanted = db
      .selectFrom('access.notice')
      .selectAll()
      .where('officer', '=', officer.id)
      .orderBy('id', 'desc')
      .limit(page + 1)
    if (before) wanted = wanted.where('id', '<', before)
    const rows = await wanted.execute()
    const about = rows.map(({ detail }) => (detail['officer'] as string | undefined) ?? null)
    const named = await nameOfficers(db, about, now)
    return {
      notices: rows.slice(0, page).map(({ id, kind, subject, at, read_at }, index) => ({
        id,
        kind,
        subject,
        officer: named(about[index]!),
        at: at.toISOString(),
        read: read_at !== null,
      })),
      more: rows.length > page,
    } as z.input<typeof listNotices.output>
  },
})
