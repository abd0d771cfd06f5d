import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Mono, State, Tag } from '../../../web/kit/marks.tsx'
import type { Authority } from '../authority/contract.ts'
import { OpenNow, Standing } from './standing.tsx'
import { useClockThere } from './use-clock-there.ts'
import { useLanguageName, useWords } from './words.ts'

/** All that is known of an authority. */
export function Facts({ of }: { of: Authority }) {
  const say = useSay()
  const words = useWords()
  const language = useLanguage()
  const nameOf = useLanguageName()
  const clock = useClockThere()(of.zone)
  return (
    <dl className="dir-facts">
      <dt>{say('directory:column.verified')}</dt>
      <dd className="row">
        <Standing of={of} /> {of.verifiedBy && <span className="muted">{of.verifiedBy}</span>}
      </dd>
      <dt>{say('directory:column.state')}</dt>
      <dd>
        <State c={of.state} /> {of.seat !== of.state && say('directory:unit.sits', { seat: of.seat })}
      </dd>
      <dt>{say('directory:column.competence')}</dt>
      <dd>{words(of.competence)}</dd>
      <dt>{say('directory:column.reach')}</dt>
      <dd>
        {of.channels.length === 0 ? (
          <span className="muted">{say('directory:unit.noWay')}</span>
        ) : (
          <ol className="dir-ways">
            {of.channels.map(({ channel, address }) => (
              <li key={`${channel} ${address}`}>
                {say(`directory:channel.${channel}`)} <Mono>{address}</Mono>
              </li>
            ))}
          </ol>
        )}
      </dd>
      <dt>{say('directory:column.open')}</dt>
      <dd>
        <OpenNow of={of} /> <span className="muted">{say('directory:unit.clock', { clock, zone: of.zone })}</span>
        {of.hours?.map(({ days, from, to }) => (
          <div key={`${from} ${to}`}>
            {days.map((day) => dayName(day, language)).join(', ')} {from}–{to}
          </div>
        ))}
      </dd>
      <dt>{say('directory:column.languages')}</dt>
      <dd>{of.languages.map(nameOf).join(', ')}</dd>
      <dt>{say('directory:column.source')}</dt>
      <dd>
        {of.source} {of.fictional && <Tag tone="info">{say('directory:unit.fictional')}</Tag>}
      </dd>
      <dt>{say('directory:column.code')}</dt>
      <dd>
        <Mono>{of.code}</Mono> {!of.active && <Tag tone="bad">{say('directory:unit.closed')}</Tag>}
      </dd>
    </dl>
  )
}

/** Monday is 1; 1 January 2024 was a Monday. */
const dayName = (day: number, language: string) =>
  new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, day)))
