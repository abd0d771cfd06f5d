import { Tabs } from '@mantine/core'
import { useSay } from '../../../web/kit/i18n.ts'
import type { CaseFile } from '../contract.ts'
import type { Action } from './action.ts'
import { AroundTab } from './around-tab.tsx'
import { LooksTab } from './looks-tab.tsx'
import { NotesTab } from './notes-tab.tsx'
import { Summary } from './summary.tsx'
import { TimelineTab } from './timeline-tab.tsx'

export const tabs = ['summary', 'notes', 'timeline', 'around', 'looks'] as const
export type Tab = (typeof tabs)[number]

interface FileTabsProps {
  readonly file: CaseFile
  readonly tab: Tab
  readonly turn: (tab: Tab) => void
  readonly act: (action: Action) => void
}

/** The parts of a case file, one at a time. */
export function FileTabs({ file, tab, turn, act }: FileTabsProps) {
  const say = useSay()
  return (
    <Tabs value={tab} onChange={(value) => value && turn(value as Tab)} className="cs-tabs" keepMounted={false}>
      <Tabs.List aria-label={file.code}>
        {tabs.map((name) => (
          <Tabs.Tab key={name} value={name}>
            {say(`casework:file-tab.${name}`)}
            {countOf(name, file) !== undefined && <span className="cl-n num">{countOf(name, file)}</span>}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="summary">
        <Summary file={file} act={act} />
      </Tabs.Panel>
      <Tabs.Panel value="notes">
        <NotesTab file={file} act={act} />
      </Tabs.Panel>
      <Tabs.Panel value="timeline">
        <TimelineTab file={file} />
      </Tabs.Panel>
      <Tabs.Panel value="around">
        <AroundTab file={file} act={act} />
      </Tabs.Panel>
      <Tabs.Panel value="looks">
        <LooksTab file={file} />
      </Tabs.Panel>
    </Tabs>
  )
}

const countOf = (tab: Tab, file: CaseFile) =>
  tab === 'notes'
    ? file.notes.length
    : tab === 'around'
      ? file.participants.filter((part) => !part.until).length
      : undefined
