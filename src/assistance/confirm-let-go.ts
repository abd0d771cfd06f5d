import { handle, type Context } from '../platform/handle.ts'
import { confirmLetGo } from './contract.ts'
import { hasLetGo } from './let-go.ts'
import { noSuchReceiver } from './problems.ts'
import type { AssistanceTables } from './tables.ts'

/** Only of whom no node can sign: an officer has asked them, and writes down that they said so. */
export const endpoint = handle(confirmLetGo, {
  needs: 'assistance.consent',
  audit: ({ receiver }, { person, case: of }) => ({ subject: person, cases: [of], detail: { receiver } }),

  async run(context: Context<AssistanceTables>, { receiver }) {
    const row = await context.db
      .selectFrom('assistance.receiver')
      .select(['person', 'case_id'])
      .where('id', '=', receiver)
      .where('by_hand', '=', true)
      .where('acknowledged_at', 'is', null)
      .executeTakeFirst()
    if (!row) throw noSuchReceiver(receiver)
    await hasLetGo(context, { id: receiver })
    return { person: row.person as never, case: row.case_id as never }
  },
})
