import { useAsk } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { State, Tag } from '../../../web/kit/marks.tsx'
import { showClock, type ClockView, type RequestView, type Urgency } from '../contract.ts'

/** By when, on the clocks of both states, by which rule, and which days off moved it. */
export function ClockCard({ view, urgency }: { view: RequestView; urgency?: Urgency }) {
  const say = useSay()
  const { data } = useAsk(showClock, { request: view.id, ...(urgency && { urgency }) }, { keep: true })
  if (!data || data.answerDue === null) return null
  return (
    <Card
      title={say(data.sentAt === null ? 'requests:clock.if-now' : 'requests:clock.title')}
      right={data.counts && !data.verified && <Tag outline>{say('requests:page.not-verified')}</Tag>}
    >
      <dl className="xl xt">
        <Due word={say('requests:clock.acknowledge')} at={data.acknowledgeDue} zones={data.zones} />
        <Due word={say('requests:clock.answer')} at={data.answerDue} zones={data.zones} />
      </dl>
      <p>
        <Length clock={data} /> <span className="muted sm">{data.source}</span>
      </p>
      {view.pausedSince && <p>{say('requests:clock.paused')}</p>}
      <Moved clock={data} />
      {data.unknown.length > 0 && (
        <p className="sm" role="note">
          {say('requests:clock.unknown', {
            states: data.unknown.map(({ state, year }) => `${state} ${year}`).join(', '),
          })}
        </p>
      )}
    </Card>
  )
}

/** How long it has to be answered: whole days are easier to grasp than many hours. */
function Length({ clock: { counts, answer } }: { clock: ClockView }) {
  const say = useSay()
  if (counts === null || answer === null) return say('requests:clock.unsaid')
  if (counts === 'WorkingDays') return say('requests:clock.days', { count: answer })
  if (answer >= 72 && answer % 24 === 0) return say('requests:clock.around', { count: answer / 24 })
  return say('requests:clock.hours', { count: answer })
}

function Due({ word, at, zones }: { word: string; at: string | null; zones: ClockView['zones'] }) {
  const language = useLanguage()
  if (at === null) return null
  const format = (timeZone: string) =>
    new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
      timeZone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).format(new Date(at))
  return (
    <div>
      <dt>{word}</dt>
      <dd>
        {zones.map(({ state, zone }) => (
          <time key={state} dateTime={at} className="row">
            <State c={state} /> {format(zone)}
          </time>
        ))}
      </dd>
    </div>
  )
}

function Moved({ clock: { weekendDays, holidays } }: { clock: ClockView }) {
  const say = useSay()
  const language = useLanguage()
  if (weekendDays + holidays.length === 0) return null
  const format = new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
  })
  return (
    <>
      {weekendDays > 0 && <p className="muted sm">{say('requests:clock.weekends', { count: weekendDays })}</p>}
      {holidays.length > 0 && (
        <ul className="xt-h">
          {holidays.map(({ state, day, name, verified }) => (
            <li key={`${state} ${day}`} className="row">
              <State c={state} /> {format.format(new Date(day))} {name[language]}
              {!verified && <Tag outline>{say('requests:page.not-verified')}</Tag>}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
