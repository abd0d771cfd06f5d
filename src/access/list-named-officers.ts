import { sql } from 'kysely'
import type { z } from 'zod'
import { handle } from '../platform/handle.ts'
import { listNamedOfficers } from './contract.ts'
import type { AccessTables } from './tables.ts'

type Named = z.input<typeof listNamedOfficers.output>['officers'][number]

export const endpoint = handle<AccessTables, typeof listNamedOfficers.input, typeof listNamedOfficers.output>(
  listNamedOfficers,
  {
    needs: 'access.audit',
    audit: (_, { officers }) => ({ subject: 'officers', detail: { shown: officers.length } }),
    async run({ db, now }) {
      const { rows } = await sql<Named>`
        select o.id, o.name,
               (select p.title from access.holding h join access.post p on p.id = h.post
                 where h.officer = o.id and h.since <= ${now} and (h.until is null or h.until > ${now})
                 order by h.since desc limit 1) as post
          from access.officer o order by o.name limit 2000`.execute(db)
      return { officers: rows }
    },
  },
)
