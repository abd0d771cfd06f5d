import { useAsk } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Tag } from '../../../web/kit/marks.tsx'
import { Answered } from '../../../web/kit/states.tsx'
import { showChannels, type RequestView } from '../contract.ts'

/** Which ways stand open between the two states today for this kind, and why the others do not. */
export function ChannelsCard({ view }: { view: RequestView }) {
  const say = useSay()
  const language = useLanguage()
  const asked = useAsk(showChannels, { request: view.id })
  return (
    <Card title={say('requests:channels.title', { state: view.state })}>
      <Answered of={asked}>
        {({ channels }) => {
          const open = channels.filter(({ availability }) => availability !== 'NotAvailable')
          const shut = channels.filter(({ availability }) => availability === 'NotAvailable')
          return (
            <>
              <ul className="xch">
                {open.map(({ channel, availability, why, source, verified }) => (
                  <li key={channel} title={source}>
                    <span className="row">
                      <b>{say(`directory:channel.${channel}`)}</b>
                      <Tag tone={availability === 'Available' ? 'ok' : 'warn'}>
                        {say(`directory:availability.${availability}`)}
                      </Tag>
                      {!verified && <Tag outline>{say('requests:page.not-verified')}</Tag>}
                    </span>
                    <small className="muted">{why[language]}</small>
                  </li>
                ))}
              </ul>
              {shut.length > 0 && (
                <details className="xch-shut">
                  <summary>{say('requests:channels.shut', { count: shut.length })}</summary>
                  <ul className="xch">
                    {shut.map(({ channel, why, lacks, missing }) => (
                      <li key={channel}>
                        <b>{say(`directory:channel.${channel}`)}</b>
                        <small className="muted">
                          {lacks ? say(`directory:lacks.${lacks}`, { states: missing.join(', ') }) : why[language]}
                        </small>
                      </li>
                    ))}
                  </ul>
                </details>
              )}
            </>
          )
        }}
      </Answered>
    </Card>
  )
}
