import { handle } from '../platform/handle.ts'
import { markRead } from './contract.ts'
import type { AccessTables } from './tables.ts'

export const endpoint = handle<AccessTables, typeof markRead.input, typeof markRead.output>(markRead, {
  needs: 'access.self',
  audit: ({ notices }) => ({ subject: 'self', detail: { notices: notices.length } }),
  async run({ db, officer, now }, { notices }) {
    if (notices.length > 0)
      await db
        .updateTable('access.notice')
        .set({ read_at: now })
        .where('officer', '=', officer.id)
        .where('read_at', 'is', null)
        .where('id', 'in', notices)
        .execute()
    return { done: true as const }
  },
})
