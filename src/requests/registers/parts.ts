import { sendMessage } from '../../exchange/index.ts'
import type { Ctx } from '../context.ts'
import type { Difference } from './contract.ts'
import { statementMessage, type Statement, type StatementRow } from './statement.ts'

/** Well below the largest message of the exchange (EXCHANGE.md). */
const largestPart = 400 * 1024
const mostRows = 5000

export interface Reply {
  readonly to: string
  /** The reconciliation: one conversation. */
  readonly thread: string
}

export const say = (context: Ctx, { to, thread }: Reply, body: Statement) =>
  sendMessage(context, {
    to,
    thread,
    type: statementMessage,
    body,
    handling: { tlp: 'AMBER', onward: 'no', purpose: 'reconciliation' },
  })

/** As many rows to a message as it holds. */
export function inParts<Row>(rows: readonly Row[]): Row[][] {
  const parts: Row[][] = []
  let room = 0
  for (const row of rows) {
    const bytes = JSON.stringify(row).length
    if (bytes > room || parts.at(-1)!.length >= mostRows) {
      parts.push([])
      room = largestPart
    }
    parts.at(-1)!.push(row)
    room -= bytes
  }
  return parts
}

/** What the other side sends is kept a part at a time. */
export const keepPart = (
  { db }: Ctx,
  reconciliation: string,
  { nth, rows }: { nth: number; rows: readonly (StatementRow | Difference)[] },
) =>
  db
    .insertInto('requests.statement_part')
    .values({ reconciliation, nth, rows: JSON.stringify(rows) as never })
    .onConflict((on) => on.doNothing())
    .execute()

/** All of it, once the last part is here; until then the parts are counted, and not read. */
export async function wholeOf<Row extends StatementRow | Difference>(
  { db }: Ctx,
  reconciliation: string,
  expected: number,
): Promise<Row[] | undefined> {
  const parts = db.selectFrom('requests.statement_part').where('reconciliation', '=', reconciliation)
  const { come } = await parts.select((is) => is.fn.countAll<string>().as('come')).executeTakeFirstOrThrow()
  if (Number(come) < expected) return undefined
  const rows = await parts.select('rows').orderBy('nth').execute()
  return rows.flatMap((part) => part.rows as Row[])
}
