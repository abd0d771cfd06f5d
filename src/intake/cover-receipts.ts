import { sql } from 'kysely'
import type { Blinded } from '../platform/blinded.ts'
import type { IntakeTables } from './tables.ts'

/** A PIN is kept nowhere: what is stored of it is covered by the newest epoch, not made anew. */
export const blinded: Blinded<IntakeTables> = {
  table: 'intake.report',
  column: 'secret',
  by: 'id',
  kinds: ['intake.receipt'],
  way: 'inPlace',
  async renew({ db, vault }, ids) {
    const rows = await db.selectFrom('intake.report').select(['id', 'secret']).where('id', 'in', ids).execute()
    const covered = rows.map(({ secret }) => vault.coverProof(secret))
    await sql`update intake.report r set secret = n.secret
                from unnest(${rows.map(({ id }) => id)}::uuid[], ${covered}::bytea[]) as n (id, secret) where r.id = n.id`.execute(
      db,
    )
  },
}
