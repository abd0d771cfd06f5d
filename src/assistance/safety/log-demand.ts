import { getPerson, recordEvent } from '../../casework/index.ts'
import { handle } from '../../platform/handle.ts'
import { getDataKey, sealJson } from '../../platform/seal.ts'
import { logRansomDemand } from './contract.ts'
import { toDemand, type Ctx, type DemandTold } from './keep.ts'

export const endpoint = handle(logRansomDemand, {
  needs: 'assistance.safety',
  audit: ({ person, advised, policeTold }, { id, case: caseId }) => ({
    subject: person,
    cases: [caseId],
    detail: { demand: id, advised, policeTold },
  }),

  async run(context: Ctx, { person, advised, policeTold, ...told }) {
    const { db, now, newId, officer, vault } = context
    const { case: caseId } = await getPerson(context, person)
    const key = await getDataKey(db, vault, caseId)
    const row = {
      id: newId(),
      person,
      case_id: caseId,
      content: sealJson(key, 'demand', told satisfies DemandTold),
      advised,
      police_told: policeTold,
      recorded_by: officer.id,
      recorded_at: now,
    }
    await db.insertInto('assistance.demand').values(row).execute()
    await recordEvent(context, {
      case: caseId,
      kind: 'assistance.ransom-demanded',
      compartment: 'protection',
      detail: { person, advised, policeTold },
    })
    return { ...toDemand(row, key), case: caseId }
  },
})
