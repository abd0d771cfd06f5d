import { useState } from 'react'
import { useAsk } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { TextField } from '../../../web/kit/form.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { State, Tag } from '../../../web/kit/marks.tsx'
import { Answered } from '../../../web/kit/states.tsx'
import { listNetworks, type Network } from '../contract.ts'

/** Which networks there are, who takes part on a day, and what may go there; each with its source. */
export function Registry() {
  const say = useSay()
  const [date, setDate] = useState(() => new Date().toISOString().slice(0, 10))
  const found = useAsk(listNetworks, { date }, { keep: true, when: date !== '' })
  return (
    <Card title={say('networks:registry.title')} bleed>
      <div className="net-list">
        <div className="net-form net-pad">
          <TextField type="date" label={say('networks:registry.day')} value={date} change={setDate} />
        </div>
      </div>
      <Answered of={found} rows={8}>
        {({ networks }) => (
          <ul className="net-list">
            {networks.map((network) => (
              <Row key={network.code} of={network} />
            ))}
          </ul>
        )}
      </Answered>
    </Card>
  )
}

function Row({ of: { name, does, releases, source, verified, units, absent } }: { of: Network }) {
  const say = useSay()
  const language = useLanguage()
  return (
    <li>
      <div className="net-row">
        <strong>{name[language]}</strong>
        {!verified && <Tag outline>{say('networks:registry.not-verified')}</Tag>}
      </div>
      <p>{does[language]}</p>
      <p>
        {say('networks:registry.releases')} {releases[language]}
      </p>
      {units.length > 0 && (
        <details>
          <summary>{say('networks:registry.units', { count: units.length })}</summary>
          <ul className="net-units">
            {units.map((unit) => (
              <li key={`${unit.state}${unit.since}`}>
                <State c={unit.state} /> {unit.name} · {say('networks:registry.since', { day: unit.since })}{' '}
                {!unit.verified && <Tag outline>{say('networks:registry.not-verified')}</Tag>}
                <small>{unit.source}</small>
              </li>
            ))}
          </ul>
        </details>
      )}
      {absent.length > 0 && <small>{say('networks:registry.absent', { states: absent.join(', ') })}</small>}
      <small>{source}</small>
    </li>
  )
}
