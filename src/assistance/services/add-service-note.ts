import { handle } from '../../platform/handle.ts'
import { getDataKey, sealText } from '../../platform/seal.ts'
import { noSuchNeed } from '../problems.ts'
import { addServiceNote } from './contract.ts'
import { toNote, type Ctx } from './keep.ts'

/** Where a note lies follows from the kind of service; who may not read it may not write it either. */
export const endpoint = handle(addServiceNote, {
  needs: 'assistance.services',
  audit: ({ need }, { id, case: caseId, compartment }) => ({
    subject: need,
    cases: [caseId],
    detail: { note: id, compartment },
  }),

  async run(context: Ctx, { need: id, text }) {
    const { db, now, newId, officer, vault } = context
    const need = await db
      .selectFrom('assistance.need')
      .innerJoin('assistance.service_type', 'assistance.service_type.type', 'assistance.need.type')
      .select(['assistance.need.case_id', 'assistance.service_type.compartment'])
      .where('assistance.need.id', '=', id)
      .executeTakeFirst()
    if (!need || !officer.may.has(`compartment.${need.compartment}`)) throw noSuchNeed(id)
    const key = await getDataKey(db, vault, need.case_id)
    const row = {
      id: newId(),
      need: id,
      case_id: need.case_id,
      compartment: need.compartment,
      content: sealText(key, 'service note', text),
      recorded_by: officer.id,
      recorded_at: now,
    }
    await db.insertInto('assistance.service_note').values(row).execute()
    return { ...toNote(row, key), case: need.case_id as never }
  },
})
