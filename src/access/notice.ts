import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import { tellOfficers } from './tell-officers.ts'

interface News {
  readonly kind: string
  readonly subject?: string | undefined
  /** The officer whom the news is about. */
  readonly officer?: string | undefined
}

/**
 * Writes a notice for every officer meant (by id, by right, by agency and right, outside an agency) and rings at their desks.
 * Call it from a listener. The officer whom it is about gets none. Being called twice for one piece of news is harmless.
 */
export async function giveNotice(
  context: { readonly db: unknown; readonly now: Date; readonly newId: () => string },
  to: { readonly officer?: string; readonly agency?: string; readonly right?: string; readonly outside?: string },
  { kind, subject, officer: about }: News,
): Promise<void> {
  const { now } = context
  const { rows } = await sql<{ id: string }>`
    select distinct h.officer as id
      from access.holding h join access.post p on p.id = h.post and p.closed is null
     where h.since <= ${now} and (h.until is null or h.until > ${now})
       and (${to.officer ?? null}::uuid is null or h.officer = ${to.officer ?? null}::uuid)
       and (${to.agency ?? null}::uuid is null or p.agency = ${to.agency ?? null}::uuid)
       and p.agency is distinct from ${to.outside ?? null}::uuid
       and (${to.right ?? null}::text is null or exists (
         select from access.role_right r where r.role = p.role and r."right" = ${to.right ?? null} and r.withdrawn is null))
       and h.officer is distinct from ${about ?? null}::uuid`.execute(context.db as Db<never>)
  for (const { id } of rows) {
    await sql`insert into access.notice (id, officer, kind, subject, detail, at)
              values (${context.newId()}, ${id}, ${kind}, ${subject ?? null},
                      ${JSON.stringify(about ? { officer: about } : {})}, ${now})
              on conflict do nothing`.execute(context.db as Db<never>)
    await tellOfficers(context, { kind: 'access.notice', officer: id })
  }
}
