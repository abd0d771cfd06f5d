import { useQueryClient } from '@tanstack/react-query'
import { useAsk } from '../kit/ask.ts'
import type { Badge } from '../kit/desk-page.ts'
import { Go } from '../kit/go.tsx'
import { useLanguage, useSay } from '../kit/i18n.ts'
import { useNow } from '../kit/clock.tsx'
import { Mark } from '../kit/marks.tsx'
import { useMay, useMe } from '../kit/session.ts'
import { formatClock, formatDay, zoneName } from '../kit/time.ts'
import { places } from '../pages.ts'
import { leave } from './leave.ts'

/** The night-blue side: where one can go, what time it is for others, who is here. */
export function Navigation() {
  const say = useSay()
  const me = useMe()
  return (
    <aside className="nav">
      <div className="nav-brand">
        <Mark size={30} />
        <div>
          <b>Suar</b>
          <span>{say(`web:state-name.${me.state}`)}</span>
        </div>
      </div>
      <Places />
      <Zones />
      <Post />
    </aside>
  )
}

function Places() {
  const say = useSay()
  const may = useMay()
  const mine = places.filter(({ needs }) => !needs || may(needs))
  return (
    <nav className="nav-list" aria-label={say('web:shell.main')}>
      {mine.map(({ path, title, nav: { icon: Icon, order, key, badge } }, index) => (
        <div key={path}>
          {order >= 100 && (mine[index - 1]?.nav.order ?? 100) < 100 && <hr />}
          <Go to={path} className="nav-i">
            <Icon size={18} stroke={1.75} />
            <span className="nav-l">{say(title)}</span>
            {badge ? (
              <Count badge={badge} />
            ) : (
              <span className="nav-k" aria-hidden="true">
                g {key.slice(3).toLowerCase()}
              </span>
            )}
          </Go>
        </div>
      ))}
    </nav>
  )
}

function Count({ badge }: { badge: Badge }) {
  const { data } = useAsk(badge.ask, {}, { every: 300 })
  const count = data === undefined ? 0 : badge.count(data)
  return count > 0 ? <span className="nav-n">{count}</span> : null
}

/** From west to east; each hour with two of its cities. */
const clocks: readonly (readonly string[])[] = [['MM'], ['ID', 'TH'], ['MY', 'PH']]

function Zones() {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  const now = new Date(useNow())
  return (
    <div className="zones">
      <p>{formatDay(now, { language, state })}</p>
      {clocks.map((states) => {
        const first = states.find((each) => zoneName[each] === zoneName[state]) ?? states[0]!
        return (
          <div key={first}>
            <b>{formatClock(now, { language, state: first })}</b>
            <span>{zoneName[first]}</span>
            <small>{states.map((each) => say(`web:city.${each}`)).join(', ')}</small>
          </div>
        )
      })}
    </div>
  )
}

function Post() {
  const say = useSay()
  const { post, agency } = useMe()
  const client = useQueryClient()
  return (
    <div className="nav-me">
      <span className="nav-face" aria-hidden="true">
        {post.slice(0, 1)}
      </span>
      <div className="nav-l">
        <b>{post}</b>
        <small>{agency?.name}</small>
        <button type="button" className="nav-out" onClick={() => void leave(client)}>
          {say('web:shell.sign-out')}
        </button>
      </div>
    </div>
  )
}
