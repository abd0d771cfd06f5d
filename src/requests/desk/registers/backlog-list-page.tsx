import { useAsk } from '../../../../web/kit/ask.ts'
import { Card } from '../../../../web/kit/card.tsx'
import { DataList } from '../../../../web/kit/data-list.tsx'
import { Go, useGo, useIds } from '../../../../web/kit/go.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { Page } from '../../../../web/kit/page.tsx'
import { Answered, Empty } from '../../../../web/kit/states.tsx'
import { listBacklog, type BacklogKind } from '../../contract.ts'
import { Row } from '../request-row.tsx'
import '../requests.css'
import './registers.css'

/** The requests behind one count of the backlog. */
function BacklogListPage() {
  const say = useSay()
  const go = useGo()
  const { state = '', of } = useIds<'state' | 'of'>()
  const list = useAsk(listBacklog, { state, of: of as BacklogKind }, { every: 60 })
  const title = say(`requests:backlog.what.${of}`)
  return (
    <Page
      title={say('requests:backlog.of', { state })}
      crumbs={<Go to="/exchange/backlog">{say('requests:backlog.title')}</Go>}
    >
      <div className="rg-pane">
        <Card title={title} bleed>
          <Answered of={list} rows={6}>
            {({ requests, more }) =>
              requests.length === 0 ? (
                <Empty>{say('requests:backlog.none-of')}</Empty>
              ) : (
                <>
                  <DataList
                    label={title}
                    items={requests}
                    idOf={({ id }) => id}
                    selected={undefined}
                    select={({ id }) => go('/exchange/$request', { request: id })}
                    open={({ id }) => go('/exchange/$request', { request: id })}
                    row={(item) => <Row row={item} />}
                  />
                  {more && <p className="xb-more">{say('requests:backlog.more')}</p>}
                </>
              )
            }
          </Answered>
        </Card>
      </div>
    </Page>
  )
}

export { BacklogListPage as Page }
