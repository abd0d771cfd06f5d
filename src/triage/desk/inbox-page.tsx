import { useState } from 'react'
import { useAsk } from '../../../web/kit/ask.ts'
import { neighbour } from '../../../web/kit/data-list.tsx'
import { useGo, useIds } from '../../../web/kit/go.tsx'
import { useSay, type Say } from '../../../web/kit/i18n.ts'
import type { KeyBinding } from '../../../web/kit/keys.tsx'
import { Page } from '../../../web/kit/page.tsx'
import { Answered, Empty } from '../../../web/kit/states.tsx'
import { ItemState, listQueue, type Item } from '../contract.ts'
import { ItemPane } from './item-pane.tsx'
import { Queue } from './queue.tsx'
import './inbox.css'

/** The reports that wait for a person to judge them: the list, and the chosen report beside it. */
function InboxPage() {
  const say = useSay()
  const go = useGo()
  const { report } = useIds<'report'>()
  const [state, setState] = useState<ItemState>('waiting')
  const queue = useAsk(listQueue, { state }, { keep: true })
  const items = queue.data?.items ?? []
  const choose = (item: Item | undefined) => item && go('/inbox/$report', { report: item.report })
  const step = (by: 1 | -1) => choose(neighbour(items, (item) => item.report === report, by))
  const move = say('triage:inbox.key.move')
  const keys: KeyBinding[] = [
    { code: 'KeyJ', show: 'J', does: move, run: () => step(1) },
    { code: 'KeyK', show: 'K', does: move, run: () => step(-1) },
    ...(report ? hints(say) : []),
    { code: 'Escape', does: say('triage:inbox.key.close'), run: () => go('/inbox') },
  ]
  return (
    <Page title={say('triage:inbox.title')} keys={keys} flow="fill" className={report ? 'inbox has-item' : 'inbox'}>
      <div className="ib-list">
        <Tabs state={state} choose={setState} counts={queue.data?.counts} />
        <div className="ib-scroll">
          <Answered of={queue} rows={9}>
            {() =>
              items.length === 0 ? (
                <Empty>{say(`triage:inbox.none.${state}`)}</Empty>
              ) : (
                <Queue items={items} selected={report} choose={choose} />
              )
            }
          </Answered>
        </div>
      </div>
      <aside className="ib-pane" aria-label={say('triage:inbox.pane')}>
        {report ? <ItemPane key={report} report={report} /> : <Empty>{say('triage:inbox.choose')}</Empty>}
      </aside>
    </Page>
  )
}

/** The pane binds these itself, because it knows the report; the page only shows them in its bar. */
const hints = (say: Say): readonly KeyBinding[] => [
  { code: 'Digit1', show: '1–8', does: say('triage:inbox.key.answer') },
  { code: 'KeyS', show: 'S', does: say('triage:inbox.key.set') },
  { code: 'KeyD', show: 'D', does: say('triage:inbox.key.decide') },
  { code: 'KeyA', show: 'A', does: say('triage:inbox.key.take') },
]

interface TabsProps {
  readonly state: ItemState
  readonly choose: (state: ItemState) => void
  readonly counts: { waiting: number; asked: number; decidedToday: number } | undefined
}

function Tabs({ state, choose, counts }: TabsProps) {
  const say = useSay()
  const count = { waiting: counts?.waiting, asked: counts?.asked, decided: counts?.decidedToday }
  return (
    <div className="ib-bar">
      <div className="ib-tabs" role="group" aria-label={say('triage:inbox.title')}>
        {ItemState.options.map((each) => (
          <button key={each} type="button" aria-pressed={each === state} onClick={() => choose(each)}>
            {say(`triage:inbox.tab.${each}`)} <b>{count[each]}</b>
          </button>
        ))}
      </div>
      <span className="muted sm nowrap ib-order">{say('triage:inbox.order')}</span>
    </div>
  )
}

export { InboxPage as Page }
