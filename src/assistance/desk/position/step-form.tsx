import { useState } from 'react'
import { useTell } from '../../../../web/kit/ask.ts'
import { ChoiceField, LongField } from '../../../../web/kit/form.tsx'
import { useLanguage, useSay } from '../../../../web/kit/i18n.ts'
import { useMay, useMe } from '../../../../web/kit/session.ts'
import { Denied, Empty } from '../../../../web/kit/states.tsx'
import { formatDate } from '../../../../web/kit/time.ts'
import { Assessment, BurdenStep, burdenMoves, takeBurdenStep, type Burden } from '../../position/contract.ts'
import { Send } from '../send.tsx'

const least = 20
const answers = ['Yes', 'No', 'Unclear'] as const

/** What was done about one burden so far, and the next step that this officer may take. */
export function StepForm({ burden }: { burden: Burden }) {
  const say = useSay()
  return (
    <div className="po-form">
      <p>
        {burden.authority} · {burden.what}
      </p>
      {burden.steps.length === 0 ? <Empty>{say('assistance:position.no-step')}</Empty> : <Steps burden={burden} />}
      <NextStep key={burden.steps.length} burden={burden} />
    </div>
  )
}

function Steps({ burden: { steps } }: { burden: Burden }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  return (
    <ol className="po-steps">
      {steps.map(({ number, step, at, reasons, assessment }) => (
        <li key={number}>
          <p className="row">
            <b>{say(`assistance:burden-step.${step}`)}</b>
            <time dateTime={at} className="muted">
              {formatDate(at, { language, state })}
            </time>
          </p>
          {assessment && (
            <p className="muted">
              {say('assistance:position.compelled')}: {say(`assistance:yes-no.${assessment.compelled}`)} ·{' '}
              {say('assistance:position.related')}: {say(`assistance:yes-no.${assessment.related}`)}
              {assessment.evidence && <> · {assessment.evidence}</>}
            </p>
          )}
          <p>{reasons}</p>
        </li>
      ))}
    </ol>
  )
}

/** The steps that follow and that this officer may take; who proposed or refused does not decide. */
function openTo(burden: Burden, { me, decides }: { me: string; decides: boolean }): BurdenStep[] {
  const moves = burdenMoves[burden.standing]
  const involved = burden.steps.some(({ by, step }) => by === me && step !== 'Reviewed')
  return BurdenStep.options.filter(
    (step) =>
      (moves[step] === 'worker' && (step !== 'Reviewed' || burden.kind === 'Detention')) ||
      (moves[step] === 'authority' && decides && !involved),
  )
}

function NextStep({ burden }: { burden: Burden }) {
  const say = useSay()
  const may = useMay()
  const { id: me } = useMe()
  const take = useTell(takeBurdenStep, ['casework'])
  const open = may('assistance.position') ? openTo(burden, { me, decides: may('assistance.decide-position') }) : []
  const [step, setStep] = useState<string | null>(null)
  const [reasons, setReasons] = useState('')
  const [compelled, setCompelled] = useState<string | null>(null)
  const [related, setRelated] = useState<string | null>(null)
  const [evidence, setEvidence] = useState('')
  if (open.length === 0) return <Denied>{say('assistance:position.nothing')}</Denied>
  const proposes = step === 'Proposed'
  const ready = step !== null && reasons.trim().length >= least && (!proposes || (compelled && related))
  const question = (label: string, value: string | null, change: (value: string | null) => void) => (
    <ChoiceField
      label={label}
      choices={answers.map((each) => ({ value: each, label: say(`assistance:yes-no.${each}`) }))}
      empty={say('assistance:consent.choose')}
      value={value}
      change={change}
      required
    />
  )
  return (
    <>
      <ChoiceField
        label={say('assistance:position.step')}
        choices={open.map((value) => ({ value, label: say(`assistance:burden-step.${value}`) }))}
        empty={say('assistance:consent.choose')}
        value={step}
        change={setStep}
        required
      />
      {proposes && (
        <>
          {question(say('assistance:position.compelled-long'), compelled, setCompelled)}
          {question(say('assistance:position.related-long'), related, setRelated)}
          <LongField
            label={say('assistance:position.evidence')}
            hint={say('assistance:position.evidence-hint')}
            value={evidence}
            change={setEvidence}
            max={2000}
          />
        </>
      )}
      <LongField
        label={say('assistance:position.reasons')}
        hint={say('assistance:position.reasons-hint')}
        value={reasons}
        change={setReasons}
        required
        max={8000}
      />
      <Send
        of={take}
        disabled={!ready}
        onClick={() =>
          take.mutate({
            burden: burden.id,
            step: BurdenStep.parse(step),
            reasons,
            assessment: proposes ? Assessment.parse({ compelled, related, evidence }) : null,
          })
        }
      >
        {say('assistance:consent.record')}
      </Send>
    </>
  )
}
