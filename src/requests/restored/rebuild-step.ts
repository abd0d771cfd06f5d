import { announce } from '../../platform/announce.ts'
import type { SaidBefore } from '../../platform/said-before.ts'
import type { FieldValues, WithdrawReason } from '../contract.ts'
import type { Ctx } from '../context.ts'
import { takeBackLetters } from '../letters/take-back-letters.ts'
import { stepOf, type StepBody } from '../messages.ts'
import { writeEntry } from '../move/log.ts'
import { keyOf } from '../move/row.ts'
import { erasedThere, notAsAgreed } from '../problems.ts'
import type { RequestRecord } from '../tables.ts'
import { heldTo } from './held-to.ts'
import { noteReturned } from './note-returned.ts'
import { refold } from './refold.ts'

/** A step that we took and forgot: it stands in the log again, and the log says where the request stands. */
export async function rebuildStep(context: Ctx, said: SaidBefore): Promise<void> {
  const row = await heldTo(context, said)
  const body = read(row, said)
  const { step, reason, post, text, language, at } = body
  await writeEntry(context, await keyOf(context, row), {
    message: said.id,
    request: row.id,
    from_state: context.state,
    step,
    at: new Date(at),
    reason,
    content: { post, text, language, fields: (body.fields ?? body.answer) as FieldValues | null },
  })
  const { after } = await refold(context, row, { restored_at: row.restored_at ?? context.now })
  if (step === 'Withdrawn') await takeBackLetters(context, after, reason as WithdrawReason)
  await noteReturned(context, after, { said, step })
  if (row.restored_at === null) await announce(context.db, 'requests.restored', { request: row.id, case: row.case_id })
}

function read(row: RequestRecord, { body, issuedAt }: SaidBefore): Omit<StepBody, 'request'> {
  if (body === undefined) {
    // Words that were taken back since. What the asking state says with words is more information, and nothing else.
    if (row.side === 'In') throw erasedThere(row.id)
    const nothing = { reason: null, text: null, language: null, fields: null, answer: null }
    return { step: 'MoreInfoGiven', post: 'node', at: issuedAt.toISOString(), ...nothing }
  }
  const parsed = stepOf(row.kind).safeParse(body)
  if (!parsed.success) throw notAsAgreed('requests/not-as-agreed', parsed.error)
  return parsed.data
}
