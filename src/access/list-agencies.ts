import type { z } from 'zod'
import { handle } from '../platform/handle.ts'
import { listAgencies } from './contract.ts'
import type { AccessTables } from './tables.ts'

export const endpoint = handle<AccessTables, typeof listAgencies.input, typeof listAgencies.output>(listAgencies, {
  needs: 'access.self',
  audit: () => ({ subject: 'agencies' }),
  async run({ db }) {
    const agencies = await db
      .selectFrom('access.agency')
      .select(['id', 'name', 'kind', 'place'])
      .orderBy('name')
      .execute()
    return { agencies } as z.input<typeof listAgencies.output>
  },
})
