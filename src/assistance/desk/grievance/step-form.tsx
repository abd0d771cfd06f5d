import { useState } from 'react'
import { listAgencies } from '../../../access/contract.ts'
import { useAsk, useTell } from '../../../../web/kit/ask.ts'
import { ChoiceField, LongField } from '../../../../web/kit/form.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { useMe } from '../../../../web/kit/session.ts'
import {
  CheckAnswer,
  grievanceMoves,
  GrievanceOutcome,
  GrievanceState,
  GrievanceStep,
  takeGrievanceStep,
  type Grievance,
} from '../../grievance/contract.ts'
import { Send } from '../send.tsx'

/** The steps that may follow for this officer; PostgreSQL says the last word. */
function openTo(one: Grievance, me: string): GrievanceStep[] {
  const decided = one.steps.some(({ kind, by }) => kind === 'Decided' && by === me)
  return GrievanceStep.options.filter((step) => {
    if (GrievanceState.options.some((state) => state === step))
      return (
        grievanceMoves[one.state].some((next) => next === step) &&
        !(decided && (step === 'UnderReview' || step === 'Decided')) &&
        (step !== 'Remedied' || one.outcome === 'Upheld' || one.outcome === 'PartlyUpheld')
      )
    if (step === 'UnitNamed') return one.aboutState === null
    if (step === 'Checked') return one.checks.some(({ done }) => done === null)
    if (step === 'SentToState' || step === 'StateAnswered') return one.aboutState !== null && one.mayGoAbroad
    if (step === 'ReviewAsked') return one.type === 'WrongIdentificationDecision' && one.person !== null
    return true
  })
}

export function StepForm({ one }: { one: Grievance }) {
  const say = useSay()
  const { id: me } = useMe()
  const take = useTell(takeGrievanceStep)
  const agencies = useAsk(listAgencies, {})
  const [step, setStep] = useState<string | null>(null)
  const [text, setText] = useState('')
  const [agency, setAgency] = useState<string | null>(null)
  const [outcome, setOutcome] = useState<string | null>(null)
  const [answer, setAnswer] = useState<string | null>(null)
  const check = one.checks.find(({ done }) => done === null)
  const choose = say('assistance:grievance.choose')
  const ready =
    step !== null &&
    text.trim() !== '' &&
    (step !== 'Decided' || outcome !== null) &&
    (step !== 'UnitNamed' || agency !== null) &&
    (step !== 'Checked' || answer !== null)
  const tell = () =>
    take.mutate({
      grievance: one.id,
      step: GrievanceStep.parse(step),
      text,
      ...(step === 'UnitNamed' && { agency }),
      ...(step === 'Decided' && { outcome: GrievanceOutcome.parse(outcome) }),
      ...(step === 'Checked' && { answer: CheckAnswer.parse(answer), days: check!.days }),
    })
  return (
    <div className="gr-form">
      <ChoiceField
        label={say('assistance:grievance.step')}
        choices={openTo(one, me).map((value) => ({ value, label: say(`assistance:grievance-step.${value}`) }))}
        empty={choose}
        value={step}
        change={setStep}
        required
      />
      {step === 'UnitNamed' && (
        <ChoiceField
          label={say('assistance:grievance.unit')}
          choices={(agencies.data?.agencies ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          empty={choose}
          value={agency}
          change={setAgency}
          required
        />
      )}
      {step === 'Decided' && (
        <ChoiceField
          label={say('assistance:grievance.outcome')}
          choices={GrievanceOutcome.options.map((value) => ({
            value,
            label: say(`assistance:grievance-outcome.${value}`),
          }))}
          empty={choose}
          value={outcome}
          change={setOutcome}
          required
        />
      )}
      {step === 'Checked' && (
        <ChoiceField
          label={say('assistance:grievance.check')}
          hint={say('assistance:grievance.after-days', { days: check!.days })}
          choices={CheckAnswer.options.map((value) => ({ value, label: say(`assistance:check-answer.${value}`) }))}
          empty={choose}
          value={answer}
          change={setAnswer}
          required
        />
      )}
      <LongField
        label={say('assistance:grievance.text')}
        hint={say('assistance:grievance.text-hint')}
        value={text}
        change={setText}
        required
        max={8000}
      />
      <Send of={take} disabled={!ready} onClick={tell}>
        {say('assistance:grievance.record')}
      </Send>
    </div>
  )
}
