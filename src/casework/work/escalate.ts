import { announce } from '../../platform/announce.ts'
import { everyMinute } from '../../platform/every-minute.ts'
import type { Host } from '../../platform/http.ts'
import type { PlatformTables, SystemContext } from '../../platform/handle.ts'
import { Compartment } from '../codes/contract.ts'
import { recordEvent } from '../file/record-event.ts'
import type { CaseworkTables } from '../tables.ts'
import { putTask } from './tasks.ts'

const atOnce = 100
const hour = 3_600_000
/** How long a supervisor has to answer before it is passed on once more. */
const rung = 24 * hour

type System = SystemContext<CaseworkTables>

/**
 * Passes every overdue clock and task on to a supervisor of the agency that leads the case, and says so to whoever
 * listens. Safe to run twice at once. Returns how many it passed on.
 */
export async function escalateOverdue(context: System): Promise<number> {
  return (await escalateClocks(context)) + (await escalateTasks(context))
}

async function escalateClocks(context: System): Promise<number> {
  const { db, now } = context
  const overdue = await db
    .selectFrom('casework.clock')
    .selectAll()
    .where('escalate_at', '<=', now)
    .where('met_at', 'is', null)
    .where('stopped_at', 'is', null)
    .where('paused_at', 'is', null)
    .orderBy('escalate_at')
    .limit(atOnce)
    .forUpdate()
    .skipLocked()
    .execute()
  for (const clock of overdue) {
    const level = clock.level + 1
    await db
      .updateTable('casework.clock')
      .set({ level, escalate_at: new Date(now.getTime() + rung) })
      .where('id', '=', clock.id)
      .execute()
    await askSupervisor(context, { caseId: clock.case_id, kind: 'AnswerOverdueClock', about: clock.id })
    const detail = { clock: clock.id, clockKind: clock.kind, level }
    await recordEvent(context, { case: clock.case_id, kind: 'casework.clock-overdue', detail })
    await announce(db, 'casework.clock-overdue', { case: clock.case_id, ...detail })
  }
  return overdue.length
}

async function escalateTasks(context: System): Promise<number> {
  const { db, now } = context
  const overdue = await db
    .selectFrom('casework.task')
    .selectAll()
    .where('escalate_at', '<=', now)
    .where('state', '=', 'Open')
    .orderBy('escalate_at')
    .limit(atOnce)
    .forUpdate()
    .skipLocked()
    .execute()
  for (const task of overdue) {
    const level = task.level + 1
    await db
      .updateTable('casework.task')
      .set({ level, escalate_at: new Date(now.getTime() + rung) })
      .where('id', '=', task.id)
      .execute()
    const compartment = Compartment.parse(task.compartment)
    if (task.kind === 'Task')
      await askSupervisor(context, {
        caseId: task.case_id,
        kind: 'AnswerOverdueTask',
        about: task.id,
        at: { agency: task.for_agency, compartment },
      })
    const detail = { task: task.id, level }
    await recordEvent(context, { case: task.case_id, kind: 'casework.task-overdue', compartment, detail })
    await announce(db, 'casework.task-overdue', { case: task.case_id, ...detail })
  }
  return overdue.length
}

interface Question {
  readonly caseId: string
  readonly kind: 'AnswerOverdueClock' | 'AnswerOverdueTask'
  readonly about: string
  readonly at?: { agency: string; compartment: Compartment }
}

/** One open task for one overdue thing, however often it is passed on. */
async function askSupervisor(context: System, { caseId, kind, about, at }: Question): Promise<void> {
  const { db, now } = context
  const asked = await db
    .selectFrom('casework.task')
    .select('id')
    .where('case_id', '=', caseId)
    .where('about', '=', about)
    .where('state', '=', 'Open')
    .executeTakeFirst()
  const lead = at ?? (await leadOf(context, caseId))
  if (asked || !lead) return
  await putTask(context, {
    caseId,
    kind,
    about,
    compartment: lead.compartment,
    forAgency: lead.agency,
    forRight: 'casework.supervise',
    due: new Date(now.getTime() + 4 * hour),
  })
}

/** Who leads a case: the agency that opened it while it takes part, else the one that came first. */
export async function leadOf({ db }: System, caseId: string) {
  const standing = await db
    .selectFrom('casework.participation as p')
    .innerJoin('casework.case_file as c', 'c.id', 'p.case_id')
    .select(['p.agency', 'p.compartment', 'c.opened_for'])
    .where('p.case_id', '=', caseId)
    .where('p.until', 'is', null)
    .orderBy('p.since')
    .orderBy('p.compartment', 'desc')
    .execute()
  const lead = standing.find(({ agency, opened_for }) => agency === opened_for) ?? standing[0]
  return lead && { agency: lead.agency, compartment: Compartment.parse(lead.compartment) }
}

/** Looks for overdue clocks every minute while the node runs. */
export const watchClocks = async (host: Host<CaseworkTables & PlatformTables>): Promise<() => Promise<void>> =>
  everyMinute(host, { name: 'escalation', look: escalateOverdue })
