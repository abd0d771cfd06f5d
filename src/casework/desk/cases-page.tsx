import { Button, Tabs } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { z } from 'zod'
import { useAsk } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { DataList, neighbour } from '../../../web/kit/data-list.tsx'
import { useGo } from '../../../web/kit/go.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { Page as Frame } from '../../../web/kit/page.tsx'
import { useMay } from '../../../web/kit/session.ts'
import { Answered, Empty } from '../../../web/kit/states.tsx'
import { countCases, type ListedCase, type ListPlace, listCases } from '../contract.ts'
import { CaseRow } from './case-row.tsx'
import './casework.css'
import { Filters } from './filters.tsx'
import { type Narrow, type Tab, tabs } from './narrow.ts'
import { OpenCase } from './open-case.tsx'

const wish = (tab: Tab, narrow: Narrow) => ({
  ...narrow,
  whose: tab === 'mine' ? ('mine' as const) : ('agency' as const),
  overdue: tab === 'overdue',
})

/** My cases, my agency's, and those where somebody waits too long. */
export const Page = () => <Cases begin="mine" />

export function Cases({ begin }: { begin: Tab }) {
  const say = useSay()
  const go = useGo()
  const may = useMay()
  const [tab, setTab] = useState<Tab>(begin)
  const [narrow, setNarrow] = useState<Narrow>({})
  const [trail, setTrail] = useState<readonly ListPlace[]>([])
  const [selected, setSelected] = useState<string>()
  const [opening, setOpening] = useState(false)
  const after = trail.at(-1)
  const list = useAsk(listCases, { ...wish(tab, narrow), after }, { keep: true, every: 60 })
  const counts = useAsk(countCases, {}).data
  const cases = list.data?.cases ?? []
  const current = cases.find(({ id }) => id === selected) ?? cases[0]
  const show = (next: { tab?: Tab; narrow?: Narrow }) => {
    if (next.tab) setTab(next.tab)
    if (next.narrow) setNarrow(next.narrow)
    setTrail([])
  }
  const step = (by: 1 | -1) => setSelected(neighbour(cases, ({ id }) => id === current?.id, by)?.id)
  const open = (one: ListedCase | undefined) => one && go('/cases/$case', { case: one.id })
  const turn = (by: 1 | -1) => show({ tab: tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length]! })

  return (
    <Frame
      title={say('casework:list.title')}
      flow="fill"
      keys={[
        { code: 'KeyJ', show: 'J', does: say('casework:keys.move'), run: () => step(1) },
        { code: 'KeyK', show: 'K', does: say('casework:keys.move'), run: () => step(-1) },
        { code: 'Enter', show: '↵', does: say('casework:keys.open'), run: () => open(current) },
        { code: 'BracketLeft', show: '[', does: say('casework:keys.tab'), run: () => turn(-1) },
        { code: 'BracketRight', show: ']', does: say('casework:keys.tab'), run: () => turn(1) },
      ]}
    >
      <div className="cl-head">
        <Tabs value={tab} onChange={(value) => value && show({ tab: value as Tab })}>
          <Tabs.List aria-label={say('casework:list.title')}>
            {tabs.map((name) => (
              <Tabs.Tab key={name} value={name}>
                {say(`casework:tab.${name}`)}
                {counts && <span className="cl-n num">{countOf(name, counts)}</span>}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
        {may('casework.write') && (
          <Button size="sm" leftSection={<IconPlus size={16} />} variant="default" onClick={() => setOpening(true)}>
            {say('casework:list.open-case')}
          </Button>
        )}
      </div>
      <Filters tab={tab} narrow={narrow} show={show} />
      <Card bleed className="cl-card">
        <Answered of={list} rows={10}>
          {({ cases: shown }) =>
            shown.length === 0 ? (
              <Empty>{say(`casework:list.none-${tab}`)}</Empty>
            ) : (
              <DataList
                label={say(`casework:tab.${tab}`)}
                items={shown}
                idOf={({ id }) => id}
                selected={current?.id}
                select={({ id }) => setSelected(id)}
                open={open}
                click={open}
                row={(one) => <CaseRow one={one} />}
              />
            )
          }
        </Answered>
      </Card>
      <Pager trail={trail} next={list.data?.next ?? null} turn={setTrail} shown={cases.length} />
      <OpenCase open={opening} close={() => setOpening(false)} />
    </Frame>
  )
}

const countOf = (tab: Tab, counts: z.output<typeof countCases.output>) => {
  const n = tab === 'mine' ? counts.mine : tab === 'overdue' ? counts.overdue : counts.open
  return n >= 100 && tab !== 'agency' ? '99+' : n
}

function Pager({
  trail,
  next,
  turn,
  shown,
}: {
  trail: readonly ListPlace[]
  next: ListPlace | null
  turn: (trail: readonly ListPlace[]) => void
  shown: number
}) {
  const say = useSay()
  if (trail.length === 0 && !next) return null
  return (
    <nav className="cl-pager" aria-label={say('casework:list.pages')}>
      <Button
        size="compact-sm"
        variant="default"
        disabled={trail.length === 0}
        onClick={() => turn(trail.slice(0, -1))}
      >
        {say('casework:list.earlier')}
      </Button>
      <span className="muted num">{say('casework:list.page', { page: trail.length + 1, shown })}</span>
      <Button size="compact-sm" variant="default" disabled={!next} onClick={() => next && turn([...trail, next])}>
        {say('casework:list.later')}
      </Button>
    </nav>
  )
}
