import { Radio, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTell } from '../../../web/kit/ask.ts'
import { Gate, Next } from '../../../web/kit/card.tsx'
import { LongField, MomentField } from '../../../web/kit/form.tsx'
import { useGo } from '../../../web/kit/go.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { decide, Outcome } from '../contract.ts'
import type { Opened } from './opened.ts'
import { CaseChoice } from './case-choice.tsx'
import { inHours } from '../../../web/kit/in-hours.ts'
import { emptyOpening, isWhole, OpeningFields } from './opening-fields.tsx'

interface DecideProps {
  readonly opened: Opened
  readonly first: Outcome
  readonly done: () => void
}

/** One decision, with its reason, and the answer that the reporter reads. */
export function DecideForm({ opened, first, done }: DecideProps) {
  const say = useSay()
  const go = useGo()
  const tell = useTell(decide, ['casework', 'intake'])
  const [outcome, setOutcome] = useState(first)
  const [opening, setOpening] = useState(() => emptyOpening(opened))
  const [caseId, setCase] = useState<string>()
  const [words, setWords] = useState({ reason: '', answer: '' })
  const [next, setNext] = useState(() => inHours(48))
  const answer = words.answer || say(`triage:draft.${outcome}`)
  const missing = [
    outcome === 'open-case' && !isWhole(opening) && say('triage:decide.missing.opening'),
    outcome === 'add-to-case' && !caseId && say('triage:decide.missing.case'),
    words.reason.trim().length < 10 && say('triage:decide.missing.reason'),
  ].filter((each) => each !== false)
  const send = async () => {
    const { case: made } = await tell.mutateAsync({
      report: opened.item.report,
      outcome,
      reason: words.reason,
      answer,
      nextContact: next,
      ...(outcome === 'open-case' && { opening }),
      ...(outcome === 'add-to-case' && caseId && { case: caseId as never }),
    })
    done()
    if (made) go('/cases/$case', { case: made })
  }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        // Not by a callback of the form: the answered report may take the form off the page first. Its error is shown below.
        send().catch(() => undefined)
      }}
    >
      <Radio.Group
        label={say('triage:decide.outcome')}
        value={outcome}
        onChange={(value) => setOutcome(value as Outcome)}
      >
        <Stack gap={6} mt={6}>
          {Outcome.options.map((each) => (
            <Radio key={each} value={each} label={say(`triage:outcome.${each}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {outcome === 'open-case' && <OpeningFields opening={opening} change={setOpening} />}
      {outcome === 'add-to-case' && (
        <CaseChoice similar={opened.similar} knownIn={opened.knownIn} chosen={caseId} choose={setCase} />
      )}
      <LongField
        label={say('triage:decide.reason')}
        hint={say('triage:decide.reason-hint')}
        value={words.reason}
        change={(reason) => setWords({ ...words, reason })}
      />
      <LongField
        label={say('triage:decide.answer')}
        hint={say('triage:decide.answer-hint')}
        value={answer}
        change={(text) => setWords({ ...words, answer: text })}
        rows={5}
      />
      <MomentField
        label={say('triage:decide.next')}
        hint={say('triage:decide.next-hint')}
        value={next}
        change={setNext}
      />
      {tell.error && <ErrorNote error={tell.error} />}
      {missing.length > 0 && <Gate>{say('triage:decide.missing.lead', { what: missing.join(', ') })}</Gate>}
      <Next type="submit" loading={tell.isPending} disabled={missing.length > 0}>
        {say(`triage:decide.do.${outcome}`)}
      </Next>
    </form>
  )
}
