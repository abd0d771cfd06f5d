import { Tabs } from '@mantine/core'
import { useState } from 'react'
import { useAsk } from '../../../web/kit/ask.ts'
import { useGo, useIds, Go } from '../../../web/kit/go.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import type { KeyBinding } from '../../../web/kit/keys.tsx'
import { Mono } from '../../../web/kit/marks.tsx'
import { Page as Frame } from '../../../web/kit/page.tsx'
import { useMay } from '../../../web/kit/session.ts'
import { Answered } from '../../../web/kit/states.tsx'
import { type CaseFile, getCase } from '../contract.ts'
import type { Action } from './action.ts'
import { Actions } from './actions.tsx'
import { AroundTab } from './around-tab.tsx'
import { CaseHead } from './case-head.tsx'
import './casework.css'
import { LooksTab } from './looks-tab.tsx'
import { NotesTab } from './notes-tab.tsx'
import { Summary } from './summary.tsx'
import { TimelineTab } from './timeline-tab.tsx'

const tabs = ['summary', 'notes', 'timeline', 'around', 'looks'] as const
type Tab = (typeof tabs)[number]

/** The file of one case: who, where, what next, and all that happened. */
export function Page() {
  const say = useSay()
  const go = useGo()
  const may = useMay()
  const { case: id = '' } = useIds<'case'>()
  const file = useAsk(getCase, { case: id as never }, { every: 60 })
  const [tab, setTab] = useState<Tab>('summary')
  const [action, setAction] = useState<Action>()
  const turn = (by: 1 | -1) => setTab(tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length]!)
  const write: KeyBinding[] = may('casework.write')
    ? [
        { code: 'KeyC', show: 'C', does: say('casework:do.contact'), run: () => setAction({ kind: 'contact' }) },
        { code: 'KeyT', show: 'T', does: say('casework:do.task'), run: () => setAction({ kind: 'task' }) },
        { code: 'KeyO', show: 'O', does: say('casework:do.person'), run: () => setAction({ kind: 'person' }) },
        { code: 'KeyP', show: 'P', does: say('casework:do.phase'), run: () => setAction({ kind: 'phase' }) },
      ]
    : []
  return (
    <Frame
      title={file.data?.title ?? say('casework:file.title')}
      crumbs={
        <>
          <Go to="/cases">{say('casework:list.title')}</Go>
          {file.data && (
            <>
              {' / '}
              <Mono>{file.data.code}</Mono>
            </>
          )}
        </>
      }
      keys={[
        ...write,
        { code: 'BracketLeft', show: '[', does: say('casework:keys.tab'), run: () => turn(-1) },
        { code: 'BracketRight', show: ']', does: say('casework:keys.tab'), run: () => turn(1) },
        { code: 'Escape', does: say('casework:keys.back'), run: () => go('/cases') },
      ]}
    >
      <Answered of={file} rows={9}>
        {(found) => (
          <>
            <CaseHead file={found} act={setAction} />
            <Tabs
              value={tab}
              onChange={(value) => value && setTab(value as Tab)}
              className="cs-tabs"
              keepMounted={false}
            >
              <Tabs.List aria-label={found.code}>
                {tabs.map((name) => (
                  <Tabs.Tab key={name} value={name}>
                    {say(`casework:file-tab.${name}`)}
                    {countOf(name, found) !== undefined && <span className="cl-n num">{countOf(name, found)}</span>}
                  </Tabs.Tab>
                ))}
              </Tabs.List>
              <Tabs.Panel value="summary">
                <Summary file={found} act={setAction} />
              </Tabs.Panel>
              <Tabs.Panel value="notes">
                <NotesTab file={found} act={setAction} />
              </Tabs.Panel>
              <Tabs.Panel value="timeline">
                <TimelineTab file={found} />
              </Tabs.Panel>
              <Tabs.Panel value="around">
                <AroundTab file={found} act={setAction} />
              </Tabs.Panel>
              <Tabs.Panel value="looks">
                <LooksTab file={found} />
              </Tabs.Panel>
            </Tabs>
            <Actions file={found} action={action} close={() => setAction(undefined)} />
          </>
        )}
      </Answered>
    </Frame>
  )
}

const countOf = (tab: Tab, file: CaseFile) =>
  tab === 'notes'
    ? file.notes.length
    : tab === 'around'
      ? file.participants.filter((part) => !part.until).length
      : undefined
