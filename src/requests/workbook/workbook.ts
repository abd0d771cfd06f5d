import { sql } from 'kysely'
import { getState } from '../../directory/index.ts'
import { handle } from '../../platform/handle.ts'
import { createDataKey, getDataKey, sealText, type DataKey } from '../../platform/seal.ts'
import type { OfficerCtx } from '../context.ts'
import { changedItem, noSuchItem, toOurselves, workbookNamesSomebody } from '../problems.ts'
import { addItem, changeItem, checkWorkbook, exportWorkbook, getWorkbook, planMeeting } from './contract.ts'
import { mustNameNobody, namingIn } from './names-somebody.ts'
import { readWorkbook } from './read-workbook.ts'
import { workbookCsv } from './workbook-csv.ts'

const auditOf = ({ state }: { state: string }) => ({ subject: 'workbook', detail: { state } })

export const get = handle(getWorkbook, {
  needs: 'requests.reconcile',
  audit: auditOf,

  async run(context: OfficerCtx, { state }) {
    await mustBeAnother(context, state)
    return readWorkbook(context, state)
  },
})

export const exported = handle(exportWorkbook, {
  needs: 'requests.reconcile',
  audit: auditOf,

  async run(context: OfficerCtx, { state }) {
    await mustBeAnother(context, state)
    const book = await readWorkbook(context, state)
    const { naming, place } = await namingIn(context, book)
    if (naming.length > 0 || place) throw workbookNamesSomebody(state, naming.length + Number(place))
    return { name: `suar-workbook-${book.own}-${state}-${book.at.slice(0, 10)}.csv`, csv: workbookCsv(book) }
  },
})

export const check = handle(checkWorkbook, {
  needs: 'requests.reconcile',
  audit: auditOf,

  async run(context: OfficerCtx, { state }) {
    await mustBeAnother(context, state)
    return namingIn(context, await readWorkbook(context, state))
  },
})

export const plan = handle(planMeeting, {
  needs: 'requests.reconcile',
  audit: auditOf,

  async run(context: OfficerCtx, { state, meetingOn, place }) {
    if (place !== null) await mustNameNobody(context, state, [place])
    const key = await keyOf(context, state)
    await context.db
      .updateTable('requests.workbook')
      .set({
        meeting_on: meetingOn,
        place: place === null ? null : sealText(key, 'place', place),
        changed_by: context.officer.id,
        changed_at: context.now,
      })
      .where('state', '=', state)
      .execute()
    return { state }
  },
})

export const add = handle(addItem, {
  needs: 'requests.reconcile',
  audit: ({ state, sort }, { item }) => ({ subject: item, detail: { state, sort } }),

  async run(context: OfficerCtx, { state, sort, words, owner, due }) {
    await mustNameNobody(context, state, [words])
    const { db, now, officer, newId } = context
    const key = await keyOf(context, state)
    const id = newId()
    const sealed = sealText(key, `item.${id}`, words)
    const by = { added_by: officer.id, added_at: now, changed_at: now }
    await db
      .insertInto('requests.workbook_item')
      .values({ id, state, sort, words: sealed, owner_state: owner, due, ...by })
      .execute()
    return { item: id }
  },
})

export const change = handle(changeItem, {
  needs: 'requests.reconcile',
  audit: ({ item, standing }) => ({ subject: item, detail: { standing } }),

  async run(context: OfficerCtx, { item, version, words, owner, ...rest }) {
    const { db, now, vault } = context
    const row = await db
      .selectFrom('requests.workbook_item as i')
      .innerJoin('requests.workbook as w', 'w.state', 'i.state')
      .select(['w.id as key', 'i.version', 'i.state'])
      .where('i.id', '=', item)
      .forUpdate('i')
      .executeTakeFirst()
    if (!row) throw noSuchItem(item)
    if (row.version !== version) throw changedItem(item, row.version)
    if (rest.standing !== 'Struck') await mustNameNobody(context, row.state, [words])
    const key = await getDataKey(db, vault, row.key)
    const sealed = sealText(key, `item.${item}`, words)
    await db
      .updateTable('requests.workbook_item')
      .set({ ...rest, words: sealed, owner_state: owner, version: version + 1, changed_at: now })
      .where('id', '=', item)
      .execute()
    return { item, version: version + 1 }
  },
})

/** The workbook of the pair, begun when its first word is written. */
async function keyOf(context: OfficerCtx, state: string): Promise<DataKey> {
  const { db, vault, now, officer, newId } = context
  await mustBeAnother(context, state)
  // Two officers who begin it at the same moment: the second waits, and finds the first one's.
  await sql`select pg_advisory_xact_lock(hashtext(${`workbook ${state}`}))`.execute(db)
  const known = await db.selectFrom('requests.workbook').select('id').where('state', '=', state).executeTakeFirst()
  if (known) return getDataKey(db, vault, known.id)
  const id = newId()
  const key = await createDataKey(db, vault, id)
  await db.insertInto('requests.workbook').values({ state, id, changed_by: officer.id, changed_at: now }).execute()
  return key
}

async function mustBeAnother({ db, state: own }: OfficerCtx, state: string): Promise<void> {
  if (state === own) throw toOurselves(state)
  await getState(db, state)
}
