import { sql } from 'kysely'
import type { z } from 'zod'
import { findDelivery } from '../../exchange/index.ts'
import { handle } from '../../platform/handle.ts'
import type { OfficerCtx } from '../context.ts'
import { listWithdrawals, watchWithdrawals, type Receiver } from './contract.ts'

type Wish = z.output<typeof listWithdrawals.input>

const size = 200

interface Row {
  readonly withdrawal: string
  readonly purpose: string | null
  readonly recall: string
  readonly request: string
  readonly state: string
  readonly kind: string
  readonly case_id: string | null
  readonly at: Date
  readonly erase_due: Date
  readonly erased_at: Date | null
  readonly onward: string[]
}

/**
 * Each yes that was taken back, and each receiver of what had left because of it: of those still waited for, what is due
 * first; of all, the latest. An officer sees those of her requests;
 * the data-protection officer all, by ids and codes: what she may see of a request is its line in the register.
 */
async function find({ db, now }: OfficerCtx, { open }: Wish) {
  const { rows } = await sql<Row>`
    select r.withdrawal, r.purpose, r.id as recall, r.request, r.at, r.erase_due, r.erased_at, q.case_id,
           coalesce(q.state, t.recipient) as state, coalesce(q.kind, t.kind) as kind,
           (select coalesce(array_agg(o.to_state order by o.to_state), '{}') from requests.onward o
             where o.request = r.request and o.side = 'In' and o.answer = 'Allowed') as onward
      from requests.recall r
      left join requests.request q on q.id = r.request
      left join transfers.transfer t on t.id = r.target
     where r.withdrawal is not null and r.side = 'Out' and coalesce(q.state, t.recipient) is not null
       and (not ${open} or r.erased_at is null)
     order by case when ${open} then r.erase_due end, r.at desc, r.id desc limit ${size + 1}`.execute(db)
  const receivers = await Promise.all(rows.slice(0, size).map((row) => receiverOf({ db, now }, row)))
  const groups = Map.groupBy(receivers, ({ withdrawal }) => withdrawal)
  const withdrawals = [...groups].map(([withdrawal, of]) => ({
    withdrawal,
    purpose: of[0]!.purpose as never,
    at: of.map(({ sentAt }) => sentAt).toSorted()[0]!,
    receivers: of,
  }))
  return { withdrawals, more: rows.length > size }
}

async function receiverOf({ db, now }: Pick<OfficerCtx, 'db' | 'now'>, row: Row) {
  const { at: steps, state: delivery } = await findDelivery({ db }, row.recall)
  const received = steps.find(({ step }) => step === 'delivered' || step === 'received')
  const standing = row.erased_at
    ? 'Effective'
    : delivery === 'refused'
      ? 'Refused'
      : row.erase_due < now
        ? 'Overdue'
        : received
          ? 'Received'
          : 'Sent'
  return {
    withdrawal: row.withdrawal,
    purpose: row.purpose,
    recall: row.recall,
    request: row.request as Receiver['request'],
    case: row.case_id as Receiver['case'],
    state: row.state,
    kind: row.kind as Receiver['kind'],
    sentAt: row.at.toISOString(),
    receivedAt: received?.at ?? null,
    due: row.erase_due.toISOString(),
    effectiveAt: row.erased_at?.toISOString() ?? null,
    standing: standing as Receiver['standing'],
    onward: row.onward,
  }
}

export const list = handle(listWithdrawals, {
  needs: 'requests.read',
  audit: (_, { withdrawals }) => {
    const cases = new Set(withdrawals.flatMap(({ receivers }) => receivers.flatMap((each) => each.case ?? [])))
    return { subject: 'withdrawals', cases: [...cases] }
  },
  run: find,
})

export const watch = handle(watchWithdrawals, {
  needs: 'transfers.read',
  audit: () => ({ subject: 'withdrawals' }),
  run: find,
})
