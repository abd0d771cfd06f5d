import type { Officer } from '../../platform/officer.ts'
import type { Lead, LogEntry, Recall } from '../contract.ts'
import { mayUnlink, takeStep, type Step } from '../machine.ts'
import type { BoardRecord } from './row-of.ts'

/** The verbs that are open to this officer on this request now; the handlers decide again, this only draws buttons. */
export function verbsFor(row: BoardRecord, officer: Officer): string[] {
  const verbs = row.side === 'Out' ? [...drafting(row, officer), ...asking(row)] : answering(row)
  const rightOf = (verb: string) =>
    verb === 'approve-request' || verb === 'return-for-change'
      ? 'requests.approve'
      : row.side === 'Out' && verb === 'link-to-case'
        ? 'requests.approve'
        : verb === 'tell-reporter'
          ? 'intake.reply'
          : row.side === 'Out'
            ? 'requests.write'
            : 'requests.answer'
  return verbs.filter((verb) => officer.may.has(rightOf(verb)))
}

function drafting({ status, author, approval_due: due }: BoardRecord, officer: Officer): string[] {
  const second = author !== officer.id
  if (status === 'Draft') return ['change-draft', 'submit-draft', 'withdraw-request']
  if (status === 'AwaitingApproval')
    return [...(second ? ['approve-request', 'return-for-change'] : []), 'withdraw-request']
  return due !== null && second ? ['approve-request'] : []
}

function asking(row: BoardRecord): string[] {
  const verbs: [string, Step][] = [
    ['give-more-information', 'MoreInfoGiven'],
    ['withdraw-request', 'Withdrawn'],
    ['close-request', 'ClosedByRequester'],
  ]
  const open = verbs
    .filter(([, step]) => row.message !== null && takeStep(row, step, 'requester'))
    .map(([verb]) => verb)
  return [
    ...(row.still_missing ? [] : open),
    ...(row.untold ? ['tell-reporter'] : []),
    ...(row.case_id === null ? ['link-to-case'] : []),
  ]
}

function answering(row: BoardRecord): string[] {
  const verbs: [string, Step][] = [
    ['ask-for-information', 'MoreInfoRequested'],
    ['accept-request', 'Accepted'],
    ['decline-request', 'Declined'],
    ['begin-execution', 'InExecution'],
    ['report-execution', 'Executed'],
  ]
  return [
    ...(row.status === 'Delivered' ? ['acknowledge-request'] : []),
    ...verbs.filter(([, step]) => !row.still_missing && takeStep(row, step, 'requested')).map(([verb]) => verb),
    ...(row.case_id === null ? ['link-to-case', 'open-case-from-request'] : []),
    ...(mayUnlink(row) ? ['unlink-from-case'] : []),
  ]
}

interface Said {
  readonly log: readonly LogEntry[]
  readonly recalls: readonly Recall[]
  readonly state: string
}

/** Taking back what we sent, and signing that what they took back is gone. */
export function recallVerbs({ may }: Officer, { log, recalls, state }: Said): string[] {
  const held = log.some(({ from, holds }) => from === state && holds.length > 0)
  const owed = recalls.some(({ side, erasedAt }) => side === 'In' && erasedAt === null)
  return [
    ...(held && may.has('requests.write') ? ['recall-fields'] : []),
    ...(owed && may.has('requests.answer') ? ['confirm-erasure'] : []),
  ]
}

/** Handing over the lead of the case behind it. */
export function leadVerbs(row: BoardRecord, { lead, officer }: { lead: Lead | null; officer: Officer }): string[] {
  if (!officer.may.has('requests.approve') || row.case_id === null || row.message === null)
    return officer.may.has('requests.approve') && lead?.offered ? ['answer-lead'] : []
  const first = lead === null && row.side === 'Out'
  return [
    ...(first || (lead?.leads && lead.offeredTo === null) ? ['offer-lead'] : []),
    ...(lead?.offeredTo === row.state ? ['withdraw-lead'] : []),
    ...(lead?.offered ? ['answer-lead'] : []),
  ]
}
