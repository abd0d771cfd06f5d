import { sql } from 'kysely'
import { handle, type Context } from '../../platform/handle.ts'
import { RequestType } from '../contract.ts'
import type { DirectoryTables } from '../tables.ts'
import { listChannels } from './contract.ts'
import { competentIn } from './open-channels.ts'
import { readRules, stand } from './weigh-channels.ts'

export const endpoint = handle(listChannels, {
  needs: 'directory.read',
  audit: ({ from, to, type, date }) => ({ subject: `${from}-${to}`, detail: { type, date } }),
  run: async ({ db }: Context<DirectoryTables>, { from, to, date, type }) => {
    const rules = await readRules(db, { from, to, date })
    const cautions = await db
      .selectFrom('directory.caution')
      .selectAll()
      .where('state', '=', to)
      .where(sql<boolean>`since <= ${date}::date and (until is null or until > ${date}::date)`)
      .orderBy('code')
      .execute()
    return {
      rows: (type ? [type] : RequestType.options).map((type) => ({
        type,
        channels: rules.map((rule) => stand(rule, type)),
      })),
      authorities: (await competentIn(db, to)).filter(({ types }) => !type || types.includes(type)),
      cautions: cautions
        .filter(({ types }) => !type || types.includes(type))
        .map(({ types, text_id, text_en, source, verified }) => ({
          types: types as RequestType[],
          text: { id: text_id, en: text_en },
          source,
          verified,
        })),
    }
  },
})
