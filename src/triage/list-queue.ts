import { sql } from 'kysely'
import type { IntakeTables } from '../intake/index.ts'
import { handle, type Context } from '../platform/handle.ts'
import { listQueue } from './contract.ts'
import { readItems } from './read-items.ts'
import type { TriageTables } from './tables.ts'

type Ctx = Context<TriageTables & IntakeTables>

export const endpoint = handle(listQueue, {
  needs: 'triage.read',
  audit: (_, { items }) => ({ subject: 'queue', detail: { reports: items.map(({ report }) => report) } }),

  async run(context: Ctx, { state, limit }) {
    const { db, now } = context
    const rows = await db
      .selectFrom('triage.item')
      .selectAll()
      .where('state', '=', state)
      .orderBy(sql`wrote_at is null`)
      .orderBy(sql`array_position(array['Immediate', '24h', '48h', 'Routine'], urgency)`)
      .orderBy('since')
      .limit(limit)
      .execute()
    const { rows: counted } = await sql<{ waiting: number; asked: number; decidedToday: number }>`
      select count(*) filter (where state = 'waiting')::int as waiting,
             count(*) filter (where state = 'asked')::int as asked,
             count(*) filter (where state = 'decided' and acted_at > ${now}::timestamptz - interval '24 hours')::int as "decidedToday"
        from triage.item
       where state in ('waiting', 'asked') or acted_at > ${now}::timestamptz - interval '24 hours'`.execute(db)
    const read = await readItems(context, rows)
    return { items: read.map(({ item }) => item), counts: counted[0]! }
  },
})
