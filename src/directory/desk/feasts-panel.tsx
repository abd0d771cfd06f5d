import { useAsk } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { Go } from '../../../web/kit/go.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { State } from '../../../web/kit/marks.tsx'
import { listFeasts } from '../calendar/feasts-contract.ts'
import './directory.css'

/** Where a shift begins, for whoever keeps the directory: of which states the year ahead lacks feasts that move. */
export function Panel() {
  const say = useSay()
  const { data } = useAsk(listFeasts, {})
  const lacking = (data?.years ?? []).flatMap(({ year, feasts }) => {
    const states = [...new Set(feasts.filter(({ days }) => days.length === 0).map(({ state }) => state))]
    return states.length === 0 ? [] : [{ year, states }]
  })
  if (lacking.length === 0) return null
  return (
    <Card title={say('directory:feast.ahead')}>
      <p>{say('directory:feast.warn')}</p>
      <ul className="dir-feasts">
        {lacking.map(({ year, states }) => (
          <li key={year} className="row wrap">
            <b>{year}</b>
            {states.map((state) => (
              <State key={state} c={state} />
            ))}
          </li>
        ))}
      </ul>
      <Go to="/directory/holidays">{say('directory:feast.go')}</Go>
    </Card>
  )
}
