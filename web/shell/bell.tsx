import { IconBell } from '@tabler/icons-react'
import { useKnows, useLanguage, useSay } from '../kit/i18n.ts'
import { useMe } from '../kit/session.ts'
import { formatClock } from '../kit/time.ts'
import { readNotices, useNotices } from './live.ts'

/** What has happened since this desk was opened, newest first. Kinds and times only: the page itself says more. */
export function Bell() {
  const say = useSay()
  const { unread } = useNotices()
  const name = unread > 0 ? say('web:bell.unread', { count: unread }) : say('web:bell.title')
  return (
    <>
      <button type="button" className="head-i" popoverTarget="bell" aria-label={name} title={name}>
        <IconBell size={19} stroke={1.75} />
        {unread > 0 && <span className="bell-dot" />}
      </button>
      <div id="bell" popover="auto" className="bell" onToggle={(event) => event.newState === 'open' && readNotices()}>
        <h2>{say('web:bell.title')}</h2>
        <Notices />
      </div>
    </>
  )
}

function Notices() {
  const say = useSay()
  const knows = useKnows()
  const language = useLanguage()
  const { state } = useMe()
  const told = useNotices().notices.filter(({ code }) => knows(`web:news.${code}`))
  if (told.length === 0) return <p className="muted">{say('web:bell.nothing')}</p>
  return (
    <ul>
      {told.slice(0, 12).map(({ code, at, n }) => (
        <li key={n}>
          <span>{say(`web:news.${code}`)}</span>
          <span className="muted num">{formatClock(at, { language, state })}</span>
        </li>
      ))}
    </ul>
  )
}
