import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'

/** Names and present posts of officers, by id. */
export async function nameOfficers(db: unknown, ids: readonly (string | null)[], now: Date) {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  const { rows } = await sql<{ id: string; name: string; post: string | null }>`
    select o.id, o.name,
           (select p.title from access.holding h join access.post p on p.id = h.post
             where h.officer = o.id and h.since <= ${now} and (h.until is null or h.until > ${now})
             order by h.since desc limit 1) as post
      from access.officer o where o.id = any (${wanted}::uuid[])`.execute(db as Db<never>)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return (id: string | null) => (id === null ? null : (byId.get(id) ?? { id, name: '—', post: null }))
}
