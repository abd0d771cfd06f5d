import { sql } from 'kysely'
import { findDelivery } from '../../exchange/index.ts'
import { sealJson } from '../../platform/seal.ts'
import { clockOf } from '../clocks/kept-clock.ts'
import type { FieldValues, RequestStatus } from '../contract.ts'
import type { Ctx } from '../context.ts'
import { heard, whoMoves } from '../machine.ts'
import { handledAs, holdsAName } from '../marking.ts'
import { changeFor, dueAfter } from '../move/clocks.ts'
import { openEntry, readEntries } from '../move/log.ts'
import { keyOf, saveRow } from '../move/row.ts'
import { sumOf } from '../recall/erase.ts'
import type { RequestChange, RequestRecord } from '../tables.ts'
import { fold, type Told } from './fold.ts'

/**
 * What stands in the log of a request, each side in the order of its thread. What was said again by somebody who did not
 * know yet that it had been said, and was refused for it, is no part of it.
 */
async function toldIn(
  { db }: Pick<Ctx, 'db'>,
  { id, state }: RequestRecord,
): Promise<{ ours: Told[]; theirs: Told[] }> {
  const { rows } = await sql<Told & { from_state: string }>`
    select e.message, e.step, e.at, e.from_state
      from requests.entry e left join exchange.message m on m.id = e.message
     where e.request = ${id} and (m.direction, m.state) is distinct from ('out', 'refused') order by m.life nulls last, m.seq, e.at`.execute(
    db,
  )
  return {
    ours: rows.filter(({ from_state: from }) => from !== state),
    theirs: rows.filter(({ from_state: from }) => from === state),
  }
}

/** The same request as its log says it now stands: status, clocks, fields, recognition. `forbidden`: steps of theirs that could not be. */
export async function refold(
  context: Ctx,
  row: RequestRecord,
  change: RequestChange = {},
): Promise<{ after: RequestRecord; forbidden: ReadonlySet<string> }> {
  const told = await toldIn(context, row)
  const mover = row.side === 'Out' ? ('requester' as const) : ('requested' as const)
  const { copy, moves, waits, forbidden } = fold(row.side === 'Out' ? 'Sent' : 'Delivered', { mover, ...told })
  const counted = new Set([...told.ours, ...told.theirs].map(({ message }) => message))
  const said = await saidIn(context, row, counted)
  let stands = { ...row, ...(await atItsOpening(context, row, said.fields)) } as RequestRecord
  for (const move of moves) stands = { ...stands, ...(await changeFor(context, stands, move)) } as RequestRecord
  const status = await byReceipts(context, row, copy.status)
  const fresh = row.side === 'Out' && heard.includes(status) && status !== row.status
  const after = await saveRow(context, row, {
    status,
    before: copy.before,
    theirs: status,
    paused_at: stands.paused_at,
    acknowledge_due: stands.acknowledge_due,
    answer_due: stands.answer_due,
    still_missing: waits,
    ...(fresh && { untold: true }),
    ...said.change,
    ...change,
  })
  return { after, forbidden }
}

/** Its clocks as they stood when it left; a question stops them again. */
async function atItsOpening(context: Ctx, row: RequestRecord, values: FieldValues): Promise<RequestChange> {
  const clock = await clockOf(context, row.id)
  // Where the asking state did not say how it counts, what it said is the day.
  if (!clock) return { paused_at: null }
  const due = dueAfter({ kind: row.kind, values, clock }, row.sent_at!)
  return { ...due, ...(row.answer_due === null && { answer_due: null }), paused_at: null }
}

/** Before anybody answers, receipts say how far it is: of theirs for ours, of ours for theirs. */
async function byReceipts(context: Ctx, row: RequestRecord, status: RequestStatus): Promise<RequestStatus> {
  const { state } = await findDelivery(context, row.message!)
  const reached = state === 'read' ? 'Acknowledged' : state === 'delivered' ? 'Delivered' : status
  return whoMoves(status, reached) === 'receipt' ? reached : status
}

/** What it carries, message by message, and what was said of a status; nothing where the words were erased before they came back. */
async function saidIn(
  context: Ctx,
  row: RequestRecord,
  counted: ReadonlySet<string>,
): Promise<{ fields: FieldValues; change: RequestChange }> {
  const key = await keyOf(context, row)
  const log = (await readEntries(context, row.id)).filter(
    ({ message, step }) => counted.has(message) && (step !== 'Opening' || message === row.message),
  )
  const said = log.map((each) => ({ ...each, ...openEntry(key, each) }))
  const fields = sumOf(row.kind, said)
  const { recognition } = said.findLast(({ fields: told }) => told?.['recognition'] !== undefined)?.fields ?? {}
  return {
    fields,
    change: {
      fields: sealJson(key, 'fields', fields),
      tlp: handledAs(row.tlp, fields),
      names_a_person: holdsAName(fields),
      ...(recognition !== undefined && { recognition: String(recognition) }),
    },
  }
}
