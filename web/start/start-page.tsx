import { useAsk } from '../kit/ask.ts'
import type { Badge, DeskPage, NavPlace } from '../kit/desk-page.ts'
import { Go } from '../kit/go.tsx'
import { useSay } from '../kit/i18n.ts'
import { Page } from '../kit/page.tsx'
import { Panels } from '../kit/panels.tsx'
import { useMay, useMe } from '../kit/session.ts'
import { Empty } from '../kit/states.tsx'
import { places } from '../pages.ts'
import './start.css'

/** Where a shift begins: what waits for this post, by its rights. */
function StartPage() {
  const say = useSay()
  const me = useMe()
  const may = useMay()
  const open = places.filter(({ path, needs }) => path !== '/' && (!needs || may(needs)))
  return (
    <Page title={say('web:start.title')} crumbs={me.agency?.name}>
      <div className="start">
        <p className="t2">{say('web:start.lead', { post: me.post })}</p>
        {open.length === 0 && <Empty>{say('web:start.nothing')}</Empty>}
        <div className="start-now">
          <Panels on="start" />
        </div>
        <ul className="start-list">
          {open.map(({ path, title, nav }) => (
            <li key={path}>
              <Waiting path={path} title={title} nav={nav} />
            </li>
          ))}
        </ul>
      </div>
    </Page>
  )
}

function Waiting({ path, title, nav }: Pick<DeskPage, 'path' | 'title'> & { nav: NavPlace }) {
  const say = useSay()
  const Icon = nav.icon
  return (
    <Go to={path} className="start-go">
      <Icon size={20} stroke={1.75} />
      <b>{say(title)}</b>
      {nav.badge && <Count badge={nav.badge} />}
    </Go>
  )
}

function Count({ badge }: { badge: Badge }) {
  const say = useSay()
  const { data } = useAsk(badge.ask, {})
  if (data === undefined) return <span className="muted">…</span>
  const count = badge.count(data)
  return count === 0 ? (
    <span className="muted">{say('web:start.none')}</span>
  ) : (
    <span className="t2 num">{say('web:start.waiting', { count })}</span>
  )
}

export { StartPage as Page }
