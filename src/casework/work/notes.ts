import { openText, keysOf } from '../../platform/seal.ts'
import type { Ctx } from '../context.ts'
import { Note } from './contract.ts'

/** The latest notes of one or more case files, in the compartments that this reader sees. */
export async function listNotes(context: Ctx, caseIds: readonly string[]): Promise<Note[]> {
  const rows = await context.db
    .selectFrom('casework.note')
    .selectAll()
    .where('case_id', 'in', [...caseIds])
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  const keyOf = await keysOf(
    context,
    rows.map((row) => row.case_id),
  )
  return rows.map((row) =>
    Note.parse({
      id: row.id,
      case: row.case_id,
      person: row.person,
      kind: row.kind,
      compartment: row.compartment,
      text: openText(keyOf(row.case_id), 'note.text', row.text),
      at: row.at.toISOString(),
      by: row.officer,
    }),
  )
}
