import { IconBell } from '@tabler/icons-react'
import { useState } from 'react'
import type { z } from 'zod'
import { listNotices, markRead } from '../../src/access/contract.ts'
import { useAsk, useTell } from '../kit/ask.ts'
import { useGo } from '../kit/go.tsx'
import { useKnows, useLanguage, useSay } from '../kit/i18n.ts'
import { useMay, useMe } from '../kit/session.ts'
import { Answered } from '../kit/states.tsx'
import { formatTime } from '../kit/time.ts'

/** The news for this officer, newest first; a dot while some of it is unread. */
export function Bell() {
  const say = useSay()
  const { unread } = useMe()
  const [open, setOpen] = useState(false)
  const name = unread > 0 ? say('web:bell.unread', { count: unread }) : say('web:bell.title')
  return (
    <>
      <button type="button" className="head-i" popoverTarget="bell" aria-label={name} title={name}>
        <IconBell size={19} stroke={1.75} />
        {unread > 0 && <span className="bell-dot" />}
      </button>
      <div id="bell" popover="auto" className="bell" onToggle={(event) => setOpen(event.newState === 'open')}>
        <h2>{say('web:bell.title')}</h2>
        {open && <Notices />}
      </div>
    </>
  )
}

type Notice = z.output<typeof listNotices.output>['notices'][number]

function Notices() {
  const say = useSay()
  const notices = useAsk(listNotices, {})
  const read = useTell(markRead)
  const markAll = (all: readonly Notice[]) =>
    read.mutate({ notices: all.filter((notice) => !notice.read).map(({ id }) => id) })
  return (
    <Answered of={notices}>
      {({ notices: all }) =>
        all.length === 0 ? (
          <p className="muted">{say('web:bell.nothing')}</p>
        ) : (
          <>
            <ul>
              {all.slice(0, 12).map((notice) => (
                <OneNotice key={notice.id} notice={notice} />
              ))}
            </ul>
            {all.some((notice) => !notice.read) && (
              <button type="button" className="bell-read" onClick={() => markAll(all)}>
                {say('web:bell.read')}
              </button>
            )}
          </>
        )
      }
    </Answered>
  )
}

interface Place {
  readonly to: string
  /** The name of the id in the address; without one the page lists what is meant. */
  readonly id?: string
  /** The right without which the page is closed. */
  readonly needs: string
}

/** Where the thing stands that a notice is about, by its slice or by its kind. */
const standsAt: Readonly<Record<string, Place>> = {
  casework: { to: '/cases/$case', id: 'case', needs: 'casework.read' },
  identification: { to: '/cases/$case', id: 'case', needs: 'casework.read' },
  requests: { to: '/exchange/$request', id: 'request', needs: 'requests.read' },
  'requests.room-word': { to: '/exchange/rooms/$room', id: 'room', needs: 'requests.read' },
  'requests.books-compared': { to: '/exchange/differences', needs: 'requests.reconcile' },
  'requests.roster-waits': { to: '/exchange/rosters/$part', id: 'part', needs: 'requests.approve' },
  'requests.roster-received': { to: '/exchange/rosters/$part', id: 'part', needs: 'requests.answer' },
  'requests.difference-late': { to: '/exchange/differences', needs: 'requests.reconcile' },
  networks: { to: '/networks/$entry', id: 'entry', needs: 'networks.read' },
  triage: { to: '/inbox/$report', id: 'report', needs: 'triage.read' },
  'assistance.grievance-received': { to: '/grievances', needs: 'assistance.hear-grievance' },
  'assistance.grievance-late': { to: '/grievances', needs: 'assistance.hear-grievance' },
  'access.glass-broken': { to: '/exceptions', needs: 'access.audit' },
  'access.conflict-declared': { to: '/exceptions', needs: 'access.audit' },
  // Asked where a shift begins (src/access/desk/claims-panel.tsx).
  'access.conflict-claimed': { to: '/', needs: 'access.confirm-conflict' },
  'access.conflict-claim-late': { to: '/', needs: 'access.confirm-conflict' },
  'access.post-given': { to: '/officers', needs: 'access.administer' },
  'access.link-renewed': { to: '/officers', needs: 'access.administer' },
}

function OneNotice({ notice }: { notice: Notice }) {
  const say = useSay()
  const knows = useKnows()
  const language = useLanguage()
  const { state } = useMe()
  const go = useGo()
  const read = useTell(markRead)
  // What a notice says stands with the slice that announced it: `casework.clock-overdue` is `news.clock-overdue` there.
  const [slice, what] = notice.kind.split('.')
  const key = `${slice}:news.${what}`
  const text = knows(key) ? say(key) : say('web:bell.something')
  const may = useMay()
  const place = standsAt[notice.kind] ?? standsAt[slice!]
  const there = place && may(place.needs) && (!place.id || notice.subject) ? place : undefined
  const leaveFor = ({ to, id }: Place) => {
    document.getElementById('bell')?.hidePopover()
    if (!notice.read) read.mutate({ notices: [notice.id] })
    go(to, id ? { [id]: notice.subject! } : {})
  }
  return (
    <li className={notice.read ? undefined : 'is-new'}>
      <span>
        {there ? (
          <button type="button" className="bell-go" onClick={() => leaveFor(there)}>
            {text}
          </button>
        ) : (
          text
        )}
        {notice.officer?.post && <small>{notice.officer.post}</small>}
      </span>
      <span className="muted num">{formatTime(notice.at, { language, state })}</span>
    </li>
  )
}
