import type { Gender } from '../../casework/contract.ts'
import { getPerson, recordEvent } from '../../casework/index.ts'
import { handle } from '../../platform/handle.ts'
import { getDataKey, sealText } from '../../platform/seal.ts'
import { recordNeed, type Group } from './contract.ts'
import { toNeed, type Ctx } from './keep.ts'

/** For whom a service must be fit. */
function groupOf({ gender, age }: { gender: Gender; age: number | null }): Group {
  if (age !== null && age < 18) return 'Children'
  if (gender === 'Feminine') return 'Women'
  if (gender === 'Masculine') return 'Men'
  return gender === 'NonSpecifiedUnknown' ? 'NotSaid' : 'Trans'
}

/** From the first indicator on, or before it: no status and no statement is asked for (F11.4). */
export const endpoint = handle(recordNeed, {
  needs: 'assistance.services',
  audit: ({ person, type, urgency }, { id, case: caseId }) => ({
    subject: person,
    cases: [caseId],
    detail: { need: id, type, urgency },
  }),

  async run(context: Ctx, { person: id, type, urgency, district, what }) {
    const { db, now, newId, officer, vault } = context
    const person = await getPerson(context, id)
    const key = await getDataKey(db, vault, person.case)
    const { hours } = await db
      .selectFrom('assistance.urgency_rule')
      .select('hours')
      .where('urgency', '=', urgency)
      .executeTakeFirstOrThrow()
    const row = {
      id: newId(),
      person: id,
      case_id: person.case,
      type,
      urgency,
      district,
      who: groupOf(person),
      due_at: new Date(now.getTime() + hours * 3_600_000),
      content: sealText(key, 'need', what),
      recorded_by: officer.id,
      recorded_at: now,
    }
    await db.insertInto('assistance.need').values(row).execute()
    await recordEvent(context, {
      case: person.case,
      kind: 'assistance.need-recorded',
      compartment: 'protection',
      detail: { person: id, type, urgency },
    })
    return toNeed(row, { steps: [], key })
  },
})
