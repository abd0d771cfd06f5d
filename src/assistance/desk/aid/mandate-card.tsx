import { Button } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useTell } from '../../../../web/kit/ask.ts'
import { Card } from '../../../../web/kit/card.tsx'
import { Clock } from '../../../../web/kit/clock.tsx'
import { ChoiceField, LongField, MomentField, TextField } from '../../../../web/kit/form.tsx'
import { useLanguage, useSay } from '../../../../web/kit/i18n.ts'
import { inHours } from '../../../../web/kit/in-hours.ts'
import { Tag, type Tone } from '../../../../web/kit/marks.tsx'
import { useMe } from '../../../../web/kit/session.ts'
import { ErrorNote } from '../../../../web/kit/states.tsx'
import { formatDate } from '../../../../web/kit/time.ts'
import {
  mandateMoves,
  MandateStep,
  meetAidDeadline,
  setAidDeadline,
  takeMandateStep,
  type Mandate,
  type MandateState,
} from '../../aid/contract.ts'

const tone: Record<MandateState, Tone> = { Asked: 'warn', Accepted: 'ok', Declined: 'mute', Ended: 'mute' }

/** One lawyer asked for one matter: where it stands, what was done, what is due, the next step. */
export function MandateCard({ one, children }: { one: Mandate; children?: ReactNode }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  return (
    <Card
      title={[one.code, say(`assistance:matter.${one.matter}`)].filter(Boolean).join(' · ')}
      right={<Tag tone={tone[one.state]}>{say(`assistance:mandate.${one.state}`)}</Tag>}
    >
      <div className="la-mandate">
        <p className="row">
          <span>
            {one.lawyer.name}, {one.lawyer.firm}
          </span>
          {one.power && <Tag tone="ok">{say('assistance:aid.power')}</Tag>}
          {one.state === 'Asked' && (
            <>
              <span className="muted">{say('assistance:aid.accept-by')}</span>
              <Clock due={one.acceptBy} from={one.askedAt} />
            </>
          )}
        </p>
        <p className="la-words">{one.what}</p>
        {one.steps.length > 0 && (
          <ol className="la-list">
            {one.steps.map(({ number, kind, text, at }) => (
              <li key={number}>
                <b>{say(`assistance:mandate-step.${kind}`)}</b>{' '}
                <time dateTime={at} className="muted">
                  {formatDate(at, { language, state })}
                </time>
                <p className="la-words">{text}</p>
              </li>
            ))}
          </ol>
        )}
        <Deadlines one={one} />
        <NextStep key={one.steps.length} one={one} />
        {children}
      </div>
    </Card>
  )
}

function NextStep({ one }: { one: Mandate }) {
  const say = useSay()
  const { id: me } = useMe()
  const take = useTell(takeMandateStep, ['casework'])
  const [step, setStep] = useState<string | null>(null)
  const [text, setText] = useState('')
  const answers = one.lawyer.officer === null || one.lawyer.officer === me
  const open = mandateMoves[one.state].filter((kind) => answers || (kind !== 'Accepted' && kind !== 'Declined'))
  if (open.length === 0) return null
  return (
    <div className="la-form">
      <ChoiceField
        label={say('assistance:aid.step')}
        choices={open.map((value) => ({ value, label: say(`assistance:mandate-step.${value}`) }))}
        empty={say('assistance:aid.choose')}
        value={step}
        change={setStep}
      />
      {step !== null && (
        <>
          <LongField
            label={say('assistance:aid.text')}
            hint={say('assistance:aid.text-hint')}
            value={text}
            change={setText}
            required
            max={4000}
          />
          <Button
            disabled={text.trim() === ''}
            loading={take.isPending}
            onClick={() => take.mutate({ mandate: one.id, step: MandateStep.parse(step), text })}
          >
            {say('assistance:aid.record')}
          </Button>
        </>
      )}
      {take.error && <ErrorNote error={take.error} />}
    </div>
  )
}

function Deadlines({ one }: { one: Mandate }) {
  const say = useSay()
  const set = useTell(setAidDeadline)
  const meet = useTell(meetAidDeadline)
  const [adding, setAdding] = useState(false)
  const [what, setWhat] = useState('')
  const [due, setDue] = useState(() => inHours(72))
  return (
    <div className="la-form">
      <ul className="la-list" aria-label={say('assistance:aid.deadline')}>
        {one.deadlines.map((deadline) => (
          <li key={deadline.id} className="row">
            <span className="la-grow">{deadline.what}</span>
            {deadline.met ? <Tag tone="ok">{say('assistance:aid.met')}</Tag> : <Clock due={deadline.due} />}
            {!deadline.met && (
              <Button
                size="compact-xs"
                variant="default"
                loading={meet.isPending}
                onClick={() => meet.mutate({ mandate: one.id, deadline: deadline.id })}
              >
                {say('assistance:aid.met')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {one.state === 'Accepted' && !adding && (
        <Button size="compact-sm" variant="default" onClick={() => setAdding(true)}>
          {say('assistance:aid.set-deadline')}
        </Button>
      )}
      {adding && (
        <>
          <TextField label={say('assistance:aid.deadline-what')} value={what} change={setWhat} required />
          <MomentField label={say('assistance:aid.due')} value={due} change={setDue} />
          <Button
            disabled={what.trim() === ''}
            loading={set.isPending}
            onClick={() => set.mutate({ mandate: one.id, what, due }, { onSuccess: () => setAdding(false) })}
          >
            {say('assistance:aid.record')}
          </Button>
        </>
      )}
      {(set.error ?? meet.error) && <ErrorNote error={set.error ?? meet.error} />}
    </div>
  )
}
