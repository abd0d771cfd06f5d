import { getPerson, recordEvent } from '../../casework/index.ts'
import { handle } from '../../platform/handle.ts'
import { getDataKey, sealJson, sealText } from '../../platform/seal.ts'
import { noSuchProvider, noSuchTransfer, transferIsAnswered } from '../problems.ts'
import { answerTransfer, askTransfer } from './contract.ts'
import { toTransfer, type AnswerTold, type Ctx } from './keep.ts'

export const ask = handle(askTransfer, {
  needs: 'assistance.services',
  audit: ({ person, provider, reason }, { id, case: caseId }) => ({
    subject: person,
    cases: [caseId],
    detail: { transfer: id, provider, reason },
  }),
  broken: { transfer_provider_fkey: ({ provider }) => noSuchProvider(provider) },

  async run(context: Ctx, { person, provider, reason, details }) {
    const { db, now, newId, officer, vault } = context
    const { case: caseId } = await getPerson(context, person)
    const key = await getDataKey(db, vault, caseId)
    const row = {
      id: newId(),
      person,
      case_id: caseId,
      provider,
      reason,
      content: sealText(key, 'transfer', details),
      recorded_by: officer.id,
      recorded_at: now,
    }
    await db.insertInto('assistance.transfer').values(row).execute()
    await recordEvent(context, {
      case: caseId,
      kind: 'assistance.transfer-asked',
      compartment: 'protection',
      detail: { person },
    })
    return toTransfer(row, { answer: undefined, key })
  },
})

export const answer = handle(answerTransfer, {
  needs: 'assistance.services',
  audit: ({ transfer, accepted }, { case: caseId }) => ({ subject: transfer, cases: [caseId], detail: { accepted } }),
  broken: { one_answer_a_transfer: ({ transfer }) => transferIsAnswered(transfer) },

  async run(context: Ctx, { transfer: id, accepted, ...told }) {
    const { db, now, officer, vault } = context
    const row = await db.selectFrom('assistance.transfer').selectAll().where('id', '=', id).executeTakeFirst()
    if (!row) throw noSuchTransfer(id)
    const key = await getDataKey(db, vault, row.case_id)
    const given = {
      transfer: id,
      case_id: row.case_id,
      accepted,
      content: sealJson(key, 'transfer answer', told satisfies AnswerTold),
      recorded_by: officer.id,
      recorded_at: now,
    }
    await db.insertInto('assistance.transfer_answer').values(given).execute()
    await recordEvent(context, {
      case: row.case_id,
      kind: 'assistance.transfer-answered',
      compartment: 'protection',
      detail: { person: row.person, accepted },
    })
    return toTransfer(row, { answer: given, key })
  },
})
