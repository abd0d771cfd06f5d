import { handle } from '../platform/handle.ts'
import { listDevices } from './contract.ts'
import type { AccessTables } from './tables.ts'

export const endpoint = handle<AccessTables, typeof listDevices.input, typeof listDevices.output>(listDevices, {
  needs: 'access.self',
  audit: () => ({ subject: 'self' }),
  async run({ db, officer, now }) {
    // Row-level security shows an officer her own sessions only, and never their tokens.
    const rows = await db
      .selectFrom('access.session')
      .select(['id', 'ip_address', 'user_agent', 'created_at', 'updated_at'])
      .where('user_id', '=', officer.id)
      .where('expires_at', '>', now)
      .orderBy('updated_at', 'desc')
      .execute()
    return {
      devices: rows.map(({ id, ip_address, user_agent, created_at, updated_at }) => ({
        id,
        current: id === officer.session,
        address: ip_address ?? '',
        browser: user_agent ?? '',
        since: created_at.toISOString(),
        lastUsed: updated_at.toISOString(),
      })),
    }
  },
})
