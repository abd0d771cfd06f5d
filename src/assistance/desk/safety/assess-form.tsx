import { useState } from 'react'
import type { PersonId } from '../../../casework/contract.ts'
import { useTell } from '../../../../web/kit/ask.ts'
import { Gate } from '../../../../web/kit/card.tsx'
import { ChoiceField, LongField, MomentField } from '../../../../web/kit/form.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { inHours } from '../../../../web/kit/in-hours.ts'
import { assessRisk, Occasion, RiskFactor, RiskLevel, type Assessed } from '../../safety/contract.ts'
import { Send } from '../send.tsx'

interface Answer {
  readonly level: RiskLevel | null
  readonly basis: string
  readonly action: string
}
const empty: Answer = { level: null, basis: '', action: '' }
const weighs = (level: RiskLevel | null) => level !== null && level !== 'None' && level !== 'NotKnown'
const calls = (level: RiskLevel | null) => level === 'Medium' || level === 'High'
const whole = ({ level, basis, action }: Answer) =>
  level !== null && (!weighs(level) || basis.trim() !== '') && (!calls(level) || action.trim() !== '')

/** Twelve factors, each with what it rests on and what is done. It begins with what was said the last time. */
export function AssessForm({
  person,
  last,
  done,
}: {
  person: PersonId
  last?: Assessed | undefined
  done: () => void
}) {
  const say = useSay()
  const assess = useTell(assessRisk, ['casework'])
  const [occasion, setOccasion] = useState<string | null>(null)
  const [due, setDue] = useState(() => inHours(24 * 30))
  const [answers, setAnswers] = useState<Record<string, Answer>>(() =>
    Object.fromEntries(last?.answers.map(({ factor, ...rest }) => [factor, rest]) ?? []),
  )
  const of = (factor: RiskFactor) => answers[factor] ?? empty
  const change = (factor: RiskFactor, part: Partial<Answer>) =>
    setAnswers({ ...answers, [factor]: { ...of(factor), ...part } })
  const open = RiskFactor.options.filter((factor) => !whole(of(factor))).length
  const family = calls(of('FamilyInRecruitment').level)
  const send = () =>
    assess.mutate(
      {
        person,
        occasion: Occasion.parse(occasion),
        reviewDue: due,
        answers: RiskFactor.options.map((factor) => ({ factor, ...of(factor), level: of(factor).level! })),
      },
      { onSuccess: done },
    )
  return (
    <div className="sf-form">
      <ChoiceField
        label={say('assistance:safety.occasion')}
        choices={Occasion.options.map((value) => ({ value, label: say(`assistance:occasion.${value}`) }))}
        empty={say('assistance:consent.choose')}
        value={occasion}
        change={setOccasion}
        required
      />
      {RiskFactor.options.map((factor) => (
        <Factor key={factor} factor={factor} answer={of(factor)} change={(part) => change(factor, part)} />
      ))}
      {family && <Gate>{say('assistance:safety.closes-gate')}</Gate>}
      <MomentField label={say('assistance:safety.review')} value={due} change={setDue} />
      {open > 0 && <Gate>{say('assistance:safety.open', { count: open })}</Gate>}
      <Send of={assess} disabled={open > 0 || occasion === null} onClick={send}>
        {say('assistance:consent.record')}
      </Send>
    </div>
  )
}

function Factor({
  factor,
  answer: { level, basis, action },
  change,
}: {
  factor: RiskFactor
  answer: Answer
  change: (part: Partial<Answer>) => void
}) {
  const say = useSay()
  const name = say(`assistance:factor.${factor}`)
  return (
    <fieldset className="sf-factor" aria-label={name}>
      <ChoiceField
        label={name}
        choices={RiskLevel.options.map((value) => ({ value, label: say(`assistance:level.${value}`) }))}
        empty={say('assistance:consent.choose')}
        value={level}
        change={(value) => change({ level: value === null ? null : RiskLevel.parse(value) })}
      />
      {weighs(level) && (
        <LongField
          label={say('assistance:safety.basis')}
          rows={1}
          value={basis}
          change={(text) => change({ basis: text })}
          max={2000}
        />
      )}
      {weighs(level) && (
        <LongField
          label={say('assistance:safety.action')}
          rows={1}
          value={action}
          change={(text) => change({ action: text })}
          max={2000}
        />
      )}
    </fieldset>
  )
}
