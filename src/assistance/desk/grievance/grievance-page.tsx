import { listAgencies } from '../../../access/contract.ts'
import { useAsk } from '../../../../web/kit/ask.ts'
import { Card } from '../../../../web/kit/card.tsx'
import { Clock } from '../../../../web/kit/clock.tsx'
import { Go, useIds } from '../../../../web/kit/go.tsx'
import { useLanguage, useSay } from '../../../../web/kit/i18n.ts'
import { Mono, State, Tag } from '../../../../web/kit/marks.tsx'
import { Page } from '../../../../web/kit/page.tsx'
import { useMe } from '../../../../web/kit/session.ts'
import { Answered, Empty } from '../../../../web/kit/states.tsx'
import { formatDate } from '../../../../web/kit/time.ts'
import { getGrievance, GrievanceId, type Grievance } from '../../grievance/contract.ts'
import { StepForm } from './step-form.tsx'
import './grievance.css'

/** One grievance: what the person says, what was done, and the next step. */
function GrievancePage() {
  const say = useSay()
  const { grievance } = useIds<'grievance'>()
  const asked = useAsk(getGrievance, { grievance: GrievanceId.parse(grievance) })
  return (
    <Page
      title={say('assistance:grievance.one')}
      crumbs={<Go to="/grievances">{say('assistance:grievance.back')}</Go>}
      className="gr-page"
    >
      <Answered of={asked} rows={8}>
        {(one) => (
          <div className="gr-two">
            <div className="gr-col">
              <Says one={one} />
              <Steps one={one} />
            </div>
            <div className="gr-col">
              <Card title={say('assistance:grievance.next')}>
                <StepForm key={one.steps.length} one={one} />
              </Card>
              <Checks one={one} />
            </div>
          </div>
        )}
      </Answered>
    </Page>
  )
}

function Says({ one }: { one: Grievance }) {
  const say = useSay()
  const agencies = useAsk(listAgencies, {})
  const unit = agencies.data?.agencies.find(({ id }) => id === one.aboutAgency)?.name
  const { what, office, name, reach } = one.told
  return (
    <Card
      title={say(`assistance:grievance-type.${one.type}`)}
      right={<Tag tone={one.due ? 'info' : 'mute'}>{say(`assistance:grievance-state.${one.state}`)}</Tag>}
    >
      <div className="gr-says">
        <p className="row">
          <Mono>{one.receipt}</Mono>
          <span className="muted">{say(`assistance:way-in.${one.channel}`)}</span>
          <span className="muted">{say('assistance:grievance.language-of', { language: one.language })}</span>
          <Tag tone={one.track === 'Independent' ? 'warn' : 'mute'}>
            {say(`assistance:grievance-track.${one.track}`)}
          </Tag>
          {one.outcome && <Tag tone="mute">{say(`assistance:grievance-outcome.${one.outcome}`)}</Tag>}
          {one.due && <Clock due={one.due} from={one.receivedAt} />}
        </p>
        <p className="gr-words">{what}</p>
        <p>
          <b>{say('assistance:grievance.about')}</b>{' '}
          {one.aboutState && (
            <>
              <State c={one.aboutState} />{' '}
            </>
          )}
          {[unit, office].filter(Boolean).join(' · ')}
          {unit && <small>{say('assistance:grievance.kept-out')}</small>}
          {!unit && !one.aboutState && <small>{say('assistance:grievance.unnamed')}</small>}
        </p>
        <p>
          <b>{say('assistance:grievance.name')}</b>{' '}
          {one.anonymous ? say('assistance:grievance.anonymous') : [name, reach].filter(Boolean).join(' · ')}
        </p>
      </div>
    </Card>
  )
}

function Steps({ one: { steps } }: { one: Grievance }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  return (
    <Card title={say('assistance:grievance.steps')}>
      {steps.length === 0 ? (
        <Empty>{say('assistance:grievance.no-step')}</Empty>
      ) : (
        <ol className="gr-steps">
          {steps.map(({ number, kind, at, text, outcome, answer, by }) => (
            <li key={number}>
              <p className="row">
                <b>{say(`assistance:grievance-step.${kind}`)}</b>
                {outcome && <Tag tone="mute">{say(`assistance:grievance-outcome.${outcome}`)}</Tag>}
                {answer && (
                  <Tag tone={answer === 'Harm' ? 'bad' : 'mute'}>{say(`assistance:check-answer.${answer}`)}</Tag>
                )}
                <time dateTime={at} className="muted">
                  {formatDate(at, { language, state })}
                </time>
                {by === null && <span className="muted">{say('assistance:grievance.by-person')}</span>}
              </p>
              <p className="gr-words">{text}</p>
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}

function Checks({ one: { checks } }: { one: Grievance }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  return (
    <Card title={say('assistance:grievance.harm')}>
      <ul className="gr-steps">
        {checks.map(({ days, due, answer, done }) => (
          <li key={days}>
            <p className="row">
              <b>{say('assistance:grievance.after-days', { days })}</b>
              {answer ? (
                <Tag tone={answer === 'Harm' ? 'bad' : 'ok'}>{say(`assistance:check-answer.${answer}`)}</Tag>
              ) : null}
              <span className="muted">
                {done
                  ? say('assistance:grievance.check-done', { date: formatDate(done, { language, state }) })
                  : say('assistance:grievance.check-due', { date: formatDate(due, { language, state }) })}
              </span>
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}

export { GrievancePage as Page }
