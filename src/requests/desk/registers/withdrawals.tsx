import { useState } from 'react'
import type { z } from 'zod'
import { useAsk } from '../../../../web/kit/ask.ts'
import { Card } from '../../../../web/kit/card.tsx'
import { Clock } from '../../../../web/kit/clock.tsx'
import { TickField } from '../../../../web/kit/form.tsx'
import { Go } from '../../../../web/kit/go.tsx'
import { useLanguage, useSay } from '../../../../web/kit/i18n.ts'
import { Mono, State, Tag, type Tone } from '../../../../web/kit/marks.tsx'
import { useMe } from '../../../../web/kit/session.ts'
import { Answered, Empty } from '../../../../web/kit/states.tsx'
import { formatTime } from '../../../../web/kit/time.ts'
import type { listWithdrawals, Receiver } from '../../contract.ts'
import './registers.css'

type Withdrawal = z.output<typeof listWithdrawals.output>['withdrawals'][number]

const tones: Record<Receiver['standing'], Tone> = {
  Sent: 'info',
  Received: 'info',
  Overdue: 'bad',
  Refused: 'bad',
  Effective: 'ok',
}

/** Every withdrawal of a consent and every receiver of what it had let out. `linked` leads to requests and cases. */
export function Withdrawals({ of, linked }: { of: typeof listWithdrawals; linked: boolean }) {
  const say = useSay()
  const [open, setOpen] = useState(true)
  const found = useAsk(of, { open }, { every: 60 })
  return (
    <div className="rg-pane">
      <p>{say('requests:withdrawals.lead')}</p>
      <TickField label={say('requests:withdrawals.open')} value={open} change={setOpen} />
      <Answered of={found} rows={6}>
        {({ withdrawals, more }) =>
          withdrawals.length === 0 ? (
            <Empty>{say('requests:withdrawals.none')}</Empty>
          ) : (
            <>
              {withdrawals.map((each) => (
                <One key={each.withdrawal} of={each} linked={linked} />
              ))}
              {more && <p>{say('requests:withdrawals.more')}</p>}
            </>
          )
        }
      </Answered>
    </div>
  )
}

function One({ of, linked }: { of: Withdrawal; linked: boolean }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  const at = formatTime(of.at, { language, state })
  const done = of.receivers.filter(({ standing }) => standing === 'Effective').length
  return (
    <Card
      title={of.purpose ? say(`assistance:purpose.${of.purpose}`) : say('requests:withdrawals.title')}
      right={say('requests:withdrawals.whole', { done, count: of.receivers.length })}
      bleed
    >
      <p className="rg-foot">{say('requests:withdrawals.at', { at })}</p>
      <ul className="rg-list">
        {of.receivers.map((each) => (
          <Line key={each.recall} of={each} linked={linked} />
        ))}
      </ul>
    </Card>
  )
}

function Line({ of, linked }: { of: Receiver; linked: boolean }) {
  const say = useSay()
  const language = useLanguage()
  const { state: own } = useMe()
  const { state, kind, request, standing, due, sentAt, receivedAt, effectiveAt, onward } = of
  const at = (when: string) => formatTime(when, { language, state: own, there: state })
  const name = say(`requests:kind.${kind}`)
  return (
    <li>
      <span className="row">
        <State c={state} />
        {linked ? (
          <Go to="/exchange/$request" ids={{ request }}>
            <b>{name}</b>
          </Go>
        ) : (
          <b>{name}</b>
        )}
      </span>
      <span className="row">
        <Tag tone={tones[standing]}>{say(`requests:withdrawals.standing.${standing}`)}</Tag>
        <Clock due={due} from={sentAt} there={state} stopped={effectiveAt ? 'done' : undefined} />
      </span>
      <p className="muted">
        {[
          say('requests:withdrawals.sent', { at: at(sentAt) }),
          receivedAt && say('requests:withdrawals.received', { at: at(receivedAt) }),
          effectiveAt && say('requests:withdrawals.effective', { at: at(effectiveAt) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {onward.length > 0 && <p>{say('requests:withdrawals.onward', { states: onward.join(', '), state })}</p>}
      {!linked && (
        <small>
          <Mono>{request}</Mono>
        </small>
      )}
    </li>
  )
}
