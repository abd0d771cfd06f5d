import { sql } from 'kysely'
import type { Blinded } from '../../platform/blinded.ts'
import { receiptsOf } from '../../platform/portal/receipt.ts'
import type { AssistanceTables } from '../tables.ts'

export const { receiptOf, secretOf, isSecretOf, onceOf } = receiptsOf({
  form: 'assistance grievance',
  proofOf: (vault, pair) => vault.proofOf('assistance.grievance', pair),
  isProved: (vault, secret, pair) => vault.proves(secret, 'assistance.grievance', pair),
})

/** A PIN is kept nowhere: what is stored of it is covered by the newest epoch, not made anew. */
export const blinded: Blinded<AssistanceTables> = {
  table: 'assistance.grievance',
  column: 'secret',
  by: 'id',
  kinds: ['assistance.grievance'],
  way: 'inPlace',
  async renew({ db, vault }, ids) {
    const rows = await db.selectFrom('assistance.grievance').select(['id', 'secret']).where('id', 'in', ids).execute()
    const covered = rows.map(({ secret }) => vault.coverProof(secret))
    await sql`update assistance.grievance g set secret = n.secret
                from unnest(${rows.map(({ id }) => id)}::uuid[], ${covered}::bytea[]) as n (id, secret) where g.id = n.id`.execute(
      db,
    )
  },
}
