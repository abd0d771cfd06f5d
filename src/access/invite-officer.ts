import { announce } from '../platform/announce.ts'
import { handle } from '../platform/handle.ts'
import { OfficerId } from './contract.ts'
import { inviteOfficer } from './officers-contract.ts'
import { giveHolding } from './give-holding.ts'
import { makeInvitation, pathOf } from './invitation.ts'
import { emailTaken, noSuchPost } from './problems.ts'
import type { AccessTables } from './tables.ts'

export const endpoint = handle<AccessTables, typeof inviteOfficer.input, typeof inviteOfficer.output>(inviteOfficer, {
  needs: 'access.administer',
  audit: ({ post }, { officer }) => ({ subject: officer, detail: { post } }),
  broken: { one_officer_by_email: emailTaken, holding_post_fkey: noSuchPost },
  async run(context, { name, email, post, language }) {
    const { db, officer: inviter, newId } = context
    const officer = OfficerId.parse(newId())
    await db.insertInto('access.officer').values({ id: officer, name, email, language, joined: null }).execute()
    await giveHolding(context, { officer, post, until: null })
    const link = await makeInvitation(context, { kind: 'Officer', officer, madeBy: inviter.id })
    await announce(db, 'access.post-given', { officer, post, by: inviter.id })
    return { officer, path: pathOf(link.token), expires: link.expires.toISOString() }
  },
})
