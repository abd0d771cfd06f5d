import type { z } from 'zod'
import { handle } from '../platform/handle.ts'
import { holdingNow } from './holding-now.ts'
import { listRoles } from './officers-contract.ts'
import { type Role } from './roles.ts'
import { roleSources } from './role-sources.ts'
import type { AccessTables } from './tables.ts'

export const endpoint = handle<AccessTables, typeof listRoles.input, typeof listRoles.output>(listRoles, {
  needs: 'access.roles',
  audit: () => ({ subject: 'roles' }),
  async run({ db, officer, now }) {
    const rights = await db
      .selectFrom('access.role_right')
      .select(['role', 'right'])
      .where('withdrawn', 'is', null)
      .orderBy('right')
      .execute()
    const holders = await holdingNow(db, now)
      .select(['o.id', 'o.name', 'p.title as post', 'p.role'])
      .where('p.agency', '=', officer.agency)
      .where('p.closed', 'is', null)
      .orderBy('o.name')
      .execute()
    const roles = [...Map.groupBy(rights, ({ role }) => role)].map(([code, held]) => ({
      code,
      source: roleSources[code as Role] ?? null,
      rights: held.map(({ right }) => right),
      holders: holders.filter(({ role }) => role === code).map(({ role: _role, ...holder }) => holder),
    }))
    const place = ({ source }: { source: string | null }) => Number(source?.slice(1) ?? 99)
    return { roles: roles.sort((a, b) => place(a) - place(b)) } as z.input<typeof listRoles.output>
  },
})
