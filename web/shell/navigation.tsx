import { useQueryClient } from '@tanstack/react-query'
import { useLanguage, useSay } from '../kit/i18n.ts'
import { useNow } from '../kit/clock.tsx'
import { Mark } from '../kit/marks.tsx'
import { useMe } from '../kit/session.ts'
import { formatClock, formatDay, zoneName } from '../kit/time.ts'
import { leave } from './leave.ts'
import { inBar, More } from './more.tsx'
import { Place, useMyPlaces } from './places.tsx'

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
      <More />
      <Zones />
      <Post />
    </aside>
  )
}

function Places() {
  const say = useSay()
  const mine = useMyPlaces()
  return (
    <nav className="nav-list" aria-label={say('web:shell.main')}>
      {mine.map((place, index) => (
        <div key={place.path} className={index < inBar ? undefined : 'nav-rest'}>
          {place.nav.order >= 100 && (mine[index - 1]?.nav.order ?? 100) < 100 && <hr />}
          <Place place={place} />
        </div>
      ))}
    </nav>
  )
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
