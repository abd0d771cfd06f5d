import { handle, type Context } from '../../platform/handle.ts'
import { getState } from '../get-state.ts'
import type { DirectoryTables } from '../tables.ts'
import { toAuthority } from './authority-row.ts'
import { getState as contract } from './contract.ts'
import { findAuthorities } from './find-authorities.ts'

export const endpoint = handle(contract, {
  needs: 'directory.read',
  audit: ({ state }) => ({ subject: state }),
  run: async ({ db, now }: Context<DirectoryTables>, { state }) => {
    const networks = await db
      .selectFrom('directory.membership as member')
      .innerJoin('directory.network as network', 'network.code', 'member.network')
      .select(['network.code', 'name_id', 'name_en', 'role_id', 'role_en', 'member.since', 'member.source'])
      .select('member.verified')
      .where('member.state', '=', state)
      .where('member.until', 'is', null)
      .orderBy('network.code')
      .execute()
    return {
      state: await getState(db, state),
      networks: networks.map(({ code, since, source, verified, ...words }) => ({
        network: code,
        name: { id: words.name_id, en: words.name_en },
        role: { id: words.role_id, en: words.role_en },
        since,
        source,
        verified,
      })),
      authorities: (await findAuthorities(db, { state })).map((row) => toAuthority(row, now)),
    }
  },
})
