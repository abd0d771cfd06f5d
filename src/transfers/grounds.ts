import { sql } from 'kysely'
import { handle, type Context } from '../platform/handle.ts'
import { endGround, listGrounds, recordGround } from './contract.ts'
import { endsBeforeItBegins, noSuchGround } from './problems.ts'
import type { TransfersTables } from './tables.ts'

type Ctx = Context<TransfersTables>

const dayText = (column: string) => sql<string>`to_char(${sql.ref(column)}, 'YYYY-MM-DD')`

export const list = handle(listGrounds, {
  needs: 'transfers.read',
  audit: () => ({ subject: 'grounds' }),

  async run({ db, now, state }: Ctx) {
    const law = await db
      .selectFrom('transfers.law')
      .select(['name', 'article', 'source', 'verified'])
      .where('state', '=', state)
      .where(sql<boolean>`since <= ${now}::date and (until is null or until > ${now}::date)`)
      .orderBy('since', 'desc')
      .executeTakeFirst()
    const grounds = await db
      .selectFrom('transfers.ground')
      .select(['id', 'state', 'step', 'rests_on as restsOn', 'source', 'at'])
      .select([dayText('since').as('since'), sql<string | null>`to_char(until, 'YYYY-MM-DD')`.as('until')])
      .orderBy('state')
      .orderBy('since', 'desc')
      .execute()
    return { law: law ?? null, grounds: grounds.map((row) => ({ ...row, at: row.at.toISOString() })) }
  },
})

export const record = handle(recordGround, {
  needs: 'transfers.decide',
  audit: ({ state, step }, { ground }) => ({ subject: ground, detail: { state, step } }),
  broken: { it_ends_after_it_begins: endsBeforeItBegins },

  async run({ db, now, officer, newId }: Ctx, { restsOn, ...finding }) {
    const id = newId()
    await db
      .insertInto('transfers.ground')
      .values({ id, ...finding, rests_on: restsOn, officer: officer.id, at: now })
      .execute()
    return { ground: id }
  },
})

export const end = handle(endGround, {
  needs: 'transfers.decide',
  audit: (_, { ground }) => ({ subject: ground }),

  async run({ db, now, officer }: Ctx, { ground }) {
    const { numUpdatedRows } = await db
      .updateTable('transfers.ground')
      .set({
        until: sql`greatest(${now}::date, since + 1)`,
        ended_at: now,
        ended_by: officer.id,
      })
      .where('id', '=', ground)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw noSuchGround(ground)
    return { ground }
  },
})
