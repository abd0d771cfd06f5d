import { getPerson, recordEvent } from '../../casework/index.ts'
import { announce } from '../../platform/announce.ts'
import { handle } from '../../platform/handle.ts'
import { getDataKey, sealJson } from '../../platform/seal.ts'
import type { Ctx } from '../decide.ts'
import { findLast } from '../get-determination.ts'
import { appealOpen, nothingToAppeal } from '../problems.ts'
import { AppealId, fileAppeal } from './contract.ts'

/** Any officer who works with her writes it down; it is never refused for being late. */
export const endpoint = handle(fileAppeal, {
  needs: 'identification.screen',
  audit: ({ person, askedBy }, output) => ({
    subject: person,
    cases: [output.case],
    detail: { appeal: output.appeal, by: askedBy },
  }),
  broken: { one_appeal_at_a_time: ({ person }) => appealOpen(person) },

  async run(context: Ctx, { person, askedBy, grounds, evidence }) {
    const { db, vault, officer, now, newId, state } = context
    const { case: caseId } = await getPerson(context, person)
    const last = await findLast(db, { person, state })
    if (last?.status !== 'NotAVictim') throw nothingToAppeal(person)
    const id = AppealId.parse(newId())
    await db
      .insertInto('identification.appeal')
      .values({
        id,
        person,
        case_id: caseId,
        determination: last.id,
        asked_by: askedBy,
        content: sealJson(await getDataKey(db, vault, caseId), 'appeal', { grounds, evidence }),
        late: last.appeal_until !== null && now.toISOString().slice(0, 10) > last.appeal_until,
        at: now,
        by: officer.id,
        withdrawn_at: null,
        withdrawn_by: null,
        withdrawn_why: null,
      })
      .execute()
    await recordEvent(context, {
      case: caseId,
      kind: 'identification.appealed',
      compartment: 'protection',
      detail: { person, appeal: id },
    })
    await announce(db, 'identification.appealed', { case: caseId, person, appeal: id })
    return { person, case: caseId, appeal: id }
  },
})
