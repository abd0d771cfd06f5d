import type { z } from 'zod'
import { handle } from '../platform/handle.ts'
import { listPosts } from './officers-contract.ts'
import type { AccessTables } from './tables.ts'

export const endpoint = handle<AccessTables, typeof listPosts.input, typeof listPosts.output>(listPosts, {
  needs: 'access.administer',
  audit: () => ({ subject: 'posts' }),
  async run({ db }) {
    const agencies = await db.selectFrom('access.agency').selectAll().orderBy('name').execute()
    const posts = await db.selectFrom('access.post').selectAll().orderBy('title').execute()
    const rights = await db
      .selectFrom('access.role_right')
      .select(['role', 'right'])
      .where('withdrawn', 'is', null)
      .orderBy('right')
      .execute()
    const roles = [...Map.groupBy(rights, ({ role }) => role)].map(([code, held]) => ({
      code,
      rights: held.map(({ right }) => right),
    }))
    return {
      agencies,
      posts: posts.map((post) => ({ ...post, closed: post.closed !== null })),
      roles: roles.sort((a, b) => a.code.localeCompare(b.code)),
    } as z.input<typeof listPosts.output>
  },
})
