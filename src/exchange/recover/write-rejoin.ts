import { sql } from 'kysely'
import type { SystemContext } from '../../platform/handle.ts'
import { sealText } from '../../platform/seal.ts'
import { newSalt } from '../keys.ts'
import { newMessage } from '../new-message.ts'
import { openOffice } from '../office.ts'
import { noSuchPartner } from '../problems.ts'
import { rejoinType, type Envelope } from '../protocol.ts'
import { digestOf, signText } from '../signed.ts'
import type { ExchangeTables } from '../tables.ts'
import type { Head } from '../threads.ts'
import { wrap } from '../wrap.ts'
import type { Plan } from './history.ts'

interface Rejoining {
  readonly of: { readonly partner: string; readonly thread: string }
  readonly head: Head
  readonly plan: Extract<Plan, { kind: 'rejoin' }>
  /** The life of the thread that ends with it. */
  readonly life: number
}
const year = 365 * 24 * 3600_000

/**
 * Signs, behind all that the partner took, that the thread goes on from an earlier place: what was written from there,
 * by a node that had forgotten the rest, then fits as it was signed.
 */
export async function writeRejoin(
  context: SystemContext<ExchangeTables>,
  { of: { partner, thread }, head, plan: { behind, at }, life }: Rejoining,
): Promise<void> {
  const { db, now, state } = context
  const office = await openOffice(context)
  const sealTo = office.memberOn(partner, now)?.sealTo(now)
  if (!sealTo) throw noSuchPartner(partner)
  const payload = JSON.stringify({ salt: newSalt(), body: {} })
  const draft: Envelope = {
    suar: 1,
    id: context.newId(),
    from: state,
    to: partner,
    toKey: sealTo.kid,
    type: rejoinType,
    thread,
    seq: behind.seq + 1,
    prev: behind.digest,
    causes: [],
    issuedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + year).toISOString(),
    handling: { tlp: 'AMBER', onward: 'no', purpose: 'exchange' },
    legalBasis: [],
    payload: { digest: digestOf(payload) },
    crit: ['rejoins'],
    rejoins: at,
  }
  const envelope = signText('envelope', draft, office.signer)
  const wire = await wrap(draft, sealTo, { envelope, payload })
  const sealed = sealText(head.dataKey, draft.id, payload)
  await sql`
    with ${newMessage({ draft, envelope, wire, sealed, now, life })} select`.execute(db)
}
