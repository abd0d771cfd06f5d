import { getDataKey, openText } from '../platform/seal.ts'
import type { OfficerCtx } from './context.ts'
import { Entry, FormCode, type EntryField } from './contract.ts'
import { headOf, valuesOf, type EntryRow } from './entry-row.ts'
import { forms, missingIn } from './forms.ts'
import { mayBeNamed } from './may-name.ts'
import { goneIn } from './note-transfer.ts'
import { findUnit } from './originators.ts'

/** An entry as an officer reads it: what it holds, who must still agree, and what is missing. */
export async function openEntry(context: OfficerCtx, row: EntryRow): Promise<Entry> {
  const key = await getDataKey(context.db, context.vault, row.case_id)
  const values = valuesOf(key, row)
  const definition = forms[FormCode.parse(row.form)]
  const yes = row.originator_yes && openText(key, 'network-entry.yes', row.originator_yes)
  return Entry.parse({
    ...headOf(row),
    person: row.person,
    definition,
    values,
    released: row.released,
    originator: row.originator,
    originatorUnit:
      row.originator_unit && row.originator
        ? ((await findUnit(context, row.originator, row.originator_unit)) ?? null)
        : null,
    originatorYes: yes,
    consent:
      row.person === null
        ? null
        : await mayBeNamed(context, row.person, { form: definition.code, groups: goneIn(row, values).categories }),
    reference: row.reference && openText(key, 'network-entry.reference', row.reference),
    version: row.version,
    missing: [
      ...missingIn(definition, values, row.released as EntryField[]),
      ...(row.originator && !yes ? ['originator' as const] : []),
    ],
  })
}
