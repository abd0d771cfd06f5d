import { handle } from '../platform/handle.ts'
import { changeChoices } from './contract.ts'
import type { AccessTables } from './tables.ts'

export const endpoint = handle<AccessTables, typeof changeChoices.input, typeof changeChoices.output>(changeChoices, {
  needs: 'access.self',
  audit: (choices) => ({ subject: 'self', detail: { changed: Object.keys(choices) } }),
  async run({ db, officer, now }, { language, shortcuts, phone }) {
    await db
      .updateTable('access.officer')
      .set({
        updated_at: now,
        ...(language !== undefined && { language }),
        ...(shortcuts !== undefined && { shortcuts }),
        ...(phone !== undefined && { phone }),
      })
      .where('id', '=', officer.id)
      .execute()
    return { done: true as const }
  },
})
