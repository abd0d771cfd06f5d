import { useState } from 'react'
import { useAsk, useTell } from '../../../../web/kit/ask.ts'
import { ChoiceField, LongField, TextField } from '../../../../web/kit/form.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { listProviders, type ProviderId } from '../../providers/contract.ts'
import {
  Outcome,
  recordNeed,
  serviceMoves,
  ServiceStep,
  ServiceType,
  ServiceUrgency,
  takeServiceStep,
  type Need,
} from '../../services/contract.ts'
import { PersonField, usePerson, type Someone } from '../person-field.tsx'
import { Send } from '../send.tsx'

/** What somebody needs, where and how soon. */
export function NeedForm({ people, done }: { people: readonly Someone[]; done: () => void }) {
  const say = useSay()
  const record = useTell(recordNeed, ['casework'])
  const [person, setPerson] = usePerson(people)
  const [type, setType] = useState<string | null>(null)
  const [urgency, setUrgency] = useState<string | null>('OneDay')
  const [district, setDistrict] = useState('')
  const [what, setWhat] = useState('')
  const ready = person && type && urgency && district.trim() && what.trim()
  return (
    <div className="sf-form">
      <PersonField people={people} person={person} change={setPerson} />
      <ChoiceField
        label={say('assistance:services.type')}
        choices={ServiceType.options.map((value) => ({ value, label: say(`assistance:service-type.${value}`) }))}
        empty={say('assistance:consent.choose')}
        value={type}
        change={setType}
        required
      />
      <ChoiceField
        label={say('assistance:services.urgency')}
        choices={ServiceUrgency.options.map((value) => ({ value, label: say(`assistance:service-urgency.${value}`) }))}
        value={urgency}
        change={setUrgency}
        required
      />
      <TextField label={say('assistance:services.district')} value={district} change={setDistrict} required />
      <LongField
        label={say('assistance:services.what')}
        hint={say('assistance:services.what-hint')}
        value={what}
        change={setWhat}
        required
        max={2000}
      />
      <Send
        of={record}
        disabled={!ready}
        onClick={() =>
          record.mutate(
            {
              person: person!,
              type: ServiceType.parse(type),
              urgency: ServiceUrgency.parse(urgency),
              district,
              what,
            },
            { onSuccess: done },
          )
        }
      >
        {say('assistance:consent.record')}
      </Send>
    </div>
  )
}

/** The next step about one need; only what follows is offered. */
export function StepForm({ need }: { need: Need }) {
  const say = useSay()
  const take = useTell(takeServiceStep, ['casework'])
  const found = useAsk(listProviders, { type: need.type, district: need.district })
  const [step, setStep] = useState<string | null>(null)
  const [provider, setProvider] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [outcome, setOutcome] = useState<string | null>(null)
  const [satisfaction, setSatisfaction] = useState<string | null>(null)
  const needsWhy = step === 'Rejected' || step === 'NoService'
  const ready =
    step !== null &&
    (step !== 'Offered' || provider) &&
    (step !== 'Ended' || outcome) &&
    (!needsWhy || reason.trim().length >= 10)
  return (
    <div className="sf-form">
      <ChoiceField
        label={say('assistance:services.step')}
        choices={serviceMoves[need.standing].map((value) => ({
          value,
          label: say(`assistance:service-step.${value}`),
        }))}
        empty={say('assistance:consent.choose')}
        value={step}
        change={setStep}
        required
      />
      {step === 'Offered' && (
        <ChoiceField
          label={say('assistance:services.provider')}
          hint={say('assistance:services.provider-hint')}
          choices={(found.data?.providers ?? [])
            .filter(({ closed }) => !closed)
            .map(({ id, name, district }) => ({ value: id, label: `${name}, ${district}` }))}
          empty={say('assistance:consent.choose')}
          value={provider}
          change={setProvider}
          required
        />
      )}
      {step === 'Ended' && (
        <>
          <ChoiceField
            label={say('assistance:services.outcome')}
            choices={Outcome.options.map((value) => ({ value, label: say(`assistance:outcome.${value}`) }))}
            empty={say('assistance:consent.choose')}
            value={outcome}
            change={setOutcome}
            required
          />
          <ChoiceField
            label={say('assistance:services.satisfaction')}
            choices={['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }))}
            empty={say('assistance:services.not-said')}
            value={satisfaction}
            change={setSatisfaction}
          />
        </>
      )}
      <LongField
        label={say('assistance:services.reason')}
        hint={say('assistance:services.reason-hint')}
        rows={2}
        value={reason}
        change={setReason}
        required={needsWhy}
        max={4000}
      />
      <Send
        of={take}
        disabled={!ready}
        onClick={() =>
          take.mutate({
            need: need.id,
            after: need.steps.length,
            step: ServiceStep.parse(step),
            provider: step === 'Offered' ? (provider as ProviderId) : null,
            reason,
            outcome: step === 'Ended' ? Outcome.parse(outcome) : null,
            satisfaction: step === 'Ended' && satisfaction ? Number(satisfaction) : null,
          })
        }
      >
        {say('assistance:consent.record')}
      </Send>
    </div>
  )
}
