import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'

/** Whom to tell, and what: every condition that is given must hold. Ids and codes only. */
export interface Told {
  readonly kind: string
  /** The id of what changed, so that the desk reads just that again. */
  readonly id?: string
  readonly officer?: string
  readonly agency?: string
  readonly right?: string
}

/**
 * Rings at the open desks of the officers meant. Call it from a listener (a job), never from a command: NOTIFY takes
 * a lock at commit that would put all writers in one line (docs/performance.md). It is heard when the job commits, in
 * every process of the node, and it may be missed: the desk reads anew when it reconnects.
 */
export async function tellOfficers({ db }: { readonly db: unknown }, told: Told): Promise<void> {
  await sql`select pg_notify('suar_live', ${JSON.stringify(told)})`.execute(db as Db<never>)
}
