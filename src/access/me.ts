import { sql } from 'kysely'
import { handle } from '../platform/handle.ts'
import { me } from './contract.ts'
import { currentPost } from './current-post.ts'
import type { AccessTables } from './tables.ts'
import type { z } from 'zod'

export const endpoint = handle<AccessTables, typeof me.input, typeof me.output>(me, {
  needs: 'access.self',
  audit: (_, { id }) => ({ subject: id }),
  async run({ db, officer, now, state, synthetic }) {
    const self = await db
      .selectFrom('access.officer')
      .select(['id', 'name', 'email', 'language', 'shortcuts', 'phone', 'two_factor_enabled', 'second_factor'])
      .where('id', '=', officer.id)
      .executeTakeFirstOrThrow()
    const held = await currentPost(db, officer.id, now)
    const { n } = await db
      .selectFrom('access.notice')
      .select(sql<number>`count(*)::int`.as('n'))
      .where('officer', '=', officer.id)
      .where('read_at', 'is', null)
      .executeTakeFirstOrThrow()
    return {
      id: self.id,
      name: self.name,
      email: self.email,
      language: self.language as 'id' | 'en',
      shortcuts: self.shortcuts,
      phone: self.phone,
      post: officer.post,
      role: held?.role ?? null,
      agency: held && { id: held.agency, name: held.agencyName, kind: held.kind, place: held.place },
      may: [...officer.may].sort(),
      secondFactor: { enrolled: self.two_factor_enabled, required: self.second_factor === 'Required' },
      unread: n,
      state,
      synthetic,
    } as z.input<typeof me.output>
  },
})
