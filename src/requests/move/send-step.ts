import { recordEvent } from '../../casework/index.ts'
import { announce } from '../../platform/announce.ts'
import type { DeclineReason, FieldValues, WithdrawReason } from '../contract.ts'
import type { Ctx } from '../context.ts'
import { isByHand, post } from '../correspondents/by-hand.ts'
import { takeBackLetters } from '../letters/take-back-letters.ts'
import { takeStep, type Step } from '../machine.ts'
import { stepMessage, stepOf, type StepBody } from '../messages.ts'
import { forbiddenStep, notAsAgreed, stillComingBack } from '../problems.ts'
import type { RequestChange, RequestRecord } from '../tables.ts'
import { fieldsIn, noteTransfer } from '../transfers/note-transfer.ts'
import { changeFor } from './clocks.ts'
import { writeEntry, type EntryContent } from './log.ts'
import { maySayLater } from './may-say.ts'
import { keyOf, saveRow } from './row.ts'

interface Said {
  readonly step: Step
  readonly reason?: DeclineReason | WithdrawReason
  readonly text?: string | null
  /** Of its free words. */
  readonly language?: string | null
  /** What a question brought to light. */
  readonly fields?: FieldValues
  readonly answer?: FieldValues
  /** What else changes on our copy. */
  readonly change?: RequestChange
}

/** Our own next step on a request that has left: checked by the machine, sent, written into the log, all or nothing. */
export async function sendStep(context: Ctx, row: RequestRecord, said: Said): Promise<RequestRecord> {
  const { step, change = {} } = said
  if (row.still_missing) throw stillComingBack(row.id)
  const copy = takeStep(row, step, row.side === 'Out' ? 'requester' : 'requested')
  if (!copy) throw forbiddenStep(row.id, row.status, step)
  const body = bodyOf(context, row, said)
  if (row.side === 'Out' && said.fields) await maySayLater(context, row, said.fields)
  const { reason, text, language, fields, answer } = body
  const content = { post: body.post, text, language, fields: (fields ?? answer) as FieldValues | null }
  await sendAbout(context, row, { type: stepMessage, step, reason, body, content })
  const after = await saveRow(context, row, {
    ...(await changeFor(context, row, { copy, at: context.now })),
    ...recognitionIn(answer),
    ...change,
  })
  if (step === 'Withdrawn') await takeBackLetters(context, row, reason as WithdrawReason)
  await tell(context, after, step)
  return after
}

interface Word {
  readonly type: string
  readonly step: string
  readonly reason?: string | null
  readonly body: object
  readonly content: EntryContent
  readonly onward?: 'no' | 'ask'
  readonly expiresAt?: Date
}

/**
 * Whatever is said about a request, its opening too: posted, and written into the log that both sides hold and into the
 * register of transfers, in one transaction.
 */
export async function sendAbout(context: Ctx, row: RequestRecord, word: Word): Promise<string> {
  const { type, step, reason = null, body, content, onward = 'ask', expiresAt } = word
  const message = await post(context, row, {
    to: row.state,
    type,
    thread: row.id,
    body,
    ...(expiresAt && { expiresAt }),
    handling: { tlp: row.tlp, onward, purpose: row.purpose },
    legalBasis: row.legal_basis.map(({ clause }) => clause),
  })
  await writeEntry(context, await keyOf(context, row), {
    message,
    request: row.id,
    from_state: context.state,
    step,
    at: context.now,
    reason,
    content,
  })
  // What is handed over is counted when it is prepared.
  if (!(await isByHand(context, row.id)))
    await noteTransfer(context, row, { id: message, way: 'Exchange', step, fields: fieldsIn(body) })
  return message
}

function bodyOf({ now, officer }: Ctx, row: RequestRecord, said: Said): StepBody {
  const parsed = stepOf(row.kind).safeParse({
    request: row.id,
    step: said.step,
    reason: said.reason ?? null,
    text: said.text ?? null,
    language: said.language ?? null,
    fields: said.fields ?? null,
    answer: said.answer ?? null,
    post: officer?.post ?? 'node',
    at: now.toISOString(),
  })
  if (!parsed.success) throw notAsAgreed('requests/field-not-allowed', parsed.error)
  return parsed.data
}

/** What a state says of the status that it was told stands beside the request on both sides (ACTIP 14.2). */
export const recognitionIn = (answer: object | null): Pick<RequestChange, 'recognition'> =>
  answer !== null && 'recognition' in answer ? { recognition: String(answer.recognition) } : {}

/** The timeline of the case and the floors above hear of every step, ours and theirs. */
export async function tell(context: Ctx, row: RequestRecord, step: string): Promise<void> {
  const { id: request, side, kind, state, status, case_id: caseId } = row
  if (caseId !== null)
    await recordEvent(context, {
      case: caseId,
      kind: 'requests.moved',
      detail: { request, side, request_kind: kind, state, step, status },
      meets: side === 'Out' && status === 'Sent' ? 'SpecialisedAction' : undefined,
    })
  await announce(context.db, 'requests.moved', { request, side, case: caseId, status })
}
