import { useAsk } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import type { PanelProps } from '../../../web/kit/desk-page.ts'
import { Go } from '../../../web/kit/go.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { useMay } from '../../../web/kit/session.ts'
import { Answered, Empty } from '../../../web/kit/states.tsx'
import { listRequests } from '../contract.ts'
import { Linked } from './linked-row.tsx'
import './requests.css'

/** What this case asked of other states, and what they asked about it. */
export function Panel({ case: id = '' }: PanelProps) {
  const say = useSay()
  const may = useMay()
  const list = useAsk(listRequests, { case: id as never, show: 'All' }, { every: 60 })
  return (
    <Card
      title={say('requests:panel.case')}
      bleed
      right={
        may('requests.write') && (
          <Go to="/cases/$case/request" ids={{ case: id }}>
            {say('requests:panel.new')}
          </Go>
        )
      }
    >
      <Answered of={list}>
        {({ requests }) =>
          requests.length === 0 ? (
            <Empty>{say('requests:panel.none')}</Empty>
          ) : (
            <ul className="waits">
              {requests.map((row) => (
                <Linked key={row.id} row={row} />
              ))}
            </ul>
          )
        }
      </Answered>
    </Card>
  )
}
