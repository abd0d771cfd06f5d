import { getPerson, type CaseworkTables } from '../casework/index.ts'
import { announce } from '../platform/announce.ts'
import { handle, type Context } from '../platform/handle.ts'
import { getDataKey, sealText } from '../platform/seal.ts'
import { ConsentRecordId, opens, recordConsent } from './contract.ts'
import type { AssistanceTables } from './tables.ts'

/** A person answers, or takes an answer back, at any time; nothing is asked of her to do so. */
export const endpoint = handle(recordConsent, {
  needs: 'assistance.consent',
  audit: ({ person, purpose, state }, output) => ({
    subject: person,
    cases: [output.case],
    detail: { purpose, state, consent: output.id },
  }),

  async run(context: Context<AssistanceTables & CaseworkTables>, { note, ...told }) {
    const { db, officer, now, newId, vault } = context
    const { case: caseId } = await getPerson(context, told.person)
    const id = ConsentRecordId.parse(newId())
    const key = note === null ? undefined : await getDataKey(db, vault, caseId)
    await db
      .insertInto('assistance.consent')
      .values({
        id,
        person: told.person,
        case_id: caseId,
        purpose: told.purpose,
        state: told.state,
        language: told.language,
        interpreter: told.interpreter,
        copy_given: told.copyGiven,
        note: key && note !== null ? sealText(key, 'consent', note) : null,
        recorded_by: officer.id,
        recorded_at: now,
      })
      .execute()
    if (!opens(told.state))
      await announce(db, 'assistance.consent-not-given', {
        case: caseId,
        person: told.person,
        purpose: told.purpose,
        consent: id,
      })
    return { id, ...told, note, recordedBy: officer.id, recordedAt: now.toISOString(), case: caseId }
  },
})
