import { getDataKey, openJson, type DataKey } from '../../platform/seal.ts'
import { CaseId } from '../../casework/contract.ts'
import { RequestId, type FieldValues, type Standing } from '../contract.ts'
import type { Ctx } from '../context.ts'
import { noSuchRequest, notOurs, notTheirs } from '../problems.ts'
import type { RequestChange, RequestRecord } from '../tables.ts'

/** What a new request does not have yet, on either side. */
export const nothingYet = {
  before: null,
  theirs: null,
  approver: null,
  approval_due: null,
  return_note: null,
  message: null,
  sent_at: null,
  acknowledge_due: null,
  answer_due: null,
  paused_at: null,
  expires_at: null,
  overdue_told_at: null,
} as const

/** A request as it stands. Throws 404 when there is none for this officer. */
export async function getRow({ db }: Pick<Ctx, 'db'>, id: string): Promise<RequestRecord> {
  const row = await db.selectFrom('requests.request').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw noSuchRequest(id)
  return row
}

/** The same, held until the transaction ends, so that two steps never stand on one status. */
export async function holdRow({ db }: Pick<Ctx, 'db'>, id: string): Promise<RequestRecord> {
  const row = await db.selectFrom('requests.request').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw noSuchRequest(id)
  return row
}

export async function holdOurs(context: Pick<Ctx, 'db'>, id: string): Promise<RequestRecord> {
  const row = await holdRow(context, id)
  if (row.side !== 'Out') throw notOurs(id)
  return row
}

export async function holdTheirs(context: Pick<Ctx, 'db'>, id: string): Promise<RequestRecord> {
  const row = await holdRow(context, id)
  if (row.side !== 'In') throw notTheirs(id)
  return row
}

export async function saveRow({ db, now }: Ctx, row: RequestRecord, change: RequestChange): Promise<RequestRecord> {
  const whole = { ...change, version: row.version + 1, updated_at: now }
  await db.updateTable('requests.request').set(whole).where('id', '=', row.id).execute()
  return { ...row, ...whole } as RequestRecord
}

export const keyOf = ({ db, vault }: Pick<Ctx, 'db' | 'vault'>, row: RequestRecord): Promise<DataKey> =>
  getDataKey(db, vault, row.id)

export const openFields = (key: DataKey, row: RequestRecord): FieldValues => openJson(key, 'fields', row.fields)

export const standingOf = (row: RequestRecord): Standing => ({
  request: RequestId.parse(row.id),
  status: row.status,
  version: row.version,
  case: row.case_id === null ? null : CaseId.parse(row.case_id),
})

/** The ledger line of every verb: the request, the case where it has one, where it stands. */
export const auditOf = (_input: unknown, { request, status, case: caseId }: Standing) => ({
  subject: request,
  ...(caseId !== null && { cases: [caseId] }),
  detail: { status },
})
