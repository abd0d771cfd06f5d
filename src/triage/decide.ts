import { CaseId } from '../casework/contract.ts'
import {
  addReport,
  getCase,
  openCase,
  promiseContact as promiseOnCase,
  type CaseworkTables,
} from '../casework/index.ts'
import type { ReportState } from '../intake/contract.ts'
import {
  answerReporter,
  getReport,
  moveReport,
  promiseContact,
  whyNotTell,
  type IntakeTables,
} from '../intake/index.ts'
import { announce } from '../platform/announce.ts'
import { handle, type Context } from '../platform/handle.ts'
import { createDataKey, sealText } from '../platform/seal.ts'
import type { z } from 'zod'
import type { Urgency } from '../casework/contract.ts'
import { decide, type Outcome } from './contract.ts'
import { holdOpenRow } from './get-row.ts'
import { alreadyDecided, caseMissing, dateIsPast, openingMissing, unreadFirst } from './problems.ts'
import { running } from './pause.ts'
import { promise } from './promise.ts'
import type { TriageTables } from './tables.ts'

type Ctx = Context<TriageTables & IntakeTables & CaseworkTables>
type Decision = z.output<typeof decide.input>

/** Where each outcome leaves the report (domain.md §11.1). An honest negative is referred to the help that fits it. */
const leadsTo: Record<Outcome, ReportState> = {
  'open-case': 'NewCase',
  'add-to-case': 'LinkedToCase',
  'refer-out': 'ReferredOut',
  'honest-negative': 'ReferredOut',
}

export const endpoint = handle(decide, {
  needs: 'triage.decide',
  audit: ({ report, outcome }, { case: caseId, held }) => ({
    subject: report,
    detail: { outcome, ...(held && { held }) },
    ...(caseId && { cases: [caseId] }),
  }),
  broken: { one_decision_per_report: ({ report }) => alreadyDecided(report) },

  async run(context: Ctx, input) {
    const { db, officer, now } = context
    const { report, outcome, answer, nextContact } = input
    if (new Date(nextContact) <= now) throw dateIsPast(report)
    const row = await holdOpenRow(db, report)
    if (row.wrote_at) throw unreadFirst(report)

    const caseId = await caseFor(context, input, row.urgency)
    await keepDecision(context, input, { caseId, round: row.round })
    await db
      .updateTable('triage.item')
      .set({
        state: 'decided',
        owner: officer.id,
        acted_at: now,
        answered_at: row.answered_at ?? now,
        ...running(row, now),
      })
      .where('report', '=', report)
      .execute()
    await moveReport(context, { report, state: leadsTo[outcome], ...(caseId && { case: caseId }) })
    const held = await whyNotTell(context, report, officer.id)
    if (held === null) await answerReporter(context, { report, text: answer, by: officer.id })
    await promiseContact(context, { report, due: new Date(nextContact) })
    await promise(db, report, caseId ? null : new Date(nextContact))
    await announce(db, 'triage.report-decided', { report, outcome, case: caseId })
    return { report, outcome, case: caseId, held }
  },
})

/** Before anybody has looked for indicators, a person is only somebody to be concerned about. */
const concerned = { role: 'PersonOfConcern' as const }

async function caseFor(
  context: Ctx,
  { report, outcome, case: given, opening, nextContact }: Decision,
  urgency: Urgency,
): Promise<CaseId | null> {
  const due = new Date(nextContact)
  if (outcome === 'open-case') {
    if (!opening) throw openingMissing(report)
    const { title, summary, states, person } = opening
    const known = person && { names: [{ text: person.called, kind: 'Nickname' as const }], roles: [concerned] }
    return openCase(context, {
      title,
      summary,
      urgency,
      stateRoles: states,
      people: known ? [known] : [],
      report,
      reportedAt: new Date((await getReport(context, report)).receivedAt),
      nextContact: due,
    })
  }
  if (outcome !== 'add-to-case') return null
  if (!given) throw caseMissing(report)
  await addReport(context, { case: given, report })
  // The clock of the case keeps the earliest word that was given: to this reporter, or to one before her.
  const { nextContactDue } = await getCase(context, given)
  if (nextContactDue === null || due < new Date(nextContactDue)) await promiseOnCase(context, { case: given, due })
  return given
}

async function keepDecision(
  { db, vault, officer, now, newId }: Ctx,
  { report, outcome, reason }: Decision,
  { caseId, round }: { caseId: CaseId | null; round: number },
) {
  const dataKey = await createDataKey(db, vault, newId())
  await db
    .insertInto('triage.decision')
    .values({
      report,
      round,
      outcome,
      case_id: caseId,
      decided_at: now,
      decided_by: officer.id,
      data_key: dataKey.id,
      reason: sealText(dataKey, 'triage.reason', reason),
    })
    .execute()
}
