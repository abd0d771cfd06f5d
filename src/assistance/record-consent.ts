import { getPerson, type CaseworkTables } from '../casework/index.ts'
import { announce } from '../platform/announce.ts'
import { handle, type Context } from '../platform/handle.ts'
import { getDataKey, sealText } from '../platform/seal.ts'
import { all, ConsentRecordId, opens, recordConsent } from './contract.ts'
import { alreadyOver, guardianMissing } from './problems.ts'
import type { AssistanceTables } from './tables.ts'

/**
 * A person answers, or takes an answer back, at any time; nothing is asked of her to do so. What rested on the answer
 * before ends in this transaction: each slice has a trigger on `assistance.standing`. Recalls follow at once.
 */
export const endpoint = handle(recordConsent, {
  needs: 'assistance.consent',
  audit: ({ person, purpose, state }, output) => ({
    subject: person,
    cases: [output.case],
    detail: { purpose, state, consent: output.id },
  }),

  async run(context: Context<AssistanceTables & CaseworkTables>, { note, ...told }) {
    const { db, officer, now, newId, vault } = context
    const { case: caseId, age } = await getPerson(context, told.person)
    if (told.state === 'Given' && age !== null && age < 18) throw guardianMissing(told.person)
    const expires = told.expiresAt === null ? null : new Date(told.expiresAt)
    if (expires !== null && expires <= now) throw alreadyOver()
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
        recipients: told.recipients,
        fields: told.fields,
        expires_at: expires,
        note: key && note !== null ? sealText(key, 'consent', note) : null,
        recorded_by: officer.id,
        recorded_at: now,
      })
      .execute()
    const whole = opens(told.state) && told.recipients[0] === all && told.fields[0] === all
    if (!whole)
      await announce(db, 'assistance.consent-narrowed', {
        case: caseId,
        person: told.person,
        purpose: told.purpose,
        consent: id,
      })
    return {
      id,
      ...told,
      expiresAt: expires?.toISOString() ?? null,
      note,
      recordedBy: officer.id,
      recordedAt: now.toISOString(),
      case: caseId,
    }
  },
})
