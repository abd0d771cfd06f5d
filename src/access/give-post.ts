import { announce } from '../platform/announce.ts'
import { handle } from '../platform/handle.ts'
import { givePost } from './officers-contract.ts'
import { giveHolding } from './give-holding.ts'
import { noSuchOfficer } from './problems.ts'
import type { AccessTables } from './tables.ts'
import { mustLeaveAnAdministrator } from './end-holding.ts'

export const endpoint = handle<AccessTables, typeof givePost.input, typeof givePost.output>(givePost, {
  needs: 'access.administer',
  audit: ({ officer, post }) => ({ subject: officer, detail: { post } }),
  broken: { holding_officer_fkey: noSuchOfficer },
  async run(context, { officer, post, until }) {
    await giveHolding(context, { officer, post, until: until ? new Date(until) : null })
    await mustLeaveAnAdministrator(context)
    await announce(context.db, 'access.post-given', { officer, post, by: context.officer.id })
    return { done: true as const }
  },
})
