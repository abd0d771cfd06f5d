import { useAsk } from '../../../../web/kit/ask.ts'
import { Card } from '../../../../web/kit/card.tsx'
import { Go, useIds } from '../../../../web/kit/go.tsx'
import { useLanguage, useSay } from '../../../../web/kit/i18n.ts'
import { State } from '../../../../web/kit/marks.tsx'
import { Page } from '../../../../web/kit/page.tsx'
import { Answered, Empty } from '../../../../web/kit/states.tsx'
import { formatTime } from '../../../../web/kit/time.ts'
import { getReconciliation, type Difference } from '../../contract.ts'
import './registers.css'

/** One comparison of two books, to read and to print: each difference, why it is one, and the request. */
function BookPage() {
  const say = useSay()
  const language = useLanguage()
  const { state = '' } = useIds<'state'>()
  const book = useAsk(getReconciliation, { state }, { every: 10 })
  return (
    <Page
      title={say('requests:books.of', { state })}
      crumbs={<Go to="/exchange/books">{say('requests:books.title')}</Go>}
    >
      <div className="rg-pane">
        <Answered of={book} rows={8}>
          {({ askedAt, asOf, finishedAt, requests, differences, found, own }) =>
            finishedAt === null ? (
              <Empty>{say('requests:books.waiting', { at: formatTime(askedAt, { language, state: own }) })}</Empty>
            ) : (
              <>
                <p>
                  {say('requests:books.summary', {
                    requests,
                    state,
                    ours: formatTime(finishedAt, { language, state: own }),
                    theirs: formatTime(asOf ?? finishedAt, { language, state: own }),
                  })}
                </p>
                <Card title={say('requests:books.differences', { count: differences ?? 0 })} bleed>
                  {found.length === 0 ? (
                    <Empty>{say('requests:books.same')}</Empty>
                  ) : (
                    <ul className="rg-list">
                      {found.map((each) => (
                        <Line key={`${each.request} ${each.message}`} of={each} state={state} />
                      ))}
                    </ul>
                  )}
                </Card>
              </>
            )
          }
        </Answered>
      </div>
    </Page>
  )
}

function Line({ of, state }: { of: Difference; state: string }) {
  const say = useSay()
  const { request, kind, from, what, here, there, message, code } = of
  const status = (at: Difference['here']) => (at ? say(`requests:status.${at}`) : say('requests:books.not-there'))
  const name = say(`requests:kind.${kind}`)
  return (
    <li>
      <span className="row">
        <State c={from} />
        {here ? (
          <Go to="/exchange/$request" ids={{ request }}>
            <b>{name}</b>
          </Go>
        ) : (
          <b>{name}</b>
        )}
      </span>
      <span>{say('requests:books.statuses', { here: status(here), state, there: status(there) })}</span>
      <p>{say(`requests:books.what.${what}`, { state })}</p>
      <small className="mono">{[request, message, code].filter(Boolean).join(' · ')}</small>
    </li>
  )
}

export { BookPage as Page }
