import { useState } from 'react'
import { useAsk } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { DataList } from '../../../web/kit/data-list.tsx'
import { Go, useGo } from '../../../web/kit/go.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { Page } from '../../../web/kit/page.tsx'
import { useMay } from '../../../web/kit/session.ts'
import { Answered, Empty } from '../../../web/kit/states.tsx'
import { listRequests, type RequestRow } from '../contract.ts'
import { Row } from './request-row.tsx'
import './requests.css'

const shows = ['Open', 'Overdue', 'WaitingForApproval', 'Closed'] as const
type Show = (typeof shows)[number]

/** What other states ask of us, and what we ask of them, side by side. */
function BoardPage() {
  const say = useSay()
  const may = useMay()
  const [show, setShow] = useState<Show>('Open')
  return (
    <Page title={say('requests:board.title')} flow="fill" className="xb">
      <div className="xb-tabs" role="group" aria-label={say('requests:board.show')}>
        {shows.map((each) => (
          <button key={each} type="button" aria-pressed={each === show} onClick={() => setShow(each)}>
            {say(`requests:board.tab.${each}`)}
          </button>
        ))}
        <Go to="/exchange/backlog" className="xb-many">
          {say('requests:backlog.title')}
        </Go>
        <Go to="/exchange/rosters" className="xb-many">
          {say('requests:roster.title')}
        </Go>
        <Go to="/exchange/withdrawals" className="xb-many">
          {say('requests:withdrawals.title')}
        </Go>
        {may('requests.reconcile') && (
          <Go to="/exchange/books" className="xb-many">
            {say('requests:books.title')}
          </Go>
        )}
        {may('requests.write') && (
          <Go to="/exchange/letters" className="xb-many">
            {say('requests:letters.many')}
          </Go>
        )}
      </div>
      <div className="xb-two">
        <Side side="In" show={show} />
        <Side side="Out" show={show} />
      </div>
    </Page>
  )
}

function Side({ side, show }: { side: 'In' | 'Out'; show: Show }) {
  const say = useSay()
  const go = useGo()
  const [chosen, choose] = useState<string>()
  const board = useAsk(listRequests, { side, show }, { keep: true, every: 30 })
  const open = ({ id }: RequestRow) => go('/exchange/$request', { request: id })
  return (
    <Card title={say(`requests:board.side.${side}`)} className="xb-side" bleed>
      <Answered of={board} rows={6}>
        {({ requests, next }) =>
          requests.length === 0 ? (
            <Empty>{say(`requests:board.none.${side}`)}</Empty>
          ) : (
            <>
              <DataList
                label={say(`requests:board.side.${side}`)}
                items={requests}
                idOf={({ id }) => id}
                selected={chosen}
                select={(item) => {
                  choose(item.id)
                  open(item)
                }}
                open={open}
                row={(item) => <Row row={item} />}
              />
              {next && <p className="xb-more">{say('requests:board.more')}</p>}
            </>
          )
        }
      </Answered>
    </Card>
  )
}

export { BoardPage as Page }
