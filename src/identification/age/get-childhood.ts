import { sql } from 'kysely'
import { getPerson } from '../../casework/index.ts'
import { handle } from '../../platform/handle.ts'
import { getDataKey, openJson, type DataKey } from '../../platform/seal.ts'
import type { Ctx } from '../screening/keep.ts'
import { DisputeId, getChildhood, GuardianId, type Childhood, type GuardianEntry } from './contract.ts'
import { minorOf } from './minor-of.ts'

export const endpoint = handle(getChildhood, {
  needs: 'casework.read',
  audit: ({ person }, output) => ({ subject: person, cases: [output.case] }),

  async run(context: Ctx, { person: id }) {
    const person = await getPerson(context, id)
    const key = await getDataKey(context.db, context.vault, person.case)
    const guardians = await guardiansOf(context, id, key)
    const minor = await minorOf(context, person)
    return {
      person: id,
      case: person.case,
      minor,
      mayBeMoved: minor === 'No' || guardians.some(({ ended }) => ended === null),
      disputes: await disputesOf(context, id, key),
      guardians,
    }
  },
})

async function disputesOf({ db }: Ctx, person: string, key: DataKey): Promise<Childhood['disputes']> {
  const rows = await db
    .selectFrom('identification.age_dispute')
    .selectAll()
    .where('person', '=', person)
    .orderBy('at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: DisputeId.parse(row.id),
    ...openJson<{ papers: string; statement: string }>(key, 'age', row.content),
    at: row.at.toISOString(),
    by: row.by,
    decided: row.decided_at && {
      at: row.decided_at.toISOString(),
      by: row.decided_by!,
      finding: row.finding!,
      reasons: openJson<string>(key, 'age reasons', row.reasons!),
    },
  }))
}

async function guardiansOf({ db }: Ctx, person: string, key: DataKey): Promise<GuardianEntry[]> {
  const rows = await db
    .selectFrom('identification.guardian')
    .selectAll()
    .select(sql<string>`since::text`.as('since'))
    .where('person', '=', person)
    .orderBy('at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: GuardianId.parse(row.id),
    kind: row.kind,
    relation: row.relation,
    since: row.since,
    herView: row.her_view,
    ...openJson<{ name: string; appointed: string; herWords: string }>(key, 'guardian', row.content),
    at: row.at.toISOString(),
    by: row.by,
    ended: row.ended_at && {
      at: row.ended_at.toISOString(),
      by: row.ended_by!,
      why: openJson<string>(key, 'guardian end', row.ended_why!),
    },
  }))
}
