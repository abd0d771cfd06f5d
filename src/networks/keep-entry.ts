import { sql } from 'kysely'
import { recordEvent } from '../casework/index.ts'
import { handle } from '../platform/handle.ts'
import { getDataKey, sealJson, sealText } from '../platform/seal.ts'
import type { OfficerCtx } from './context.ts'
import { changeEntry, fileEntry, FormCode, getEntry, listEntries, withdrawEntry, type EntryField } from './contract.ts'
import { getDraft, getEntryRow, headOf } from './entry-row.ts'
import { forms } from './forms.ts'
import { mayName } from './may-name.ts'
import { goneIn, noteTransfer } from './note-transfer.ts'
import { openEntry } from './open-entry.ts'
import { changedMeanwhile, familyIsInvolved, fieldWithheld, notADraft, notReady } from './problems.ts'

const page = 50

export const list = handle(listEntries, {
  needs: 'networks.read',
  audit: ({ case: id }, { entries }) => ({
    subject: id ?? 'networks',
    cases: [...new Set(entries.map((entry) => entry.case))],
  }),
  run: async ({ db }: OfficerCtx, { case: id, after }) => {
    let query = db
      .selectFrom('networks.entry')
      .selectAll()
      .orderBy('prepared_at', 'desc')
      .orderBy('id', 'desc')
      .limit(page + 1)
    if (id) query = query.where('case_id', '=', id)
    if (after)
      query = query.where(sql<boolean>`(prepared_at, id) < (${after.preparedAt}::timestamptz, ${after.id}::uuid)`)
    const rows = (await query.execute()).map(headOf)
    const last = rows[page - 1]
    const next = rows.length > page && last ? { preparedAt: last.preparedAt, id: last.id } : null
    return { entries: rows.slice(0, page), next }
  },
})

export const show = handle(getEntry, {
  needs: 'networks.read',
  audit: (_input, { id, case: of }) => ({ subject: id, cases: [of] }),
  run: async (context: OfficerCtx, { entry }) => openEntry(context, await getEntryRow(context, entry)),
})

export const change = handle(changeEntry, {
  needs: 'networks.prepare',
  audit: ({ released }, { entry, case: of }) => ({ subject: entry, cases: [of], detail: { released } }),
  run: async (context: OfficerCtx, { entry, version, values, released, originatorYes }) => {
    const { db, vault, now } = context
    const row = await getDraft(context, entry)
    const { fields } = forms[FormCode.parse(row.form)]
    const takes = (name: string, release?: string) =>
      fields.some(
        (field) => field.name === name && field.release !== 'Never' && (!release || field.release === release),
      )
    const withheld = [
      ...Object.keys(values).filter((name) => !takes(name)),
      ...released.filter((name) => !takes(name, 'Ask')),
    ]
    if (withheld.length > 0) throw fieldWithheld([...new Set(withheld)])
    const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value)) as Record<EntryField, string>
    const key = await getDataKey(db, vault, row.case_id)
    const { numUpdatedRows } = await db
      .updateTable('networks.entry')
      .set({
        fields: sealJson(key, 'network-entry.fields', filled),
        released: released.filter((name) => filled[name]),
        changed_at: now,
        version: version + 1,
        ...(originatorYes !== undefined && {
          originator_yes: originatorYes ? sealText(key, 'network-entry.yes', originatorYes) : null,
        }),
      })
      .where('id', '=', entry)
      .where('version', '=', version)
      .executeTakeFirst()
    if (!numUpdatedRows) throw changedMeanwhile(entry)
    return { entry, case: row.case_id as never, version: version + 1 }
  },
})

export const file = handle(fileEntry, {
  needs: 'networks.prepare',
  audit: (_input, { entry, case: of }) => ({ subject: entry, cases: [of] }),
  broken: { no_tracing_through_a_family_involved: ({ entry }) => familyIsInvolved(entry) },
  run: async (context: OfficerCtx, { entry, version, reference }) => {
    const { db, vault, now, officer } = context
    const row = await getDraft(context, entry)
    const { missing, values } = await openEntry(context, row)
    if (missing.length > 0) throw notReady(missing)
    const form = FormCode.parse(row.form)
    if (row.person) await mayName(context, row.person, { form, groups: goneIn(row, values).categories })
    const key = await getDataKey(db, vault, row.case_id)
    const { numUpdatedRows } = await db
      .updateTable('networks.entry')
      .set({
        status: 'Filed',
        reference: sealText(key, 'network-entry.reference', reference),
        filed_at: now,
        filed_by: officer.id,
        version: version + 1,
      })
      .where('id', '=', entry)
      .where('version', '=', version)
      .executeTakeFirst()
    if (!numUpdatedRows) throw changedMeanwhile(entry)
    await noteTransfer(context, row, values)
    await recordEvent(context, {
      case: row.case_id,
      kind: 'networks.entry-filed',
      compartment: 'investigation',
      detail: { entry, form },
      text: reference,
    })
    return { entry, case: row.case_id as never }
  },
})

export const withdraw = handle(withdrawEntry, {
  needs: 'networks.prepare',
  audit: (_input, { entry, case: of }) => ({ subject: entry, cases: [of] }),
  run: async (context: OfficerCtx, { entry, version, reason }) => {
    const row = await getEntryRow(context, entry)
    if (row.status === 'Withdrawn') throw notADraft(entry)
    const { numUpdatedRows } = await context.db
      .updateTable('networks.entry')
      .set({ status: 'Withdrawn', changed_at: context.now, version: version + 1 })
      .where('id', '=', entry)
      .where('version', '=', version)
      .executeTakeFirst()
    // Filed by somebody else meanwhile: then it must be cancelled in the network, too.
    if (!numUpdatedRows) throw changedMeanwhile(entry)
    await recordEvent(context, {
      case: row.case_id,
      kind: 'networks.entry-withdrawn',
      compartment: 'investigation',
      detail: { entry, form: row.form },
      text: reason,
    })
    return { entry, case: row.case_id as never }
  },
})
