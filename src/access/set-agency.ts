import { handle } from '../platform/handle.ts'
import { type AgencyId } from './contract.ts'
import { setAgency } from './officers-contract.ts'
import { nameTaken } from './problems.ts'
import type { AccessTables } from './tables.ts'

export const endpoint = handle<AccessTables, typeof setAgency.input, typeof setAgency.output>(setAgency, {
  needs: 'access.administer',
  audit: (_, { id }) => ({ subject: id }),
  broken: { one_agency_by_name: nameTaken },
  async run({ db, newId }, { id = newId() as AgencyId, name, kind, place }) {
    await db
      .insertInto('access.agency')
      .values({ id, name, kind, place: place ?? null })
      .onConflict((on) => on.column('id').doUpdateSet({ name, kind, place: place ?? null }))
      .execute()
    return { id }
  },
})
