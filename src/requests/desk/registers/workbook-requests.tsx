import { Card } from '../../../../web/kit/card.tsx'
import { Clock } from '../../../../web/kit/clock.tsx'
import { Go } from '../../../../web/kit/go.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { Empty } from '../../../../web/kit/states.tsx'
import type { Workbook, WorkbookRequest } from '../../contract.ts'

/** What is open both ways, the oldest first, by number, kind, age and clock. */
export function Requests({ of: { own, state, requests } }: { of: Workbook }) {
  const say = useSay()
  return (['Out', 'In'] as const).map((side) => {
    const rows = requests.filter((row) => row.side === side)
    const title = side === 'Out' ? `${own} → ${state}` : `${state} → ${own}`
    return (
      <Card key={side} title={say('requests:workbook.open', { pair: title, n: rows.length })} bleed>
        {rows.length === 0 ? (
          <Empty>{say('requests:workbook.nothing-open')}</Empty>
        ) : (
          <ul className="rg-list">
            {rows.map((row) => (
              <Line key={row.id} of={row} state={state} />
            ))}
          </ul>
        )}
      </Card>
    )
  })
}

function Line({ of, state }: { of: WorkbookRequest; state: string }) {
  const say = useSay()
  const { id, kind, status, sentAt, answerDue, pausedSince, days } = of
  return (
    <li>
      <Go to="/exchange/$request" ids={{ request: id }}>
        <b>{say(`requests:kind.${kind}`)}</b>
      </Go>
      <span className="row">
        <span>{say(`requests:status.${status}`)}</span>
        <span className="muted">{say('requests:workbook.days', { count: days })}</span>
        {answerDue && <Clock due={answerDue} from={sentAt} there={state} stopped={pausedSince ? 'pause' : undefined} />}
      </span>
      <small className="mono">{id}</small>
    </li>
  )
}
