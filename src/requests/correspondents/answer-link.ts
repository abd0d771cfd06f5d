import { appendToLedger } from '../../platform/ledger.ts'
import type { Ctx } from '../context.ts'
import { findAndHold } from './packets.ts'
import { takeAnswer, type Outside } from './take-answer.ts'

export interface Receipt {
  readonly number: string
  /** A mark that only this node can make: who shows it did answer. */
  readonly mark: string
  readonly at: Date
}

/** The answer of who opened the link: once, with the key that stood on the opened page and nowhere else, until it is taken back. */
export async function answerLink(
  context: Ctx,
  { answerKey, ...said }: Outside & { readonly answerKey: string },
): Promise<Receipt | undefined> {
  const { db, vault, now } = context
  const held = await findAndHold(context, 'answer_key', vault.mark('requests.packet-answer', answerKey))
  if (!held || held.packet.answered_at !== null || held.packet.revoked_at !== null) return undefined
  const { packet, row } = held
  const { message } = await takeAnswer(context, row, said)
  await db.updateTable('requests.packet').set({ answered_at: now }).where('id', '=', packet.id).execute()
  await appendToLedger(context, {
    at: now,
    officer: null,
    action: 'requests/answer-link',
    subject: row.id,
    ...(row.case_id !== null && { cases: [row.case_id] }),
    detail: { packet: packet.id, step: said.step, message },
  })
  return { number: message, mark: markOf({ vault }, message, now), at: now }
}

const markOf = ({ vault }: Pick<Ctx, 'vault'>, message: string, at: Date) =>
  vault.mark('requests.answer-receipt', `${message}|${at.toISOString()}`).subarray(0, 10).toString('hex')
