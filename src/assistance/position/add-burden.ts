import { getPerson, recordEvent } from '../../casework/index.ts'
import { handle } from '../../platform/handle.ts'
import { sealJson } from '../../platform/seal.ts'
import { notYet } from '../problems.ts'
import { addBurden } from './contract.ts'
import { keyOf, reviewHours, toBurden, type Ctx, type Told } from './keep.ts'

export const endpoint = handle(addBurden, {
  needs: 'assistance.position',
  audit: ({ person, kind, state }, output) => ({
    subject: person,
    cases: [output.case],
    detail: { burden: output.id, kind, state },
  }),

  async run(context: Ctx, { person, kind, state, since, ...told }) {
    const { db, now, newId, officer } = context
    if (Date.parse(since) > now.getTime()) throw notYet()
    const { case: caseId } = await getPerson(context, person)
    const key = await keyOf(context, caseId)
    const row = {
      id: newId(),
      person,
      case_id: caseId,
      kind,
      state,
      since: new Date(since),
      content: sealJson(key, 'burden', told satisfies Told),
      recorded_by: officer.id,
      recorded_at: now,
    }
    await db.insertInto('assistance.burden').values(row).execute()
    await recordEvent(context, {
      case: caseId,
      kind: 'assistance.burden-added',
      compartment: 'protection',
      detail: { person, kind, state },
    })
    return toBurden(row, { steps: [], key, hours: await reviewHours(context) })
  },
})
