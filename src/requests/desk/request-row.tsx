import { IconArrowDownLeft, IconArrowUpRight } from '@tabler/icons-react'
import { Clock } from '../../../web/kit/clock.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { State, Tag, Tlp } from '../../../web/kit/marks.tsx'
import { Rails, type Stop } from '../../../web/kit/rails.tsx'
import { useMe } from '../../../web/kit/session.ts'
import type { RequestRow, RequestStatus } from '../contract.ts'

const stopOf: Partial<Record<RequestStatus, Stop>> = {
  Sent: 'sent',
  Delivered: 'delivered',
  Acknowledged: 'read',
  MoreInfoRequested: 'read',
  Accepted: 'accepted',
  PartiallyAccepted: 'accepted',
  Declined: 'read',
  InExecution: 'in-execution',
  PartiallyExecuted: 'in-execution',
  Executed: 'executed',
  ClosedByRequester: 'executed',
  Withdrawn: 'sent',
  Expired: 'sent',
}

/** Words that a rail cannot show: drafts, ends, halves and questions. */
const besideTheRail: readonly RequestStatus[] = [
  'Draft',
  'AwaitingApproval',
  'MoreInfoRequested',
  'PartiallyAccepted',
  'PartiallyExecuted',
  'Declined',
  'ClosedByRequester',
  'Withdrawn',
  'Expired',
]

export const StatusTag = ({ status }: { status: RequestStatus }) => {
  const say = useSay()
  return <Tag tone={status === 'MoreInfoRequested' ? 'warn' : 'info'}>{say(`requests:status.${status}`)}</Tag>
}

/** Our copy and theirs, as two lamps; nothing while it has not left. */
export function TwoCopies({ row, w }: { row: RequestRow; w?: number }) {
  const { state } = useMe()
  const ours = stopOf[row.status]
  if (!ours) return null
  const theirs = row.theirs === null ? undefined : stopOf[row.theirs]
  return <Rails a={state} b={row.state} ai={ours} bi={theirs} {...(w && { w })} />
}

export function AnswerClock({ row, rule }: { row: RequestRow; rule?: string }) {
  if (row.answerDue === null) return null
  const met = ['Executed', 'Declined', 'ClosedByRequester', 'Withdrawn', 'Expired'].includes(row.status)
  const stopped = met ? ('done' as const) : row.pausedSince ? ('pause' as const) : undefined
  return <Clock due={row.answerDue} stopped={stopped} there={row.state} rule={rule} />
}

export function Row({ row }: { row: RequestRow }) {
  const say = useSay()
  const Arrow = row.side === 'In' ? IconArrowDownLeft : IconArrowUpRight
  return (
    <div className="xr">
      <div className="xr-what">
        <span className="row">
          <Arrow size={16} stroke={1.75} aria-hidden="true" />
          <State c={row.state} />
          <b className="xr-kind">{say(`requests:kind.${row.kind}`)}</b>
        </span>
        <span className="row xr-tags">
          {row.urgency === 'Immediate' && <Tag tone="bad">{say('requests:urgency.Immediate')}</Tag>}
          {besideTheRail.includes(row.status) && <StatusTag status={row.status} />}
          {row.approvalDue && <Tag tone="warn">{say('requests:board.approval-due')}</Tag>}
          {row.restoredAt && <Tag tone="warn">{say('requests:restored.mark')}</Tag>}
          <Tlp v={row.tlp} />
        </span>
      </div>
      <TwoCopies row={row} />
      <span className="xr-clock">
        <AnswerClock row={row} />
      </span>
    </div>
  )
}
