import { sql, type RawBuilder } from 'kysely'
import { handle } from '../../platform/handle.ts'
import { rowOf } from '../board/row-of.ts'
import type { OfficerCtx } from '../context.ts'
import { awaitsAnswer } from '../machine.ts'
import { countBacklog, listBacklog, type BacklogKind } from './contract.ts'

const size = 200

/** What each count counts; the list behind it asks the very same. */
export const conditions = (now: Date): Record<BacklogKind, RawBuilder<boolean>> => ({
  In: sql<boolean>`(r.side = 'In')`,
  Out: sql<boolean>`(r.side = 'Out')`,
  Late: sql<boolean>`(r.answer_due < ${now}::timestamptz and r.paused_at is null and r.status = any (${[...awaitsAnswer]}::text[]))`,
  Silent: sql<boolean>`(r.side = 'Out' and r.status in ('Sent', 'Delivered') and r.acknowledge_due < ${now}::timestamptz)`,
  Returned: sql<boolean>`(r.side = 'Out' and r.status = 'MoreInfoRequested')`,
})
const open = sql<boolean>`(r.sent_at is not null and r.open)`

/** One statement under the policies of PostgreSQL: an officer counts what she may see, and nothing else. */
export const count = handle(countBacklog, {
  needs: 'requests.read',
  audit: () => ({ subject: 'requests' }),

  async run({ db, now }: OfficerCtx) {
    const of = conditions(now)
    const { rows } = await sql<{ state: string; oldest: Date; counts: Record<BacklogKind, number> }>`
      select r.state, min(r.sent_at) as oldest, json_build_object(
          'In', count(*) filter (where ${of.In}), 'Out', count(*) filter (where ${of.Out}),
          'Late', count(*) filter (where ${of.Late}), 'Silent', count(*) filter (where ${of.Silent}),
          'Returned', count(*) filter (where ${of.Returned})) as counts
        from requests.request r where ${open} group by r.state order by r.state`.execute(db)
    return { pairs: rows.map((row) => ({ ...row, oldest: row.oldest.toISOString() })) }
  },
})

export const list = handle(listBacklog, {
  needs: 'requests.read',
  audit: ({ state, of }) => ({ subject: 'requests', detail: { state, of } }),

  async run({ db, now }: OfficerCtx, { state, of }) {
    const rows = await db
      .selectFrom('requests.request as r')
      .selectAll()
      .where('r.state', '=', state)
      .where(open)
      .where(conditions(now)[of])
      .orderBy('r.sent_at')
      .orderBy('r.id')
      .limit(size + 1)
      .execute()
    return { requests: rows.slice(0, size).map((row) => rowOf(row, now)), more: rows.length > size }
  },
})
