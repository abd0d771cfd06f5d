import { getPerson, recordEvent } from '../../casework/index.ts'
import { handle } from '../../platform/handle.ts'
import { getDataKey, sealText } from '../../platform/seal.ts'
import { tellRights } from './contract.ts'
import type { Ctx } from './keep.ts'

export const endpoint = handle(tellRights, {
  needs: 'assistance.aid',
  audit: ({ person, language, understood }, output) => ({
    subject: person,
    cases: [output.case],
    detail: { language, understood },
  }),

  async run(context: Ctx, { person, note, ...told }) {
    const { db, vault, officer, now, newId } = context
    const { case: caseId } = await getPerson(context, person)
    const id = newId()
    const content = sealText(await getDataKey(db, vault, caseId), 'rights told', note)
    await db
      .insertInto('assistance.rights_told')
      .values({ id, person, case_id: caseId, ...told, content, recorded_by: officer.id, recorded_at: now })
      .execute()
    await recordEvent(context, {
      case: caseId,
      kind: 'assistance.rights-told',
      compartment: 'protection',
      detail: { person, language: told.language, understood: told.understood },
    })
    return { id, person, ...told, note, by: officer.id, at: now.toISOString(), case: caseId }
  },
})
