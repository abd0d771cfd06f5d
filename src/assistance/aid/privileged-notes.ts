import { CaseId } from '../../casework/contract.ts'
import { handle } from '../../platform/handle.ts'
import { getDataKey, openText, sealText } from '../../platform/seal.ts'
import { listPrivilegedNotes, writePrivilegedNote } from './contract.ts'
import { getMandate, type Ctx, type MandateRow } from './keep.ts'
import { mandateStepDoesNotFollow, notCounsel } from './problems.ts'

/** The mandate, for its counsel alone: to everybody else there is none, though she sees the person. */
async function ofCounsel(context: Ctx, id: string): Promise<MandateRow> {
  const row = await getMandate(context, id)
  const hers = await context.db
    .selectFrom('assistance.lawyer')
    .select('id')
    .where('id', '=', row.lawyer)
    .where('officer', '=', context.officer.id)
    .executeTakeFirst()
  if (!hers) throw notCounsel(id)
  return row
}

export const writeNote = handle(writePrivilegedNote, {
  needs: 'assistance.counsel',
  audit: ({ mandate }, output) => ({ subject: mandate, cases: [output.case] }),

  async run(context: Ctx, { mandate, text }) {
    const { db, vault, officer, now, newId } = context
    const row = await ofCounsel(context, mandate)
    if (row.state !== 'Accepted') throw mandateStepDoesNotFollow(mandate, 'Note')
    const id = newId()
    const content = sealText(await getDataKey(db, vault, row.notes_key), 'privileged note', text)
    await db
      .insertInto('assistance.privileged_note')
      .values({ id, mandate, content, officer: officer.id, at: now })
      .execute()
    return { id, text, at: now.toISOString(), case: CaseId.parse(row.case_id) }
  },
})

export const listNotes = handle(listPrivilegedNotes, {
  needs: 'assistance.counsel',
  audit: ({ mandate }, output) => ({ subject: mandate, cases: [output.case] }),

  async run(context: Ctx, { mandate }) {
    const { db, vault } = context
    const row = await ofCounsel(context, mandate)
    const key = await getDataKey(db, vault, row.notes_key)
    const notes = await db
      .selectFrom('assistance.privileged_note')
      .selectAll()
      .where('mandate', '=', mandate)
      .orderBy('at', 'desc')
      .execute()
    return {
      case: CaseId.parse(row.case_id),
      notes: notes.map(({ id, content, at }) => ({
        id,
        text: openText(key, 'privileged note', content),
        at: at.toISOString(),
      })),
    }
  },
})
