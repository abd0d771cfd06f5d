import { PersonId } from '../../casework/contract.ts'
import { getCase } from '../../casework/index.ts'
import { handle } from '../../platform/handle.ts'
import { getDataKey, openText } from '../../platform/seal.ts'
import { listAid, listMandates } from './contract.ts'
import { openMandates, type Ctx } from './keep.ts'

export const endpoint = handle(listAid, {
  needs: 'assistance.aid',
  audit: ({ case: id }) => ({ subject: id, cases: [id] }),

  async run(context: Ctx, { case: id }) {
    const { db, vault } = context
    await getCase(context, id)
    const rows = await db
      .selectFrom('assistance.mandate')
      .selectAll()
      .where('case_id', '=', id)
      .orderBy('asked_at', 'desc')
      .execute()
    const told = await db
      .selectFrom('assistance.rights_told')
      .selectAll()
      .where('case_id', '=', id)
      .orderBy('recorded_at', 'desc')
      .execute()
    const key = told.length > 0 ? await getDataKey(db, vault, id) : undefined
    return {
      case: id,
      mandates: await openMandates(context, rows),
      rights: told.map(({ id: one, person, language, interpreter, understood, content, recorded_by, recorded_at }) => ({
        id: one,
        person: PersonId.parse(person),
        language,
        interpreter,
        understood,
        note: openText(key!, 'rights told', content),
        by: recorded_by,
        at: recorded_at.toISOString(),
      })),
    }
  },
})

export const mine = handle(listMandates, {
  needs: 'assistance.counsel',
  audit: (_, { mandates }) => ({ subject: 'mandates', cases: [...new Set(mandates.map((one) => one.case))] }),

  async run(context: Ctx, { limit }) {
    const rows = await context.db
      .selectFrom('assistance.mandate as m')
      .innerJoin('assistance.lawyer as l', 'l.id', 'm.lawyer')
      .selectAll('m')
      .where('l.officer', '=', context.officer.id)
      .where('m.state', 'in', ['Asked', 'Accepted'])
      .orderBy('m.state', 'desc')
      .orderBy('m.accept_by')
      .limit(limit + 1)
      .execute()
    return { mandates: await openMandates(context, rows.slice(0, limit)), more: rows.length > limit }
  },
})
