import type { z } from 'zod'
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
    const expires = lastMomentOf(told, now)
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
    if (!isWhole(told)) {
      const { person, purpose } = told
      await announce(db, 'assistance.consent-narrowed', { case: caseId, person, purpose, consent: id })
    }
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

type Told = z.output<typeof recordConsent.input>

/** A yes to all that the purpose covers takes nothing back from anybody. */
const isWhole = ({ state, recipients, fields }: Omit<Told, 'note'>) =>
  opens(state) && recipients[0] === all && fields[0] === all

function lastMomentOf({ expiresAt }: Pick<Told, 'expiresAt'>, now: Date): Date | null {
  if (expiresAt === null) return null
  const expires = new Date(expiresAt)
  if (expires <= now) throw alreadyOver()
  return expires
}
