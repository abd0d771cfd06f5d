import { announce } from '../../platform/announce.ts'
import { handle } from '../../platform/handle.ts'
import { CaseId } from '../codes/contract.ts'
import type { Ctx, OfficerCtx } from '../context.ts'
import { familyOf, getCaseRow } from '../file/case-row.ts'
import { recordEvent } from '../file/record-event.ts'
import { fileOf, getPersonRow, recordPersonEvent } from '../people/person-row.ts'
import { meetClocks, startClock } from './clocks.ts'
import { promiseContact as contract } from './contract.ts'

export interface ContactPromise {
  readonly case: string
  /** One person of the case; without one, the case as a whole. */
  readonly person?: string | undefined
  /** By default as the house rule of the day says. */
  readonly due?: Date | undefined
}

/**
 * Says by when a person or her family hears from us next: the silence rule (domain.md §11.2).
 * The promise before is met by making a new one; the case shows the earliest that stands.
 */
export async function promiseContact(context: Ctx, { case: id, person, due }: ContactPromise): Promise<Date> {
  const { db } = context
  const file = await getCaseRow(context, id)
  await meetClocks(context, { case: file.id, kind: 'NextContact', person })
  const promised = await startClock(context, { case: file.id, kind: 'NextContact', person, due })
  if (person)
    await db.updateTable('casework.person').set({ next_contact_due: promised }).where('id', '=', person).execute()
  await showEarliestPromise(context, file.id)
  await tellReporters(context, file.id)
  const detail = { due: promised.toISOString() }
  const kind = 'casework.contact-promised'
  if (person) await recordPersonEvent(context, { person: await getPersonRow(context, person), kind, detail })
  else await recordEvent(context, { case: file.id, kind, detail })
  return promised
}

/** Copies the earliest standing promise to the case, where lists sort by it. */
export async function showEarliestPromise({ db }: Ctx, id: string): Promise<void> {
  const { earliest } = await db
    .selectFrom('casework.clock')
    .select((is) => is.fn.min('due_at').as('earliest'))
    .where('case_id', '=', id)
    .where('kind', '=', 'NextContact')
    .where('met_at', 'is', null)
    .where('stopped_at', 'is', null)
    .executeTakeFirstOrThrow()
  await db.updateTable('casework.case_file').set({ next_contact_due: earliest }).where('id', '=', id).execute()
}

/** Brings the next word forward where it was promised later than `due`, or not at all. Returns by when it stands. */
export async function hastenContact(context: Ctx, { case: id, due }: { case: string; due: Date }): Promise<Date> {
  const { db } = context
  const file = await getCaseRow(context, id)
  if (file.next_contact_due !== null && file.next_contact_due <= due) return file.next_contact_due
  const moved = await db
    .updateTable('casework.clock')
    .set({ due_at: due, escalate_at: due })
    .where('case_id', '=', file.id)
    .where('kind', '=', 'NextContact')
    .where('person', 'is', null)
    .where('met_at', 'is', null)
    .where('stopped_at', 'is', null)
    .executeTakeFirst()
  if (moved.numUpdatedRows === 0n) await startClock(context, { case: file.id, kind: 'NextContact', due })
  await showEarliestPromise(context, file.id)
  await tellReporters(context, file.id)
  return due
}

/** One act, one date: what the case promises is what everyone who reported it reads. */
async function tellReporters(context: Ctx, id: string): Promise<void> {
  const { db } = context
  const { next_contact_due: due } = await getCaseRow(context, id)
  const told = await db
    .selectFrom('casework.case_report')
    .select('report')
    .where('case_id', 'in', await familyOf(context, id))
    .execute()
  if (due === null || told.length === 0) return
  const reports = told.map(({ report }) => report)
  await announce(db, 'casework.contact-promised', { case: id, due: due.toISOString(), reports })
}

export const endpoint = handle(contract, {
  needs: 'casework.write',
  audit: ({ case: id, person, due }) => ({ subject: person ?? id, cases: [id], detail: { due } }),

  async run(context: OfficerCtx, { case: asked, person, due }) {
    const { id: standing } = await getCaseRow(context, asked)
    const caseId = person ? await fileOf(context, person, standing) : standing
    const promised = await promiseContact(context, { case: caseId, person, due: new Date(due) })
    return { case: CaseId.parse(standing), due: promised.toISOString() }
  },
})
