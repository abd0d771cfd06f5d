import { announce } from '../../platform/announce.ts'
import type { DeclineReason, FieldValues } from '../contract.ts'
import type { Ctx } from '../context.ts'
import { heard, receiveStep, takeStep, type Copy } from '../machine.ts'
import { stepOf } from '../messages.ts'
import { changeFor } from '../move/clocks.ts'
import { writeEntry } from '../move/log.ts'
import { keyOf, saveRow } from '../move/row.ts'
import { recognitionIn, tell } from '../move/send-step.ts'
import { forbiddenStep, notAsAgreed } from '../problems.ts'
import type { RequestRecord } from '../tables.ts'
import type { OutsideStep } from './contract.ts'

export interface Outside {
  readonly step: OutsideStep
  readonly reason: DeclineReason | null
  readonly text: string | null
  readonly answer: FieldValues | null
  /** Who said it: no key of that state has signed it. */
  readonly by: string
}

const answers: readonly string[] = ['Declined', 'PartiallyExecuted', 'Executed']

/**
 * What a state without a node said moves our copy by the same machine as a signed message would; the other side has no
 * copy. Returns the request and the id of the line in the log.
 */
export async function takeAnswer(context: Ctx, row: RequestRecord, said: Outside) {
  const { step, reason, text, answer, by } = said
  const { now, db } = context
  const parsed = stepOf(row.kind).safeParse({
    request: row.id,
    step,
    reason,
    text,
    fields: null,
    answer,
    post: by,
    at: now.toISOString(),
  })
  if (!parsed.success) throw notAsAgreed('requests/field-not-allowed', parsed.error)
  const copy = moved(row, step)
  if (!copy || copy.status === row.status) throw forbiddenStep(row.id, row.status, step)
  const message = context.newId()
  await writeEntry(context, await keyOf(context, row), {
    message,
    request: row.id,
    from_state: row.state,
    step,
    at: now,
    reason,
    content: { post: by, text, fields: answer },
  })
  const after = await saveRow(context, row, {
    ...(heard.includes(copy.status) && { untold: true }),
    ...(await changeFor(context, row, { copy, at: now })),
    ...recognitionIn(answer),
  })
  await tell(context, after, step)
  if (answers.includes(after.status)) await announce(db, 'requests.answered', { request: row.id, case: row.case_id })
  return { row: after, message }
}

/** Who writes once that it is done has said by that that it was taken on. */
function moved(row: RequestRecord, step: OutsideStep): Copy | undefined {
  const accepted = takeStep(row, 'Accepted', 'requested')
  return receiveStep(row, step, 'requested') ?? (accepted && takeStep(accepted, step, 'requested'))
}
