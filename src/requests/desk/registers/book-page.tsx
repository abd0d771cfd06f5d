import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useAsk } from '../../../../web/kit/ask.ts'
import { Card } from '../../../../web/kit/card.tsx'
import { Go, useIds } from '../../../../web/kit/go.tsx'
import { useLanguage, useSay } from '../../../../web/kit/i18n.ts'
import { Page } from '../../../../web/kit/page.tsx'
import { Answered, Empty } from '../../../../web/kit/states.tsx'
import { formatTime } from '../../../../web/kit/time.ts'
import { getReconciliation, type Reconciliation } from '../../contract.ts'
import { DifferenceLine } from './difference-line.tsx'
import './registers.css'

/** One comparison of two books, to read and to print: each difference, why it is one, and the request. */
function BookPage() {
  const say = useSay()
  const language = useLanguage()
  const { state = '', report } = useIds<'state' | 'report'>()
  const book = useAsk(getReconciliation, { state, reconciliation: report ?? null }, { every: 10 })
  return (
    <Page
      title={say('requests:books.of', { state })}
      crumbs={<Go to="/exchange/books">{say('requests:books.title')}</Go>}
      tlp="AMBER"
    >
      <div className="rg-pane">
        <Answered of={book} rows={8}>
          {({ own, found, history, ...of }) => (
            <>
              {of.finishedAt === null ? (
                <Empty>{say('requests:books.waiting', { at: formatTime(of.askedAt, { language, state: own }) })}</Empty>
              ) : (
                <>
                  <Summary own={own} of={of} />
                  <Card title={say('requests:books.differences', { count: of.differences ?? 0 })} bleed>
                    {found.length === 0 ? (
                      <Empty>{say('requests:books.same')}</Empty>
                    ) : (
                      <ul className="rg-list">
                        {found.map((each) => (
                          <li key={`${each.request} ${each.message} ${each.what}`}>
                            <DifferenceLine of={each} state={state} />
                          </li>
                        ))}
                      </ul>
                    )}
                  </Card>
                </>
              )}
              <History own={own} of={history} shown={of.id} />
            </>
          )}
        </Answered>
      </div>
    </Page>
  )
}

function Summary({ own, of }: { own: string; of: Reconciliation }) {
  const say = useSay()
  const language = useLanguage()
  const { state, requests, finishedAt, asOf, askedAt, side } = of
  const at = (when: string | null) => formatTime(when ?? finishedAt ?? askedAt, { language, state: own })
  return (
    <div className="rg-sum">
      <p>
        {say('requests:books.summary', {
          requests,
          state,
          ours: at(side === 'Ours' ? finishedAt : askedAt),
          theirs: at(asOf),
        })}
      </p>
      <p className="muted">{say('requests:books.both-read', { state })}</p>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconPrinter size={15} stroke={1.75} />}
        onClick={() => print()}
      >
        {say('requests:books.print')}
      </Button>
    </div>
  )
}

function History({ own, of, shown }: { own: string; of: readonly Reconciliation[]; shown: string }) {
  const say = useSay()
  const language = useLanguage()
  return (
    <Card title={say('requests:books.history')} className="rg-history" bleed>
      <ul className="rg-list">
        {of.map(({ id, state, askedAt, finishedAt, differences, side, why }) => (
          <li key={id}>
            {id === shown ? (
              <b aria-current="page">{formatTime(askedAt, { language, state: own })}</b>
            ) : (
              <Go to="/exchange/books/$state/$report" ids={{ state, report: id }}>
                {formatTime(askedAt, { language, state: own })}
              </Go>
            )}
            <span className="muted">
              {side === 'Theirs' ? say('requests:books.by-them', { state }) : say(`requests:books.by.${why}`)}
            </span>
            <span>
              {finishedAt === null
                ? say('requests:books.under-way')
                : say('requests:books.differences', { count: differences ?? 0 })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

export { BookPage as Page }
