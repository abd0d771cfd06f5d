import { sql } from 'kysely'
import { announce } from '../../platform/announce.ts'
import { handle } from '../../platform/handle.ts'
import { createDataKey, sealText } from '../../platform/seal.ts'
import { CaseId, sealedToAProfession, type Compartment } from '../codes/contract.ts'
import { compartmentsOf, type Ctx, type OfficerCtx } from '../context.ts'
import { addPeople } from '../people/add-people.ts'
import { notYourCompartment, reportHasACase } from '../problems.ts'
import { startClock } from '../work/clocks.ts'
import { promiseContact } from '../work/promise-contact.ts'
import { NewCase, openCase as contract } from './contract.ts'
import { getCaseRow } from './case-row.ts'
import { changeStateRoles } from './state-roles.ts'
import { recordEvent } from './record-event.ts'
import type { z } from 'zod'

export type Opening = z.input<typeof NewCase> & {
  /** Who takes part when the node itself opens the case; an officer's own agency always does. */
  readonly participants?: readonly { agency: string; compartment: Compartment }[]
  /** When the report came that it is made of: from then on action is awaited (domain.md §11.2 row 3). */
  readonly reportedAt?: Date
  /** By when the reporter was told to hear from us; by default as the house rule of the day says. */
  readonly nextContact?: Date
}

/** Opens a case: its key, its first participants, its clocks and the first line of its timeline. */
export async function openCase(context: Ctx, opening: Opening): Promise<CaseId> {
  const { db, now, newId, officer } = context
  const { stateRoles, people, report, ...head } = NewCase.parse(opening)
  const openedIn = officer ? compartmentsOf(officer).filter((name) => !sealedToAProfession.includes(name)) : []
  if (officer && openedIn.length === 0) throw notYourCompartment('protection')

  const id = CaseId.parse(newId())
  await insertCase(context, { id, head, openedIn })
  for (const { agency, compartment } of opening.participants ?? [])
    await db
      .insertInto('casework.participation')
      .values({
        case_id: id,
        agency,
        compartment,
        since: now,
        until: null,
        invited_by: officer?.id ?? null,
        merge: null,
      })
      .execute()
  await changeStateRoles(context, { case: id, add: stateRoles, end: [] })
  await addPeople(context, id, people)
  if (report) await addReport(context, { case: id, report })
  await startClock(context, { case: id, kind: 'SpecialisedAction', from: opening.reportedAt })
  await promiseContact(context, { case: id, due: opening.nextContact })
  await recordEvent(context, { case: id, kind: 'casework.case-opened', detail: { urgency: head.urgency } })
  await announce(db, 'casework.case-opened', { case: id })
  return id
}

type Head = Pick<NewCase, 'title' | 'summary' | 'urgency' | 'tlp'>

async function insertCase(
  context: Ctx,
  { id, head, openedIn }: { id: CaseId; head: Head; openedIn: Compartment[] },
): Promise<void> {
  const { db, vault, now, officer } = context
  const key = await createDataKey(db, vault, id)
  await db
    .insertInto('casework.case_file')
    .values({
      id,
      code: await nextCode(context),
      opened_at: now,
      opened_by: officer?.id ?? null,
      opened_for: officer?.agency ?? null,
      opened_in: openedIn,
      title: sealText(key, 'case.title', head.title),
      summary: sealText(key, 'case.summary', head.summary),
      status: 'Active',
      status_reason: null,
      phase: 'Report',
      urgency: head.urgency,
      tlp: head.tlp,
      coordinator: officer?.post ?? null,
      next_contact_due: null,
      touched_at: now,
      merged_into: null,
    })
    .execute()
}

/** `ID-26-0417`: the state, the year, a number. */
async function nextCode({ db, now, state }: Ctx): Promise<string> {
  const year = now.getUTCFullYear()
  const { last } = await db
    .insertInto('casework.code_counter')
    .values({ year, last: 1 })
    .onConflict((same) => same.column('year').doUpdateSet({ last: sql`casework.code_counter.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow()
  return `${state}-${String(year % 100).padStart(2, '0')}-${String(last).padStart(4, '0')}`
}

/** Adds a report to a case that the officer sees; to a merged case, to the one it went into. Throws 409 `casework/report-has-a-case`. */
export async function addReport(
  context: Ctx,
  { case: asked, report }: { case: string; report: string },
): Promise<void> {
  const { db, now } = context
  const { id } = await getCaseRow(context, asked)
  const added = await db
    .insertInto('casework.case_report')
    .values({ report, case_id: id, at: now })
    .onConflict((same) => same.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows === 0n) throw reportHasACase(report)
  await recordEvent(context, { case: id, kind: 'casework.report-added', detail: { report } })
}

export const endpoint = handle(contract, {
  needs: 'casework.write',
  audit: ({ urgency, tlp }, { case: id }) => ({ subject: id, cases: [id], detail: { urgency, tlp } }),

  async run(context: OfficerCtx, input) {
    const id = await openCase(context, input)
    const { code } = await context.db
      .selectFrom('casework.case_file')
      .select('code')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    return { case: id, code }
  },
})
