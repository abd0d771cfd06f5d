import { useEffect, useState } from 'react'
import { useTell } from '../../../web/kit/ask.ts'
import { YesNoUnknown } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { K } from '../../../web/kit/marks.tsx'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { assess, questions, type Answers, type Question } from '../contract.ts'
import type { Opened } from './opened.ts'

type OneAnswer = NonNullable<Answers[Question]>
const round: readonly OneAnswer[] = ['yes', 'no', 'unknown']

/** The answers as they are being given. Each is told to the node at once; it suggests, and the suggestion comes back. */
export function useAssessment({ item, answers: kept, suggestion: first }: Opened) {
  const [answers, setAnswers] = useState(kept)
  const tell = useTell(assess)
  const answer = (question: Question, value: OneAnswer) => {
    const next = { ...answers, [question]: value }
    setAnswers(next)
    tell.mutate({ report: item.report, answers: next })
  }
  return {
    answers,
    answer,
    suggestion: tell.data?.suggestion ?? first,
    error: tell.error,
    /** The next answer to a question, by its key. */
    cycle: (index: number) => {
      const question = questions[index]!
      answer(question, round[(round.indexOf(answers[question] ?? 'unknown') + 1) % 3]!)
    },
    /** Sets the urgency: an officer's decision, not a suggestion any more. */
    set: (urgency: Opened['item']['urgency']) => tell.mutate({ report: item.report, answers, urgency }),
    setting: tell.isPending,
  }
}

export type Assessing = ReturnType<typeof useAssessment>

export function Assessment({ assessment, disabled }: { assessment: Assessing; disabled: boolean }) {
  const say = useSay()
  const { answers, answer, error } = assessment
  const words = {
    yes: { short: say('triage:answer.yes-short'), long: say('triage:answer.yes') },
    no: { short: say('triage:answer.no-short'), long: say('triage:answer.no') },
    unknown: { short: '?', long: say('triage:answer.unknown') },
  }
  return (
    <section aria-labelledby="assessment">
      <h2 className="sect" id="assessment">
        {say('triage:assessment.title')} <Elapsed running={!disabled} />
      </h2>
      <fieldset className="tri" disabled={disabled}>
        {questions.map((question, index) => (
          <div className="tri-r" key={question}>
            <K>{index + 1}</K>
            <span className="grow">{say(`triage:question.${question}`)}</span>
            <YesNoUnknown
              name={`q-${question}`}
              label={say(`triage:question.${question}`)}
              value={answers[question]}
              change={(value) => answer(question, value)}
              words={words}
            />
          </div>
        ))}
      </fieldset>
      {error && <ErrorNote error={error} />}
    </section>
  )
}

/** How long this judging has taken, beside the two minutes it should. */
function Elapsed({ running }: { running: boolean }) {
  const say = useSay()
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    if (!running) return undefined
    const timer = setInterval(() => setSeconds((count) => count + 1), 1000)
    return () => clearInterval(timer)
  }, [running])
  if (!running) return null
  const spent = `${Math.floor(seconds / 60)}.${String(seconds % 60).padStart(2, '0')}`
  return <span className="muted num tri-t">{say('triage:assessment.elapsed', { spent })}</span>
}
