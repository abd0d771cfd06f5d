import type { ConsentPurpose } from '../../assistance/contract.ts'
import { awaitLetGo } from '../../assistance/index.ts'
import { recordEvent } from '../../casework/index.ts'
import { announce } from '../../platform/announce.ts'
import type { FieldValues, RecallReason } from '../contract.ts'
import type { Ctx } from '../context.ts'
import { maySayLater } from '../move/may-say.ts'
import { sendAbout } from '../move/send-step.ts'
import { isByHand } from '../correspondents/by-hand.ts'
import type { RequestRecord } from '../tables.ts'
import { takeBackLetters } from '../letters/take-back-letters.ts'
import { erase, getEntry, mustCorrectOnly } from './erase.ts'
import { recallMessage, type RecallBody } from './messages.ts'

const hour = 3600_000
/** Suar default: the receiver signs within a day. */
const eraseWithin = 24 * hour
/** UU 27/2022: the person and the authority hear of a breach within 3 x 24 h; counted from the recall. */
export const breachWithin = 72 * hour

export interface TakingBack {
  /** The message of ours in which they stand. */
  readonly message: string
  readonly fields: readonly string[]
  readonly reason: RecallReason
  readonly correction: FieldValues
  /** The record of consent by which she took her yes back. */
  readonly withdrawal?: { readonly consent: string; readonly purpose: ConsentPurpose }
}

/** Takes back what we sent: the other state is told, both erase, and a clock waits for its signature. */
export async function takeBack(context: Ctx, row: RequestRecord, wish: TakingBack): Promise<RequestRecord> {
  const { db, now, state, officer } = context
  const { message, fields, reason, correction } = wish
  const entry = await getEntry(context, row, { message, from: state })
  mustCorrectOnly(row, { entry, fields, correction })
  const corrects = Object.keys(correction).length > 0
  if (corrects && row.side === 'Out') await maySayLater(context, row, correction)
  const eraseDue = new Date(now.getTime() + eraseWithin)
  const post = officer?.post ?? 'node'
  const recall = await sendAbout(context, row, {
    type: recallMessage,
    step: corrects ? 'Corrected' : 'Recalled',
    reason,
    body: {
      request: row.id as RecallBody['request'],
      message,
      fields: [...fields],
      reason,
      correction: corrects ? correction : null,
      eraseDue: eraseDue.toISOString(),
      post,
      at: now.toISOString(),
    } satisfies RecallBody,
    content: { post, text: null, fields: corrects ? correction : null, names: fields },
  })
  await keepRecall({ db }, { id: recall, row, side: 'Out', wish, at: now, eraseDue })
  if (wish.withdrawal) await awaitReceiver(context, row, { id: recall, withdrawal: wish.withdrawal, due: eraseDue })
  const after = await erase(context, row, { recall, entry, fields })
  await takeBackLetters(context, row, reason)
  await tellOfRecall(context, after, { recall, fields, reason })
  return after
}

async function awaitReceiver(
  context: Ctx,
  { id: subject, person, case_id: caseId, state }: RequestRecord,
  { id, withdrawal, due }: { id: string; withdrawal: NonNullable<TakingBack['withdrawal']>; due: Date },
): Promise<void> {
  await awaitLetGo(context, {
    id,
    withdrawal,
    person: person!,
    case: caseId!,
    slice: 'requests',
    kind: 'Request',
    subject,
    recipient: `state:${state}`,
    due,
    byHand: await isByHand(context, subject),
  })
}

interface Kept {
  readonly id: string
  readonly row: RequestRecord
  readonly side: 'Out' | 'In'
  readonly wish: Omit<TakingBack, 'correction'>
  readonly at: Date
  readonly eraseDue: Date
}

export async function keepRecall({ db }: Pick<Ctx, 'db'>, { id, row, side, wish, at, eraseDue }: Kept): Promise<void> {
  await db
    .insertInto('requests.recall')
    .values({
      id,
      request: row.id,
      side,
      target: wish.message,
      fields: [...wish.fields],
      reason: wish.reason,
      at,
      erase_due: eraseDue,
      breach_due: new Date(at.getTime() + breachWithin),
      erased_at: null,
      overdue_told_at: null,
      withdrawal: wish.withdrawal?.consent ?? null,
      purpose: wish.withdrawal?.purpose ?? null,
    })
    .execute()
}

/** The timeline of the case, and whoever works on the request: names of fields, never what was in them. */
export async function tellOfRecall(
  context: Ctx,
  { id: request, side, state, case_id: caseId }: RequestRecord,
  { recall, fields, reason }: { recall: string; fields: readonly string[]; reason: RecallReason },
): Promise<void> {
  if (caseId !== null)
    await recordEvent(context, { case: caseId, kind: 'requests.recalled', detail: { request, state, fields, reason } })
  await announce(context.db, 'requests.recalled', { request, side, case: caseId, recall })
}
