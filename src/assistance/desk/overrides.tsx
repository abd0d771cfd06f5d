import { Button } from '@mantine/core'
import { useState } from 'react'
import type { PersonId } from '../../casework/contract.ts'
import { useAsk, useTell } from '../../../web/kit/ask.ts'
import { Gate } from '../../../web/kit/card.tsx'
import { ChoiceField, LongField, TextField } from '../../../web/kit/form.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Tag } from '../../../web/kit/marks.tsx'
import { useMay, useMe } from '../../../web/kit/session.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { formatDate } from '../../../web/kit/time.ts'
import { listConsents, opens } from '../contract.ts'
import {
  answerOverride,
  endOverride,
  proposeOverride,
  tellOverride,
  type Overridable,
  type Override,
} from '../override/contract.ts'
import { BoundsFields, type Bounds } from './bounds-fields.tsx'
import { groupIn, useRecipient } from './consent-words.ts'

interface Of {
  readonly person: PersonId
  readonly purpose: Overridable
}

/** What stands against her answer, by which law, who allowed it, and whether she was told. */
export function Overrides({ person, purpose }: Of) {
  const say = useSay()
  const may = useMay()
  const [proposing, propose] = useState(false)
  const { data } = useAsk(listConsents, { person })
  const overrides = data?.overrides.filter((each) => each.purpose === purpose) ?? []
  const mayPropose = may('assistance.override') && data !== undefined && !opens(data.standing[purpose])
  if (overrides.length === 0 && !mayPropose) return null
  return (
    <section className="cg-ends" aria-label={say('assistance:override.title')}>
      <h3>{say('assistance:override.title')}</h3>
      <ul>
        {overrides.map((each) => (
          <One key={each.id} of={each} />
        ))}
      </ul>
      {mayPropose && !proposing && (
        <Button size="compact-sm" variant="default" onClick={() => propose(true)}>
          {say('assistance:override.propose')}
        </Button>
      )}
      {mayPropose && proposing && <Propose person={person} purpose={purpose} done={() => propose(false)} />}
    </section>
  )
}

function One({ of }: { of: Override }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  const named = useRecipient()
  const answer = useTell(answerOverride)
  const end = useTell(endOverride)
  const tell = useTell(tellOverride)
  const error = answer.error ?? end.error ?? tell.error
  const stands = of.endedWhy ?? (of.approvedAt ? 'Stands' : 'Waits')
  const day = (at: string) => formatDate(at, { language, state })
  return (
    <li>
      <Tag tone={stands === 'Stands' ? 'bad' : stands === 'Waits' ? 'warn' : 'mute'}>
        {say(`assistance:override-stands.${stands}`)}
      </Tag>{' '}
      <b>{of.clause}</b>
      <small>
        {of.source}; {say(of.verified ? 'assistance:override.verified' : 'assistance:override.not-verified')}
      </small>
      <small>
        {of.recipients.map(named).join(', ')}; {of.fields.map((group) => groupIn(say, group)).join(', ')};{' '}
        {say('assistance:bounds.ends', { day: day(of.expiresAt) })}
      </small>
      <p>{of.reason}</p>
      <small>
        {of.toldAt || of.tell === 'Now'
          ? say('assistance:override.told')
          : say('assistance:override.look-again', { day: of.lookAgainOn && day(of.lookAgainOn) })}
      </small>
      <p className="cg-acts">
        {of.may.includes('approve') &&
          ([true, false] as const).map((yes) => (
            <Button
              key={String(yes)}
              size="compact-sm"
              variant="default"
              onClick={() => answer.mutate({ override: of.id, yes })}
            >
              {say(yes ? 'assistance:override.allow' : 'assistance:override.refuse')}
            </Button>
          ))}
        {of.may.includes('tell') && of.tell === 'Later' && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => tell.mutate({ override: of.id, lookAgainOn: null })}
          >
            {say('assistance:override.tell')}
          </Button>
        )}
        {of.may.includes('end') && (
          <Button size="compact-sm" variant="default" onClick={() => end.mutate({ override: of.id })}>
            {say('assistance:override.end')}
          </Button>
        )}
      </p>
      {error && <ErrorNote error={error} />}
    </li>
  )
}

function Propose({ person, purpose, done }: Of & { done: () => void }) {
  const say = useSay()
  const propose = useTell(proposeOverride)
  const [bounds, setBounds] = useState<Bounds>({ recipients: [], fields: [], until: '' })
  const [clause, setClause] = useState('')
  const [source, setSource] = useState('')
  const [reason, setReason] = useState('')
  const [tell, setTell] = useState<string | null>('Now')
  const [lookAgainOn, setLookAgain] = useState('')
  const isWhole =
    bounds.recipients.length > 0 &&
    bounds.fields.length > 0 &&
    bounds.until !== '' &&
    clause.trim().length > 2 &&
    source.trim().length > 2 &&
    reason.trim().length >= 20 &&
    (tell === 'Now' || lookAgainOn !== '')
  const save = () =>
    propose.mutate(
      {
        person,
        purpose,
        recipients: [...bounds.recipients],
        fields: [...bounds.fields] as never,
        clause,
        source,
        reason,
        tell: tell === 'Later' ? 'Later' : 'Now',
        lookAgainOn: tell === 'Later' ? lookAgainOn : null,
        expiresAt: new Date(`${bounds.until}T23:59:59`).toISOString(),
      },
      { onSuccess: done },
    )
  return (
    <div className="cg-form">
      <Gate>{say(purpose === 'NotifyOwnState' ? 'assistance:override.two-agencies' : 'assistance:override.two')}</Gate>
      <TextField label={say('assistance:override.clause')} value={clause} change={setClause} required />
      <TextField label={say('assistance:override.source')} value={source} change={setSource} required />
      <LongField
        label={say('assistance:override.reason')}
        hint={say('assistance:override.reason-hint')}
        value={reason}
        change={setReason}
        max={2000}
        required
      />
      <BoundsFields value={bounds} change={setBounds} needed />
      <ChoiceField
        label={say('assistance:override.is-told')}
        choices={(['Now', 'Later'] as const).map((value) => ({
          value,
          label: say(`assistance:override-tell.${value}`),
        }))}
        value={tell}
        change={setTell}
        required
      />
      {tell === 'Later' && (
        <TextField
          type="date"
          label={say('assistance:override.look-again-on')}
          value={lookAgainOn}
          change={setLookAgain}
          required
        />
      )}
      <Button size="sm" disabled={!isWhole} loading={propose.isPending} onClick={save}>
        {say('assistance:override.propose')}
      </Button>
      {propose.error && <ErrorNote error={propose.error} />}
    </div>
  )
}
