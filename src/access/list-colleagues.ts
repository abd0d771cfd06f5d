import type { z } from 'zod'
import { handle } from '../platform/handle.ts'
import { listColleagues } from './contract.ts'
import { listOfficersOf } from './list-officers-of.ts'
import type { AccessTables } from './tables.ts'

export const endpoint = handle<AccessTables, typeof listColleagues.input, typeof listColleagues.output>(
  listColleagues,
  {
    needs: 'access.self',
    audit: () => ({ subject: 'agency' }),
    async run({ db, officer, now }) {
      const officers = await listOfficersOf(db, officer.agency, now)
      return { officers } as z.input<typeof listColleagues.output>
    },
  },
)
