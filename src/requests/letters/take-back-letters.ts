import type { WithdrawReason as LetterWithdrawReason } from '../../letters/contract.ts'
import { withdrawLettersOf } from '../../letters/index.ts'
import { revokeLinksOf } from '../correspondents/packets.ts'
import type { RecallReason, WithdrawReason } from '../contract.ts'
import type { Ctx } from '../context.ts'
import type { RequestRecord } from '../tables.ts'

const why: Readonly<Record<WithdrawReason | RecallReason, LetterWithdrawReason>> = {
  PersonFound: 'NoLongerTrue',
  NoLongerNeeded: 'NoLongerTrue',
  SentInError: 'Mistake',
  NotNeeded: 'Mistake',
  WrongPerson: 'Mistake',
  WrongFact: 'Mistake',
  ConsentWithdrawn: 'ConsentWithdrawn',
}

/**
 * A paper outlives the request that it was made of: with the request, or with any field of it, its letters are taken
 * back, and who checks one is told; its links open no more. Which fields stand in which letter only the sealed paper
 * knows, so it is all of them.
 */
export async function takeBackLetters(
  context: Ctx,
  { id }: Pick<RequestRecord, 'id'>,
  reason: WithdrawReason | RecallReason,
): Promise<void> {
  await withdrawLettersOf(context, id, { by: context.officer?.id ?? null, why: why[reason] })
  await revokeLinksOf(context, id, 'RequestEnded')
}
