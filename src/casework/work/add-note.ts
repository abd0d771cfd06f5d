import { handle } from '../../platform/handle.ts'
import { getDataKey, sealText } from '../../platform/seal.ts'
import { compartmentToWrite, type OfficerCtx } from '../context.ts'
import { getCaseRow } from '../file/case-row.ts'
import { recordEvent } from '../file/record-event.ts'
import { fileOf } from '../people/person-row.ts'
import { addNote as contract } from './contract.ts'
import { promiseContact } from './promise-contact.ts'

export const endpoint = handle(contract, {
  needs: 'casework.write',
  audit: ({ case: id, kind, compartment }, { note }) => ({
    subject: note,
    cases: [id],
    detail: { kind, compartment: compartment ?? null },
  }),

  async run(context: OfficerCtx, { case: asked, text, kind, compartment: wanted, person, nextContact }) {
    const { db, vault, now, newId, officer } = context
    const { id: standing } = await getCaseRow(context, asked)
    const caseId = person ? await fileOf(context, person, standing) : standing
    const compartment = await compartmentToWrite(context, caseId, wanted)
    const key = await getDataKey(db, vault, caseId)
    const id = newId()
    await db
      .insertInto('casework.note')
      .values({
        id,
        case_id: caseId,
        person: person ?? null,
        compartment,
        kind,
        text: sealText(key, 'note.text', text),
        at: now,
        officer: officer.id,
      })
      .execute()
    await recordEvent(context, {
      case: caseId,
      kind: 'casework.note-added',
      compartment,
      detail: { note: id, noteKind: kind, ...(person && { person }) },
    })
    if (nextContact) await promiseContact(context, { case: caseId, person, due: new Date(nextContact) })
    return { note: id }
  },
})
