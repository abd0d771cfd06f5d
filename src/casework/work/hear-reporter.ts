import { z } from 'zod'
import { giveNotice, listOfficersOf } from '../../access/index.ts'
import type { PlatformTables } from '../../platform/handle.ts'
import type { Officer } from '../../platform/officer.ts'
import type { Listener } from '../../platform/slice.ts'
import { getCaseRow, type CaseRow } from '../file/case-row.ts'
import { isClosed } from '../file/machine.ts'
import { recordEvent } from '../file/record-event.ts'
import type { CaseworkTables } from '../tables.ts'
import { getClockRule } from './clocks.ts'
import { leadOf } from './escalate.ts'
import { hastenContact, promiseContact } from './promise-contact.ts'
import { putTask } from './tasks.ts'

type Hears = Listener<CaseworkTables & PlatformTables>
type Ctx = Parameters<Hears>[0]

const Wrote = z.looseObject({ report: z.uuid() })
const Answered = Wrote.extend({ officer: z.uuid(), agency: z.uuid(), due: z.iso.datetime().nullable() })

/** The case that was made of a report; that of a merged one, the one it went into. */
async function caseOf(context: Ctx, report: string): Promise<CaseRow | undefined> {
  const tied = await context.db
    .selectFrom('casework.case_report')
    .select('case_id')
    .where('report', '=', report)
    .executeTakeFirst()
  return tied && getCaseRow(context, tied.case_id)
}

/** After the decision a reporter writes to the case: whoever coordinates it has it on her list and under her bell. */
export const reporterWrote: Hears = async (context, payload) => {
  const { report } = Wrote.parse(payload)
  const file = await caseOf(context, report)
  if (!file) return
  await recordEvent(context, { case: file.id, kind: 'casework.reporter-wrote', detail: { report } })
  const rule = file.urgency === 'Immediate' ? 'ReporterWroteInDanger' : 'ReporterWrote'
  const { hours } = await getClockRule(context, rule)
  const soon = new Date(context.now.getTime() + hours * 3_600_000)
  const due = isClosed(file.status) ? soon : await hastenContact(context, { case: file.id, due: soon })
  await askCoordinator(context, { file, report, due })
}

async function askCoordinator(context: Ctx, { file, report, due }: { file: CaseRow; report: string; due: Date }) {
  const lead = await leadOf(context, file.id)
  if (!lead) return
  const officers = await listOfficersOf(context.db, lead.agency, context.now)
  const coordinator = officers.find(({ post }) => post === file.coordinator)?.id
  const waits = await context.db
    .selectFrom('casework.task')
    .select('id')
    .where('case_id', '=', file.id)
    .where('kind', '=', 'AnswerReporter')
    .where('about', '=', report)
    .where('state', '=', 'Open')
    .executeTakeFirst()
  if (!waits)
    await putTask(context, {
      caseId: file.id,
      kind: 'AnswerReporter',
      about: report,
      compartment: lead.compartment,
      forAgency: lead.agency,
      due,
      ...(coordinator ? { forOfficer: coordinator } : { forRight: 'casework.write' }),
    })
  const whom = coordinator ? { officer: coordinator } : { agency: lead.agency, right: 'casework.write' }
  await giveNotice(context, whom, { kind: 'casework.reporter-wrote', subject: file.id })
}

/** An officer has answered: the task is done, and the word that was promised is kept by the next one. */
export const reporterAnswered: Hears = async (context, payload) => {
  const { report, officer, agency, due } = Answered.parse(payload)
  const file = await caseOf(context, report)
  if (!file) return
  await context.db
    .updateTable('casework.task')
    .set({ state: 'Done', ended_at: context.now, ended_by: officer, escalate_at: null })
    .where('kind', '=', 'AnswerReporter')
    .where('about', '=', report)
    .where('state', '=', 'Open')
    .execute()
  const by = { ...context, officer: { id: officer, agency } as Officer }
  await recordEvent(by, { case: file.id, kind: 'casework.reporter-answered', detail: { report } })
  if (!isClosed(file.status)) await promiseContact(by, { case: file.id, due: due ? new Date(due) : undefined })
}
