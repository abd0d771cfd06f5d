import { sql } from 'kysely'
import type { z } from 'zod'
import { handle } from '../platform/handle.ts'
import { listOfficers } from './officers-contract.ts'
import type { AccessTables } from './tables.ts'

interface Row {
  id: string
  name: string
  email: string
  joined: Date | null
  secondFactor: boolean
  post: string | null
  title: string
  role: string
  agency: string
  since: Date
  until: Date | null
}

export const endpoint = handle<AccessTables, typeof listOfficers.input, typeof listOfficers.output>(listOfficers, {
  needs: 'access.administer',
  audit: (_, { officers }) => ({ subject: 'officers', detail: { shown: officers.length } }),
  async run({ db, now }, { includeEnded }) {
    const { rows } = await sql<Row>`
      select o.id, o.name, o.email, o.joined, o.two_factor_enabled as "secondFactor",
             p.id as post, p.title, p.role, a.name as agency, h.since, h.until
        from access.officer o
        left join lateral (
          select * from access.holding h
           where h.officer = o.id and h.since <= ${now} and (h.until is null or h.until > ${now})
           order by h.since desc limit 1) h on true
        left join access.post p on p.id = h.post
        left join access.agency a on a.id = p.agency
       where ${includeEnded} or h.id is not null
       order by a.name nulls last, p.title, o.name
       limit 2000`.execute(db)
    return { officers: rows.map(shown) } as z.input<typeof listOfficers.output>
  },
})

const shown = ({ post, title, role, agency, since, until, joined, ...officer }: Row) => ({
  ...officer,
  joined: joined?.toISOString() ?? null,
  holding: post && { post, title, role, agency, since: since.toISOString(), until: until?.toISOString() ?? null },
})
