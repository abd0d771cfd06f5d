import { Button } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { Card } from '../../../../web/kit/card.tsx'
import { Clock } from '../../../../web/kit/clock.tsx'
import { Drawer } from '../../../../web/kit/drawer.tsx'
import { useLanguage, useSay } from '../../../../web/kit/i18n.ts'
import { Tag, type Tone } from '../../../../web/kit/marks.tsx'
import { useMay, useMe } from '../../../../web/kit/session.ts'
import { Empty } from '../../../../web/kit/states.tsx'
import { formatDate } from '../../../../web/kit/time.ts'
import type { getSafety, RiskLevel, SafetyPlan } from '../../safety/contract.ts'
import { AssessForm } from './assess-form.tsx'
import { ContactForm, DemandForm, FlagForm } from './contact-form.tsx'
import { PlanForm } from './plan-form.tsx'

type Of = z.output<typeof getSafety.output>['people'][number]
const acts = ['assess', 'plan', 'contact', 'flag', 'demand'] as const
type Act = (typeof acts)[number]
export const levelTone: Record<RiskLevel, Tone> = {
  None: 'ok',
  NotKnown: 'mute',
  Low: 'info',
  Medium: 'warn',
  High: 'bad',
}

/** One person: how she may be reached, what endangers her, and what may be done next. */
export function PersonCard({ of, code, family }: { of: Of; code: string; family: boolean }) {
  const say = useSay()
  const may = useMay()
  const [act, choose] = useState<Act>()
  const done = () => choose(undefined)
  const { person, plan } = of
  return (
    <Card title={code}>
      {may('assistance.safety') && (
        <div className="sf-acts">
          {acts.map((each) => (
            <Button key={each} size="compact-sm" variant="default" onClick={() => choose(each)}>
              {say(`assistance:safety-act.${each}`)}
            </Button>
          ))}
        </div>
      )}
      <div className="sf-two">
        <Plan plan={plan} />
        <Risk of={of} />
      </div>
      <Log of={of} />
      <Drawer
        title={act ? `${code}: ${say(`assistance:safety-act.${act}`)}` : ''}
        open={act !== undefined}
        close={done}
      >
        {act === 'assess' && <AssessForm person={person} last={of.assessments[0]} done={done} />}
        {act === 'plan' && <PlanForm person={person} last={plan} done={done} />}
        {act === 'contact' && (
          <ContactForm person={person} family={family} inside={plan?.stillInside ?? false} done={done} />
        )}
        {act === 'flag' && <FlagForm person={person} done={done} />}
        {act === 'demand' && <DemandForm person={person} done={done} />}
      </Drawer>
    </Card>
  )
}

function Plan({ plan }: { plan: SafetyPlan | null }) {
  const say = useSay()
  if (!plan) return <Empty>{say('assistance:safety.no-plan')}</Empty>
  const { safeHours, zone, safeChannel, codeWord, contacts, steps, reviewDue, recordedAt } = plan
  return (
    <div>
      <p className="row">
        {plan.stillInside && <Tag tone="bad">{say('assistance:safety.inside-tag')}</Tag>}
        {plan.deviceMonitored && <Tag tone="warn">{say('assistance:safety.monitored-tag')}</Tag>}
        <Clock due={reviewDue} from={recordedAt} />
      </p>
      <dl className="sf-facts">
        <dt>{say('assistance:safety.hours')}</dt>
        <dd>{safeHours ? `${safeHours.from}–${safeHours.until}, ${zone}` : say('assistance:safety.any-hour')}</dd>
        <dt>{say('assistance:safety.channel')}</dt>
        <dd>{say(safeChannel ? `assistance:channel.${safeChannel}` : 'assistance:safety.any-channel')}</dd>
        {codeWord && (
          <>
            <dt>{say('assistance:safety.word')}</dt>
            <dd>{codeWord}</dd>
          </>
        )}
        {contacts.map(({ name, relation, way, mayKnow }) => (
          <div key={`${name} ${way}`} style={{ display: 'contents' }}>
            <dt>{relation}</dt>
            <dd>
              {name}, {way}
              {mayKnow && <small className="muted"> ({mayKnow})</small>}
            </dd>
          </div>
        ))}
      </dl>
      {steps && <p>{steps}</p>}
    </div>
  )
}

function Risk({ of: { assessments } }: { of: Of }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  const last = assessments[0]
  if (!last) return <Empty>{say('assistance:safety.not-assessed')}</Empty>
  const found = last.answers.filter(({ level }) => level !== 'None')
  return (
    <div>
      <p className="row">
        <Tag tone={levelTone[last.highest]}>{say(`assistance:level.${last.highest}`)}</Tag>
        <span className="muted">
          {say(`assistance:occasion.${last.occasion}`)} · {formatDate(last.recordedAt, { language, state })}
          {assessments.length > 1 && ` · ${say('assistance:safety.before', { count: assessments.length - 1 })}`}
        </span>
        <Clock due={last.reviewDue} from={last.recordedAt} />
      </p>
      <dl className="sf-facts">
        {found.map(({ factor, level, basis, action }) => (
          <div key={factor} style={{ display: 'contents' }}>
            <dt>{say(`assistance:level.${level}`)}</dt>
            <dd>
              <b>{say(`assistance:factor.${factor}`)}</b>
              {basis && <span>: {basis}</span>}
              {action && <small className="muted"> → {action}</small>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

/** What was asked for money, and whom somebody contacted, the newest first. */
function Log({ of: { contacts, demands } }: { of: Of }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  const day = (at: string) => formatDate(at, { language, state })
  if (contacts.length + demands.length === 0) return null
  return (
    <ul className="sf-list">
      {demands.map(({ id, amount, said, through, advised, policeTold, recordedAt }) => (
        <li key={id}>
          <p className="row">
            <Tag tone="bad">{say('assistance:safety-act.demand')}</Tag> <b>{amount}</b>
            <span className="muted">
              {through} · {day(recordedAt)} ·{' '}
              {say(advised ? 'assistance:safety.was-advised' : 'assistance:safety.not-advised')}
              {policeTold && ` · ${say('assistance:safety.police-told')}`}
            </span>
          </p>
          <p>{said}</p>
        </li>
      ))}
      {contacts.slice(0, 10).map(({ id, party, channel, safeWord, reason, recordedAt }) => (
        <li key={id}>
          <p className="muted">
            {say(`assistance:party.${party}`)} · {say(`assistance:channel.${channel}`)} · {day(recordedAt)}
            {safeWord && ` · ${say('assistance:safety.word-said')}`}
            {reason && ` · ${reason}`}
          </p>
        </li>
      ))}
    </ul>
  )
}
