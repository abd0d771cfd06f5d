import type { Selectable } from 'kysely'
import { getDataKey, openText, sealText, type DataKey, keysOf } from '../../platform/seal.ts'
import type { Compartment } from '../codes/contract.ts'
import type { Ctx } from '../context.ts'
import type { CaseworkTables } from '../tables.ts'
import { Task } from './contract.ts'

export type TaskRow = Selectable<CaseworkTables['casework.task']>

export interface NewTask {
  /** The case file in which it stands. */
  readonly caseId: string
  readonly kind: Task['kind']
  readonly compartment: Compartment
  readonly title?: string | undefined
  readonly about?: string | undefined
  readonly person?: string | undefined
  readonly forAgency: string
  readonly forOfficer?: string | undefined
  readonly forRight?: string | undefined
  readonly due?: Date | undefined
}

/** Puts a task on somebody's list. Returns its id. */
export async function putTask(context: Ctx, task: NewTask): Promise<string> {
  const { db, vault, now, newId, officer } = context
  const id = newId()
  const title =
    task.title === undefined ? null : sealText(await getDataKey(db, vault, task.caseId), 'task.title', task.title)
  await db
    .insertInto('casework.task')
    .values({
      id,
      case_id: task.caseId,
      person: task.person ?? null,
      compartment: task.compartment,
      kind: task.kind,
      title,
      about: task.about ?? null,
      for_agency: task.forAgency,
      for_officer: task.forOfficer ?? null,
      for_right: task.forRight ?? null,
      due_at: task.due ?? null,
      state: 'Open',
      opened_at: now,
      opened_by: officer?.id ?? null,
      ended_at: null,
      ended_by: null,
      outcome: null,
      escalate_at: task.due ?? null,
    })
    .execute()
  return id
}

export const taskOf = (row: TaskRow, key: DataKey): Task =>
  Task.parse({
    id: row.id,
    case: row.case_id,
    person: row.person,
    kind: row.kind,
    compartment: row.compartment,
    title: row.title === null ? null : openText(key, 'task.title', row.title),
    about: row.about,
    forAgency: row.for_agency,
    forOfficer: row.for_officer,
    forRight: row.for_right,
    dueAt: row.due_at?.toISOString() ?? null,
    state: row.state,
    level: row.level,
  })

/** The open tasks of one or more case files, as far as this reader may see them; what is due first stands first. */
export async function listTasks(context: Ctx, caseIds: readonly string[]): Promise<Task[]> {
  const rows = await context.db
    .selectFrom('casework.task')
    .selectAll()
    .where('case_id', 'in', [...caseIds])
    .where('state', '=', 'Open')
    .orderBy('due_at')
    .orderBy('id')
    .execute()
  const keyOf = await keysOf(
    context,
    rows.map((row) => row.case_id),
  )
  return rows.map((row) => taskOf(row, keyOf(row.case_id)))
}
