import { sendMessage } from '../../exchange/index.ts'
import type { Ctx } from '../context.ts'
import { statementMessage, type Statement } from './statement.ts'

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
