import { handle } from '../platform/handle.ts'
import { renewLink } from './officers-contract.ts'
import { makeInvitation, pathOf } from './invitation.ts'
import { noSuchOfficer, notForYourself } from './problems.ts'
import type { AccessTables } from './tables.ts'
import { announce } from '../platform/announce.ts'

export const endpoint = handle<AccessTables, typeof renewLink.input, typeof renewLink.output>(renewLink, {
  needs: 'access.administer',
  audit: ({ officer }) => ({ subject: officer }),
  async run(context, { officer }) {
    const { db, officer: by } = context
    if (officer === by.id) throw notForYourself()
    const found = await db.selectFrom('access.officer').select('joined').where('id', '=', officer).executeTakeFirst()
    if (!found) throw noSuchOfficer()
    const kind = found.joined ? 'Recovery' : 'Officer'
    const { token, expires } = await makeInvitation(context, { kind, officer, madeBy: by.id })
    await announce(db, 'access.link-renewed', { officer, by: by.id })
    return { path: pathOf(token), expires: expires.toISOString() }
  },
})
