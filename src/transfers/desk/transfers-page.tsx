import { Button } from '@mantine/core'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useAsk, useTell } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { ChoiceField, TextField, TickField } from '../../../web/kit/form.tsx'
import { Go } from '../../../web/kit/go.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { State } from '../../../web/kit/marks.tsx'
import { Page } from '../../../web/kit/page.tsx'
import { saveText } from '../../../web/kit/save-text.tsx'
import { Answered, Empty, ErrorNote } from '../../../web/kit/states.tsx'
import { exportTransfers, listTransfers } from '../contract.ts'
import { Line } from './line.tsx'
import './transfers.css'

interface Wish {
  readonly from: string
  readonly until: string
  readonly recipient: string | null
  readonly all: boolean
}
type After = { at: string; id: string } | null

const dayOf = (at: Date) => at.toISOString().slice(0, 10)
const lastMonth = (): Wish => {
  const now = new Date()
  return { from: dayOf(new Date(now.getTime() - 30 * 86_400_000)), until: dayOf(now), recipient: null, all: false }
}
const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))

/** The register of transfers: what left about people, to whom and on which ground; no content. */
function TransfersPage() {
  const say = useSay()
  const [wish, setWish] = useState(lastMonth)
  const sound = isDay(wish.from) && isDay(wish.until) && wish.from <= wish.until
  return (
    <Page title={say('transfers:title')} crumbs={<Go to="/transfers/grounds">{say('transfers:grounds.title')}</Go>}>
      <div className="tf-pane">
        <p className="tf-lead">
          {say('transfers:lead')} <Go to="/transfers/withdrawals">{say('transfers:withdrawals')}</Go>
        </p>
        <Choose wish={wish} change={setWish} sound={sound} />
        {sound ? (
          <Register key={JSON.stringify(wish)} wish={wish} change={setWish} />
        ) : (
          <Empty>{say('transfers:choose-days')}</Empty>
        )}
      </div>
    </Page>
  )
}

function Choose({ wish, change, sound }: { wish: Wish; change: (wish: Wish) => void; sound: boolean }) {
  const say = useSay()
  const { mutate, isPending, error } = useTell(exportTransfers)
  return (
    <>
      <form className="tf-bar" onSubmit={(event) => event.preventDefault()}>
        <TextField
          type="date"
          label={say('transfers:from')}
          value={wish.from}
          change={(from) => change({ ...wish, from })}
        />
        <TextField
          type="date"
          label={say('transfers:until')}
          value={wish.until}
          change={(until) => change({ ...wish, until })}
        />
        <TickField label={say('transfers:all')} value={wish.all} change={(all) => change({ ...wish, all })} />
        <span className="tf-acts">
          <Button
            size="compact-sm"
            variant="default"
            disabled={!sound}
            loading={isPending}
            leftSection={<IconDownload size={15} stroke={1.75} />}
            onClick={() => mutate(wish, { onSuccess: ({ name, csv }) => saveText(name, csv) })}
          >
            {say('transfers:save')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPrinter size={15} stroke={1.75} />}
            onClick={() => print()}
          >
            {say('transfers:print')}
          </Button>
        </span>
      </form>
      {error && <ErrorNote error={error} />}
    </>
  )
}

function Register({ wish, change }: { wish: Wish; change: (wish: Wish) => void }) {
  const say = useSay()
  const [pages, setPages] = useState<readonly After[]>([null])
  const first = useAsk(listTransfers, { ...wish, after: null })
  return (
    <Answered of={first} rows={8}>
      {({ totals }) =>
        totals && (
          <>
            <Totals totals={totals} wish={wish} change={change} />
            <Card title={say('transfers:lines', { n: totals.lines })} bleed>
              {totals.lines === 0 ? (
                <Empty>{say('transfers:none')}</Empty>
              ) : (
                <ul className="tf-list">
                  {pages.map((after, index) => (
                    <Portion
                      key={after?.id ?? 'first'}
                      wish={wish}
                      after={after}
                      isLast={index === pages.length - 1}
                      more={(next) => setPages([...pages, next])}
                    />
                  ))}
                </ul>
              )}
            </Card>
          </>
        )
      }
    </Answered>
  )
}

type Counts = { recipient: string; lines: number; persons: number }
type Totals = { byRecipient: Counts[]; byGround: { ground: string; lines: number }[] }

function Totals({ totals, wish, change }: { totals: Totals; wish: Wish; change: (wish: Wish) => void }) {
  const say = useSay()
  return (
    <Card title={say('transfers:totals')}>
      <div className="tf-totals">
        <ul className="tf-sums">
          {totals.byRecipient.map(({ recipient, lines, persons }) => (
            <li key={recipient}>
              <State c={recipient} /> {say('transfers:sum', { lines, persons })}
            </li>
          ))}
        </ul>
        <ul className="tf-sums">
          {totals.byGround.map(({ ground, lines }) => (
            <li key={ground}>
              {say(`transfers:ground.${ground}`)}: <b>{lines}</b>
            </li>
          ))}
        </ul>
        <ChoiceField
          label={say('transfers:recipient')}
          value={wish.recipient}
          empty={say('transfers:every-state')}
          change={(recipient) => change({ ...wish, recipient })}
          choices={[
            ...new Set([
              ...totals.byRecipient.map(({ recipient }) => recipient),
              ...(wish.recipient ? [wish.recipient] : []),
            ]),
          ].map((value) => ({ value, label: value }))}
        />
      </div>
    </Card>
  )
}

function Portion({
  wish,
  after,
  isLast,
  more,
}: {
  wish: Wish
  after: After
  isLast: boolean
  more: (next: After) => void
}) {
  const say = useSay()
  const page = useAsk(listTransfers, { ...wish, after })
  return (
    <>
      {page.error && (
        <li>
          <ErrorNote error={page.error} again={() => void page.refetch()} />
        </li>
      )}
      {page.data?.transfers.map((transfer) => (
        <Line key={transfer.id} of={transfer} />
      ))}
      {isLast && page.data?.next && (
        <li className="tf-more">
          <Button size="compact-sm" variant="default" onClick={() => more(page.data.next)}>
            {say('transfers:more')}
          </Button>
        </li>
      )}
    </>
  )
}

export { TransfersPage as Page }
