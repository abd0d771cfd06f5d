import { Go } from '../../../web/kit/go.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { State, Tag } from '../../../web/kit/marks.tsx'
import type { RequestRow } from '../contract.ts'
import { AnswerClock, StatusTag, TwoCopies } from './request-row.tsx'

/** One request on a page that is about something else: what, with whom, how far, by when. */
export function Linked({ row }: { row: RequestRow }) {
  const say = useSay()
  return (
    <li className="xr-linked">
      <div className="xr-linked-what">
        <Go to="/exchange/$request" ids={{ request: row.id }}>
          {say(`requests:kind.${row.kind}`)}
        </Go>
        <span className="row">
          <span className="muted">{say(`requests:panel.side.${row.side}`)}</span>
          <State c={row.state} />
          <AnswerClock row={row} />
        </span>
        <span className="row">
          <StatusTag status={row.status} />
          {row.approvalDue && <Tag tone="warn">{say('requests:board.approval-due')}</Tag>}
        </span>
      </div>
      <TwoCopies row={row} w={96} />
    </li>
  )
}
