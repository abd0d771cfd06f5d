import { sql } from 'kysely'
import { handle } from '../../platform/handle.ts'
import type { Blinded } from '../../platform/blinded.ts'
import { createDataKey, findDataKey, openText, sealText } from '../../platform/seal.ts'
import { getCase } from '../../casework/index.ts'
import type { AssistanceTables } from '../tables.ts'
import { addLawyer, checkLawyer, listLawyers } from './contract.ts'
import { actsForAccused, sameName, toLawyer, type Ctx } from './keep.ts'
import { lawyerIsKnown, noSuchLawyer } from './problems.ts'

export const addLawyerEndpoint = handle(addLawyer, {
  needs: 'assistance.aid',
  audit: (_, { id }) => ({ subject: id }),
  broken: { one_lawyer_by_name_and_firm: () => lawyerIsKnown() },

  async run({ db, vault, officer, now, newId }: Ctx, { actsFor, officer: account, ...told }) {
    const row = { id: newId(), ...told, officer: account, added_by: officer.id, added_at: now }
    await db.insertInto('assistance.lawyer').values(row).execute()
    const key = await createDataKey(db, vault, row.id)
    if (actsFor.length > 0)
      await db
        .insertInto('assistance.retainer')
        .values(
          actsFor.map((name) => ({
            id: newId(),
            lawyer: row.id,
            token: vault.blind('assistance.retainer', sameName(name)),
            name: sealText(key, 'retainer', name),
          })),
        )
        .execute()
    return toLawyer(row)
  },
})

export const listLawyersEndpoint = handle(listLawyers, {
  needs: 'assistance.aid',
  audit: () => ({ subject: 'lawyers' }),

  async run({ db }: Ctx, { state, place, language, subject, limit }) {
    const rows = await db
      .selectFrom('assistance.lawyer')
      .selectAll()
      .$if(state !== null, (query) => query.where('state', '=', state!))
      .$if(place !== '', (query) => query.where(sql<boolean>`position(lower(${place}) in lower(place)) > 0`))
      .$if(language !== null, (query) => query.where(sql<boolean>`${language} = any (languages)`))
      .$if(subject !== null, (query) => query.where(sql<boolean>`${subject} = any (subjects)`))
      .orderBy('place')
      .orderBy('name')
      .limit(limit + 1)
      .execute()
    return { lawyers: rows.slice(0, limit).map(toLawyer), more: rows.length > limit }
  },
})

export const checkLawyerEndpoint = handle(checkLawyer, {
  needs: 'assistance.aid',
  audit: ({ lawyer, case: id }, { conflict }) => ({ subject: lawyer, cases: [id], detail: { conflict } }),

  async run(context: Ctx, { lawyer, case: id }) {
    await getCase(context, id)
    const known = await context.db
      .selectFrom('assistance.lawyer')
      .select('id')
      .where('id', '=', lawyer)
      .executeTakeFirst()
    if (!known) throw noSuchLawyer(lawyer)
    return { conflict: await actsForAccused(context, lawyer, id) }
  },
})

/** For whom firms act, under the newest blind epoch. What opens no more meets nothing. */
export const blinded: Blinded<AssistanceTables> = {
  table: 'assistance.retainer',
  column: 'token',
  by: 'id',
  kinds: ['assistance.retainer'],
  way: 'inPlace',
  async renew({ db, vault }, ids) {
    const rows = await db.selectFrom('assistance.retainer').selectAll().where('id', 'in', ids).execute()
    for (const { id, lawyer, name } of rows) {
      const key = await findDataKey(db, vault, lawyer)
      const token = key
        ? vault.blind('assistance.retainer', sameName(openText(key, 'retainer', name)))
        : vault.blindNothing()
      await db.updateTable('assistance.retainer').set({ token }).where('id', '=', id).execute()
    }
  },
}
