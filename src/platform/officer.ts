import { sql } from 'kysely'
import type { Db } from './db.ts'

/** Who is asking. An officer is known by her post; her rights come from it. */
export interface Officer {
  readonly id: string
  readonly post: string
  readonly agency: string
  readonly may: ReadonlySet<string>
  /** The session by which she asks, when she signed in herself. */
  readonly session?: string
}

/** Tells PostgreSQL, for this transaction only, whose eyes row-level security must look through. */
export async function actAs<T>(db: Db<T>, officer: Officer, now: Date): Promise<void> {
  await sql`select set_config('suar.officer', ${officer.id}, true),
                   set_config('suar.agency', ${officer.agency}, true),
                   set_config('suar.rights', ${[...officer.may].join(',')}, true),
                   set_config('suar.now', ${now.toISOString()}, true)`.execute(db)
}
