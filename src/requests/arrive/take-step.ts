import { z } from 'zod'
import { announce } from '../../platform/announce.ts'
import type { InboundMessage } from '../../platform/inbound-message.ts'
import { sealJson, type DataKey } from '../../platform/seal.ts'
import { RequestId, type FieldValues, type RequestStatus } from '../contract.ts'
import type { Ctx } from '../context.ts'
import { heard, receiveStep } from '../machine.ts'
import { stepOf, type StepBody } from '../messages.ts'
import { handledAs, holdsAName } from '../marking.ts'
import { changeFor } from '../move/clocks.ts'
import { heldFrom } from './held-from.ts'
import { writeEntry } from '../move/log.ts'
import { keyOf, openFields, saveRow } from '../move/row.ts'
import { recognitionIn, tell } from '../move/send-step.ts'
import { forbiddenStep, notAsAgreed } from '../problems.ts'
import { refold } from '../restored/refold.ts'
import type { RequestChange, RequestRecord } from '../tables.ts'

/** What was found, done or refused: the author hears of it at once. */
const answers: readonly RequestStatus[] = ['Declined', 'PartiallyExecuted', 'Executed']

/** The other side's next step, on a request that we share with it and with nobody else. */
export async function takeStepOf(context: Ctx, message: InboundMessage): Promise<void> {
  const about = z.looseObject({ request: RequestId }).safeParse(message.body)
  if (!about.success) throw notAsAgreed('requests/not-as-agreed', about.error)
  const row = await heldFrom(context, message, about.data.request)
  const parsed = stepOf(row.kind).safeParse(message.body)
  if (!parsed.success) throw notAsAgreed('requests/not-as-agreed', parsed.error)
  const body = parsed.data
  await writeEntry(context, await keyOf(context, row), {
    message: message.id,
    request: row.id,
    from_state: message.from,
    step: body.step,
    at: new Date(body.at),
    reason: body.reason,
    content: {
      post: body.post,
      text: body.text,
      language: body.language,
      fields: (body.fields ?? body.answer) as FieldValues | null,
    },
  })
  const after = await (row.restored_at === null
    ? moved(context, row, body)
    : movedAmidReturns(context, row, { message, body }))
  await tell(context, after, body.step)
  if (row.side === 'Out' && after.status !== row.status && answers.includes(after.status))
    await announce(context.db, 'requests.answered', { request: row.id, case: row.case_id })
}

async function moved(context: Ctx, row: RequestRecord, body: StepBody): Promise<RequestRecord> {
  const copy = receiveStep(row, body.step, row.side === 'Out' ? 'requested' : 'requester')
  if (!copy) throw forbiddenStep(row.id, row.status, body.step)
  const news = row.side === 'Out' && copy.status !== row.status
  return saveRow(context, row, {
    ...(news && heard.includes(copy.status) && { untold: true }),
    ...(await changeFor(context, row, { copy, at: new Date(body.at) })),
    theirs: copy.status,
    ...added(await keyOf(context, row), row, body),
    ...recognitionIn(body.answer),
  })
}

/** After a restore both sides' steps come back, each in its order: the whole log says where the request stands. */
async function movedAmidReturns(
  context: Ctx,
  row: RequestRecord,
  { message, body }: { message: InboundMessage; body: StepBody },
): Promise<RequestRecord> {
  const { after, forbidden } = await refold(context, row)
  if (forbidden.has(message.id)) throw forbiddenStep(row.id, row.status, body.step)
  return after
}

/** What the asking state adds in answer to our question stands with what it sent first. */
function added(key: DataKey, row: RequestRecord, { fields }: StepBody): RequestChange {
  if (!fields) return {}
  const whole = { ...openFields(key, row), ...(fields as FieldValues) }
  return { fields: sealJson(key, 'fields', whole), tlp: handledAs(row.tlp, whole), names_a_person: holdsAName(whole) }
}
