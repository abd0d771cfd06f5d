import { Button } from '@mantine/core'
import { useAsk, useTell } from '../../../../web/kit/ask.ts'
import { Card } from '../../../../web/kit/card.tsx'
import { ChoiceField } from '../../../../web/kit/form.tsx'
import { Go } from '../../../../web/kit/go.tsx'
import { useLanguage, useSay } from '../../../../web/kit/i18n.ts'
import { State, Tag } from '../../../../web/kit/marks.tsx'
import { Page } from '../../../../web/kit/page.tsx'
import { Answered, Empty, ErrorNote } from '../../../../web/kit/states.tsx'
import { formatTime } from '../../../../web/kit/time.ts'
import { listReconciliations, reconcile, setComparing, type Reconciliation, type Rhythm } from '../../contract.ts'
import './registers.css'

/** Whether our book of requests and that of each other state say the same. */
function BooksPage() {
  const say = useSay()
  const pairs = useAsk(listReconciliations, {}, { every: 5 })
  return (
    <Page title={say('requests:books.title')} crumbs={<Go to="/exchange">{say('requests:board.title')}</Go>}>
      <div className="rg-pane">
        <p>{say('requests:books.lead')}</p>
        <p>
          <Go to="/exchange/differences">{say('requests:differences.title')}</Go>
        </p>
        <Card title={say('requests:books.pairs')} bleed>
          <Answered of={pairs} rows={6}>
            {({ own, pairs: rows }) =>
              rows.length === 0 ? (
                <Empty>{say('requests:books.nobody')}</Empty>
              ) : (
                <ul className="rg-list">
                  {rows.map((pair) => (
                    <Pair key={pair.state} own={own} of={pair} />
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

interface Of {
  readonly state: string
  readonly latest: Reconciliation | null
  readonly every: Rhythm
  readonly next: string | null
  readonly open: number
}

const rhythms = ['Daily', 'Weekly', 'Never'] as const

function Pair({ own, of }: { own: string; of: Of }) {
  const say = useSay()
  const language = useLanguage()
  const { state, latest, every, next, open } = of
  const { mutate, isPending, error } = useTell(reconcile)
  const { mutate: choose, error: notChosen } = useTell(setComparing)
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
      <div className="rg-turn">
        <ChoiceField
          label={say('requests:books.every', { state })}
          value={every}
          change={(to) => to && choose({ state, every: to as Rhythm })}
          choices={rhythms.map((value) => ({ value, label: say(`requests:books.rhythm.${value}`) }))}
        />
        <span className="muted">
          {next
            ? say('requests:books.next', { at: formatTime(next, { language, state: own }) })
            : say('requests:books.no-next')}
        </span>
        <Go to="/exchange/workbook/$state" ids={{ state }}>
          {say('requests:workbook.title')}
        </Go>
        {open > 0 && (
          <Go to="/exchange/differences/$state" ids={{ state }}>
            {say('requests:differences.open', { count: open })}
          </Go>
        )}
      </div>
      {error && <ErrorNote error={error} />}
      {notChosen && <ErrorNote error={notChosen} />}
    </li>
  )
}

function Standing({ own, latest }: { own: string; latest: Reconciliation | null }) {
  const say = useSay()
  const language = useLanguage()
  if (!latest) return <span className="muted">{say('requests:books.never')}</span>
  const { state, askedAt, finishedAt, differences, progress, side } = latest
  const at = formatTime(finishedAt ?? askedAt, { language, state: own })
  if (finishedAt === null)
    return (
      <span className="rg-wait" role="status">
        <span className="muted">
          {side === 'Theirs'
            ? say('requests:books.they-compare', { at, state })
            : say('requests:books.waiting', { at })}
        </span>
        <progress
          aria-label={say('requests:books.progress')}
          {...(progress && { value: progress.come, max: progress.of })}
        />
        {progress && <span className="muted">{say('requests:books.come', { n: progress.come, of: progress.of })}</span>}
      </span>
    )
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
