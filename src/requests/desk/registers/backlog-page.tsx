import { useAsk } from '../../../../web/kit/ask.ts'
import { Card } from '../../../../web/kit/card.tsx'
import { Go } from '../../../../web/kit/go.tsx'
import { useLanguage, useSay } from '../../../../web/kit/i18n.ts'
import { State } from '../../../../web/kit/marks.tsx'
import { Page } from '../../../../web/kit/page.tsx'
import { useMay, useMe } from '../../../../web/kit/session.ts'
import { Answered, Empty } from '../../../../web/kit/states.tsx'
import { formatTime } from '../../../../web/kit/time.ts'
import { countBacklog, type BacklogKind } from '../../contract.ts'
import './registers.css'

const kinds: readonly BacklogKind[] = ['In', 'Out', 'Late', 'Silent', 'Returned']

/** What is open with each state; every count leads to the requests that it counts. */
function BacklogPage() {
  const say = useSay()
  const language = useLanguage()
  const { state: own } = useMe()
  const may = useMay()
  const backlog = useAsk(countBacklog, {}, { every: 60 })
  return (
    <Page title={say('requests:backlog.title')} crumbs={<Go to="/exchange">{say('requests:board.title')}</Go>}>
      <div className="rg-pane">
        <Card title={say('requests:backlog.pairs')} bleed>
          <Answered of={backlog} rows={6}>
            {({ pairs }) =>
              pairs.length === 0 ? (
                <Empty>{say('requests:backlog.none')}</Empty>
              ) : (
                <ul className="rg-list">
                  {pairs.map(({ state, counts, oldest }) => (
                    <li key={state}>
                      <State c={state} />
                      {kinds
                        .filter((of) => (counts[of] ?? 0) > 0)
                        .map((of) => (
                          <Go key={of} to="/exchange/backlog/$state/$of" ids={{ state, of }}>
                            {say('requests:backlog.count', { what: say(`requests:backlog.what.${of}`), n: counts[of] })}
                          </Go>
                        ))}
                      {may('requests.reconcile') && (
                        <Go to="/exchange/workbook/$state" ids={{ state }}>
                          {say('requests:workbook.title')}
                        </Go>
                      )}
                      <span className="muted">
                        {say('requests:backlog.oldest', { at: formatTime(oldest, { language, state: own }) })}
                      </span>
                    </li>
                  ))}
                </ul>
              )
            }
          </Answered>
        </Card>
      </div>
    </Page>
  )
}

export { BacklogPage as Page }
