import { handle } from '../platform/handle.ts'
import { PostId, setPost } from './officers-contract.ts'
import { currentPost } from './current-post.ts'
import { noSuchPost, notForYourself, titleTaken } from './problems.ts'
import type { AccessTables } from './tables.ts'

export const endpoint = handle<AccessTables, typeof setPost.input, typeof setPost.output>(setPost, {
  needs: 'access.administer',
  audit: ({ role, closed }, { id }) => ({ subject: id, detail: { role, closed } }),
  broken: { one_post_by_title: titleTaken, post_role_fkey: noSuchPost, post_agency_fkey: noSuchPost },
  async run({ db, officer, now, newId }, { id = PostId.parse(newId()), agency, title, role, closed }) {
    // Her own post must not grow by her own hand: an administrator sees no case content.
    if ((await currentPost(db, officer.id, now))?.post === id) throw notForYourself()
    const values = { agency, title, role, closed: closed ? now : null }
    await db
      .insertInto('access.post')
      .values({ id, ...values })
      .onConflict((on) => on.column('id').doUpdateSet(values))
      .execute()
    return { id }
  },
})
