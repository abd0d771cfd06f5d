import { CaseId } from '../../casework/contract.ts'
import { RequestId, type RequestRow } from '../contract.ts'
import { awaitsAnswer } from '../machine.ts'
import type { RequestRecord } from '../tables.ts'

const iso = (date: Date | null) => date?.toISOString() ?? null

/** What a board shows of a request: codes and times, nothing that is sealed. */
export type BoardRecord = Omit<RequestRecord, 'fields' | 'return_note'>

export const isOverdue = (row: BoardRecord, now: Date): boolean =>
  row.answer_due !== null && row.paused_at === null && row.answer_due < now && awaitsAnswer.includes(row.status)

export const rowOf = (row: BoardRecord, now: Date): RequestRow => ({
  id: RequestId.parse(row.id),
  side: row.side,
  kind: row.kind,
  state: row.state,
  status: row.status,
  theirs: row.theirs,
  urgency: row.urgency,
  tlp: row.tlp,
  case: row.case_id === null ? null : CaseId.parse(row.case_id),
  acknowledgeDue: iso(row.acknowledge_due),
  answerDue: iso(row.answer_due),
  pausedSince: iso(row.paused_at),
  overdue: isOverdue(row, now),
  approvalDue: iso(row.approval_due),
  restoredAt: iso(row.restored_at),
  updatedAt: row.updated_at.toISOString(),
})
