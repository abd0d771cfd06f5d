import { sql } from 'kysely'
import { handle } from '../../platform/handle.ts'
import { findForLetters, mostLetters, RequestId } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { offersFor } from './offers.ts'

/** One by one a group is soon forgotten halfway: these are the ones that still wait for their letter. */
export const endpoint = handle(findForLetters, {
  needs: 'requests.write',
  audit: ({ request, state }) => ({ subject: 'requests', detail: { request, state } }),

  async run({ db }: OfficerCtx, { kind, request, state }) {
    const rows = await db
      .selectFrom('requests.request')
      .selectAll()
      .where('side', '=', 'Out')
      .where('kind', '=', request)
      .where('state', '=', state)
      .where('message', 'is not', null)
      .where('status', 'not in', ['Declined', 'Executed', 'ClosedByRequester', 'Withdrawn', 'Expired'])
      .where(
        sql<boolean>`not exists (select from letters.letter l
          where l.subject = requests.request.id and l.kind = ${kind} and l.withdrawn_at is null)`,
      )
      .orderBy('sent_at')
      .orderBy('id')
      .limit(mostLetters)
      .execute()
    const fitting = rows.filter((row) => offersFor(row).some(([offered]) => offered === kind))
    return { requests: fitting.map(({ id }) => RequestId.parse(id)) }
  },
})
