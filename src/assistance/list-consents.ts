import { getPerson, type CaseworkTables } from '../casework/index.ts'
import { handle, type Context } from '../platform/handle.ts'
import { getDataKey, openText } from '../platform/seal.ts'
import { ConsentPurpose, ConsentRecordId, listConsents, type ConsentStanding } from './contract.ts'
import type { AssistanceTables } from './tables.ts'

export const endpoint = handle(listConsents, {
  needs: 'casework.read',
  audit: ({ person }, output) => ({ subject: person, cases: [output.case] }),

  async run(context: Context<AssistanceTables & CaseworkTables>, { person }) {
    const { db, vault } = context
    const { case: caseId } = await getPerson(context, person)
    const rows = await db
      .selectFrom('assistance.consent')
      .selectAll()
      .where('person', '=', person)
      .orderBy('line', 'desc')
      .execute()
    const key = rows.some(({ note }) => note !== null) ? await getDataKey(db, vault, caseId) : undefined
    const standing = Object.fromEntries(
      ConsentPurpose.options.map((purpose): [ConsentPurpose, ConsentStanding] => [
        purpose,
        rows.find((row) => row.purpose === purpose)?.state ?? 'NotAsked',
      ]),
    ) as Record<ConsentPurpose, ConsentStanding>
    const history = rows.map((row) => ({
      id: ConsentRecordId.parse(row.id),
      person,
      purpose: row.purpose,
      state: row.state,
      language: row.language,
      interpreter: row.interpreter,
      copyGiven: row.copy_given,
      note: row.note !== null && key ? openText(key, 'consent', row.note) : null,
      recordedBy: row.recorded_by,
      recordedAt: row.recorded_at.toISOString(),
    }))
    return { person, case: caseId, standing, history }
  },
})
