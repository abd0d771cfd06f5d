import { useState } from 'react'
import { useAsk } from '../../../web/kit/ask.ts'
import { useGo, useIds, Go } from '../../../web/kit/go.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import type { KeyBinding } from '../../../web/kit/keys.tsx'
import { ProblemError } from '../../../web/kit/problem.ts'
import { Mono } from '../../../web/kit/marks.tsx'
import { Page as Frame } from '../../../web/kit/page.tsx'
import { useMay } from '../../../web/kit/session.ts'
import { Answered } from '../../../web/kit/states.tsx'
import { getCase } from '../contract.ts'
import type { Action } from './action.ts'
import { Actions } from './actions.tsx'
import { CaseHead } from './case-head.tsx'
import './casework.css'
import { Closed } from './closed.tsx'
import { FileTabs, type Tab, tabs } from './file-tabs.tsx'

/** The file of one case: who, where, what next, and all that happened. */
export function Page() {
  const say = useSay()
  const go = useGo()
  const may = useMay()
  const { case: id = '' } = useIds<'case'>()
  const file = useAsk(getCase, { case: id as never }, { every: 60 })
  const [tab, setTab] = useState<Tab>('summary')
  const [action, setAction] = useState<Action>()
  // Also what was open a moment ago: an emergency that is over, a conflict that was found meanwhile.
  const closed = file.error instanceof ProblemError && [403, 404].includes(file.error.status)
  const turn = (by: 1 | -1) => setTab(tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length]!)
  const write: KeyBinding[] = may('casework.write')
    ? [
        { code: 'KeyC', show: 'C', does: say('casework:do.contact'), run: () => setAction({ kind: 'contact' }) },
        { code: 'KeyT', show: 'T', does: say('casework:do.task'), run: () => setAction({ kind: 'task' }) },
        { code: 'KeyO', show: 'O', does: say('casework:do.person'), run: () => setAction({ kind: 'person' }) },
        { code: 'KeyP', show: 'P', does: say('casework:do.phase'), run: () => setAction({ kind: 'phase' }) },
      ]
    : []
  const request: KeyBinding[] = may('requests.write')
    ? [
        {
          code: 'KeyR',
          show: 'R',
          does: say('casework:do.request'),
          run: () => go('/cases/$case/request', { case: id }),
        },
      ]
    : []
  return (
    <Frame
      title={(!closed && file.data?.title) || say('casework:file.title')}
      tlp={closed ? undefined : file.data?.tlp}
      crumbs={
        <>
          <Go to="/cases">{say('casework:list.title')}</Go>
          {!closed && file.data && (
            <>
              {' / '}
              <Mono>{file.data.code}</Mono>
            </>
          )}
        </>
      }
      keys={[
        ...(closed ? [] : [...request, ...write]),
        { code: 'BracketLeft', show: '[', does: say('casework:keys.tab'), run: () => turn(-1) },
        { code: 'BracketRight', show: ']', does: say('casework:keys.tab'), run: () => turn(1) },
        { code: 'Escape', does: say('casework:keys.back'), run: () => go('/cases') },
      ]}
    >
      {closed ? (
        <Closed id={id} />
      ) : (
        <Answered of={file} rows={9}>
          {(found) => (
            <>
              <CaseHead file={found} act={setAction} />
              <FileTabs file={found} tab={tab} turn={setTab} act={setAction} />
              <Actions file={found} action={action} close={() => setAction(undefined)} />
            </>
          )}
        </Answered>
      )}
    </Frame>
  )
}
