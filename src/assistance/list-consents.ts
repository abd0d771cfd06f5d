import type { Selectable } from 'kysely'
import { getPerson, type CaseworkTables } from '../casework/index.ts'
import { handle, type Context } from '../platform/handle.ts'
import { getDataKey, openText, type DataKey } from '../platform/seal.ts'
import { consentTo } from './consent-to.ts'
import { ConsentPurpose, ConsentRecordId, listConsents, type ConsentStanding, type Receiver } from './contract.ts'
import { overridesOf } from './override/override.ts'
import type { AssistanceTables } from './tables.ts'

type Ctx = Context<AssistanceTables & CaseworkTables>

export const endpoint = handle(listConsents, {
  needs: 'casework.read',
  audit: ({ person }, output) => ({ subject: person, cases: [output.case] }),

  async run(context: Ctx, { person }) {
    const { db, vault } = context
    const { case: caseId } = await getPerson(context, person)
    const rows = await db
      .selectFrom('assistance.consent')
      .selectAll()
      .where('person', '=', person)
      .orderBy('line', 'desc')
      .execute()
    const key = rows.some(({ note }) => note !== null) ? await getDataKey(db, vault, caseId) : undefined
    const standing = {} as Record<ConsentPurpose, ConsentStanding>
    for (const purpose of ConsentPurpose.options)
      standing[purpose] = rows.some((row) => row.purpose === purpose)
        ? await consentTo(context, { person, purpose, recipient: null })
        : 'NotAsked'
    return {
      person,
      case: caseId,
      standing,
      history: rows.map((row) => recordOf(row, key)),
      receivers: await receiversOf(context, person),
      overrides: await overridesOf(context, person, () => getDataKey(db, vault, caseId)),
    }
  },
})

export const recordOf = (row: Selectable<AssistanceTables['assistance.consent']>, key: DataKey | undefined) => ({
  id: ConsentRecordId.parse(row.id),
  person: row.person as never,
  purpose: row.purpose,
  state: row.state,
  language: row.language,
  interpreter: row.interpreter,
  copyGiven: row.copy_given,
  recipients: row.recipients,
  fields: row.fields,
  expiresAt: row.expires_at?.toISOString() ?? null,
  note: row.note !== null && key ? openText(key, 'consent', row.note) : null,
  recordedBy: row.recorded_by,
  recordedAt: row.recorded_at.toISOString(),
})

async function receiversOf({ db }: Ctx, person: string): Promise<Receiver[]> {
  const rows = await db
    .selectFrom('assistance.receiver')
    .selectAll()
    .where('person', '=', person)
    .orderBy('acknowledged_at', 'desc')
    .orderBy('due')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    purpose: row.purpose,
    slice: row.slice,
    kind: row.kind,
    subject: row.subject,
    recipient: row.recipient,
    toldAt: row.told_at.toISOString(),
    due: row.due.toISOString(),
    acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
    neverLeft: row.never_left,
    byHand: row.by_hand,
  }))
}
