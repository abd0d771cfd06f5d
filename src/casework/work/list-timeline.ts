import { sql } from 'kysely'
import type { z } from 'zod'
import { handle } from '../../platform/handle.ts'
import { openText, keysOf } from '../../platform/seal.ts'
import type { Ctx, OfficerCtx } from '../context.ts'
import { familyOf, getCaseRow } from '../file/case-row.ts'
import { listTimeline as contract, TimelineEvent, type TimelinePlace } from './contract.ts'

interface Page {
  readonly after?: z.infer<typeof TimelinePlace> | undefined
  readonly limit: number
}

/** One page of what happened on one or more case files, the latest first, as far as this reader may see it. */
export async function readTimeline(context: Ctx, caseIds: readonly string[], { after, limit }: Page) {
  const rows = await context.db
    .selectFrom('casework.event')
    .selectAll()
    .where('case_id', 'in', [...caseIds])
    .$if(after !== undefined, (from) =>
      from.where(sql<boolean>`(at, id) < (${after?.at}::timestamptz, ${after?.id}::uuid)`),
    )
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  const keyOf = await keysOf(
    context,
    rows.filter(({ text }) => text !== null).map((row) => row.case_id),
  )
  const events = rows.map((row) =>
    TimelineEvent.parse({
      id: row.id,
      case: row.case_id,
      at: row.at.toISOString(),
      officer: row.officer,
      agency: row.agency,
      kind: row.kind,
      compartment: row.compartment,
      detail: row.detail,
      text: row.text === null ? null : openText(keyOf(row.case_id), 'event.text', row.text),
    }),
  )
  const last = events.at(-1)
  return { events, next: last && events.length === limit ? { at: last.at, id: last.id } : null }
}

export const endpoint = handle(contract, {
  needs: 'casework.read',
  audit: ({ case: id }, { events }) => ({ subject: id, cases: [id], detail: { listed: events.length } }),

  async run(context: OfficerCtx, { case: asked, ...page }) {
    const { id } = await getCaseRow(context, asked)
    return readTimeline(context, await familyOf(context, id), page)
  },
})
