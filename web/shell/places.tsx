import { useAsk } from '../kit/ask.ts'
import type { Badge, DeskPage, NavPlace } from '../kit/desk-page.ts'
import { Go } from '../kit/go.tsx'
import { useSay } from '../kit/i18n.ts'
import { useMay } from '../kit/session.ts'
import { places } from '../pages.ts'

type PlacePage = DeskPage & { readonly nav: NavPlace }

/** The places of the navigation that are open to this officer. */
export function useMyPlaces(): readonly PlacePage[] {
  const may = useMay()
  return places.filter(({ needs }) => !needs || may(needs))
}

/** One place, with how many wait there or the key that goes there. */
export function Place({ place, onClick }: { place: PlacePage; onClick?: () => void }) {
  const say = useSay()
  const { path, title, nav } = place
  return (
    <Go to={path} className="nav-i" {...(onClick && { onClick })}>
      <nav.icon size={18} stroke={1.75} />
      <span className="nav-l">{say(title)}</span>
      {nav.badge ? (
        <Count badge={nav.badge} />
      ) : (
        <span className="nav-k" aria-hidden="true">
          g {nav.key.slice(3).toLowerCase()}
        </span>
      )}
    </Go>
  )
}

function Count({ badge }: { badge: Badge }) {
  const { data } = useAsk(badge.ask, {}, { every: 300 })
  const count = data === undefined ? 0 : badge.count(data)
  return count > 0 ? <span className="nav-n">{count}</span> : null
}
