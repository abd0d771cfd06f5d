import type { InboundMessage } from '../../platform/inbound-message.ts'
import type { Ctx } from '../context.ts'
import { finish } from './finish.ts'
import { inParts, keepPart, say, wholeOf } from './parts.ts'
import { runningWith } from './running.ts'
import type { Difference, DifferenceKind } from './contract.ts'
import type { Statement } from './statement.ts'
import type { RegistersTables } from './tables.ts'

type FoundPart = Extract<Statement, { part: 'Found' }>

/** The other side reads the same report: what was found leaves as soon as it is found. */
export async function shareFound(
  context: Ctx,
  { id, state }: RegistersTables['requests.reconciliation'],
  { found, requests }: { found: readonly Difference[]; requests: number },
): Promise<void> {
  const parts = found.length === 0 ? [[]] : inParts(found)
  for (const [index, rows] of parts.entries())
    await say(
      context,
      { to: state, thread: id },
      { part: 'Found', nth: index + 1, parts: parts.length, requests, found: rows, at: context.now.toISOString() },
    )
}

/** What is lost there for them is lost here for us. */
const mirrored: Partial<Record<DifferenceKind, DifferenceKind>> = {
  OnItsWay: 'NotYetHere',
  NotYetHere: 'OnItsWay',
  RefusedThere: 'RefusedHere',
  RefusedHere: 'RefusedThere',
  LostThere: 'LostHere',
  LostHere: 'LostThere',
}

const mirror = (each: Difference): Difference => ({
  ...each,
  what: mirrored[each.what] ?? each.what,
  here: each.there,
  there: each.here,
})

/** The other state compared; its report becomes ours, read from our side. */
export async function takeFound(context: Ctx, message: InboundMessage, body: FoundPart): Promise<void> {
  const row = await runningWith(context, message, 'Theirs')
  await keepPart(context, row.id, { nth: body.nth, rows: body.found.map(mirror) })
  const found = await wholeOf<Difference>(context, row.id, body.parts)
  if (found) return finish(context, row, { found, requests: body.requests, asOf: new Date(body.at) })
  await context.db.updateTable('requests.reconciliation').set({ parts: body.parts }).where('id', '=', row.id).execute()
}
