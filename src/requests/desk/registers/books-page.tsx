import { Button } from '@mantine/core'
import { useAsk, useTell } from '../../../../web/kit/ask.ts'
import { Card } from '../../../../web/kit/card.tsx'
import { Go } from '../../../../web/kit/go.tsx'
import { useLanguage, useSay } from '../../../../web/kit/i18n.ts'
import { State, Tag } from '../../../../web/kit/marks.tsx'
import { Page } from '../../../../web/kit/page.tsx'
import { Answered, Empty, ErrorNote } from '../../../../web/kit/states.tsx'
import { formatTime } from '../../../../web/kit/time.ts'
import { listReconciliations, reconcile, type Reconciliation } from '../../contract.ts'
import './registers.css'

/** Whether our book of requests and that of each other state say the same. */
function BooksPage() {
  const say = useSay()
  const pairs = useAsk(listReconciliations, {}, { every: 5 })
  return (
    <Page title={say('requests:books.title')} crumbs={<Go to="/exchange">{say('requests:board.title')}</Go>}>
      <div className="rg-pane">
        <p>{say('requests:books.lead')}</p>
        <Card title={say('requests:books.pairs')} bleed>
          <Answered of={pairs} rows={6}>
            {({ own, pairs: rows }) =>
              rows.length === 0 ? (
                <Empty>{say('requests:books.nobody')}</Empty>
              ) : (
                <ul className="rg-list">
                  {rows.map(({ state, latest }) => (
                    <Pair key={state} own={own} state={state} latest={latest} />
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

function Pair({ own, state, latest }: { own: string; state: string; latest: Reconciliation | null }) {
  const say = useSay()
  const { mutate, isPending, error } = useTell(reconcile)
  return (
    <li>
      <span className="row">
        <State c={own} /> – <State c={state} />
      </span>
      <Standing own={own} latest={latest} />
      <Button
        size="compact-sm"
        variant="default"
        loading={isPending}
        onClick={() => mutate({ state })}
        aria-label={say('requests:books.compare-with', { state })}
      >
        {say('requests:books.compare')}
      </Button>
      {error && <ErrorNote error={error} />}
    </li>
  )
}

function Standing({ own, latest }: { own: string; latest: Reconciliation | null }) {
  const say = useSay()
  const language = useLanguage()
  if (!latest) return <span className="muted">{say('requests:books.never')}</span>
  const { state, askedAt, finishedAt, differences } = latest
  const at = formatTime(finishedAt ?? askedAt, { language, state: own })
  if (finishedAt === null) return <span className="muted">{say('requests:books.waiting', { at })}</span>
  return (
    <span className="row">
      <Tag tone={differences === 0 ? 'ok' : 'warn'}>
        {say('requests:books.differences', { count: differences ?? 0 })}
      </Tag>
      <Go to="/exchange/books/$state" ids={{ state }}>
        {say('requests:books.report', { state, at })}
      </Go>
    </span>
  )
}

export { BooksPage as Page }
