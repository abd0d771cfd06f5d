import { handle } from '../../platform/handle.ts'
import { noSuchProvider, providerIsThere } from '../problems.ts'
import { selectProviders, toProvider, type Ctx } from '../services/keep.ts'
import { keepProvider, listProviders } from './contract.ts'

export const keep = handle(keepProvider, {
  needs: 'assistance.services',
  audit: ({ closed }, { id }) => ({ subject: id, detail: { closed } }),
  broken: { one_provider_per_name_and_place: () => providerIsThere() },

  async run({ db, now, newId }: Ctx, { id, verifiedOn, ...told }) {
    const values = { ...told, verified_on: verifiedOn, changed_at: now }
    const row = id
      ? await db.updateTable('assistance.provider').set(values).where('id', '=', id).returningAll().executeTakeFirst()
      : await db
          .insertInto('assistance.provider')
          .values({ id: newId(), ...values })
          .returningAll()
          .executeTakeFirst()
    if (!row) throw noSuchProvider(id ?? '')
    return toProvider({ ...row, verified_on: verifiedOn })
  },
})

export const list = handle(listProviders, {
  needs: 'casework.read',
  audit: () => ({ subject: 'providers' }),

  async run({ db }: Ctx, { type, district, limit }) {
    let query = selectProviders({ db })
      .orderBy('closed')
      .orderBy('district')
      .orderBy('name')
      .limit(limit + 1)
    if (type)
      query = query.where(
        (where) => where.val(type),
        '=',
        (where) => where.fn.any('types'),
      )
    if (district)
      query = query.where((where) => where.or([where('district', '=', district), where('remote', '=', true)]))
    const rows = await query.execute()
    return { providers: rows.slice(0, limit).map(toProvider), more: rows.length > limit }
  },
})
