import { useState } from 'react'
import { useTell } from '../../../web/kit/ask.ts'
import { Next } from '../../../web/kit/card.tsx'
import { LongField, MomentField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { askReporter } from '../contract.ts'
import type { Opened } from './opened.ts'
import { inHours } from '../../../web/kit/in-hours.ts'

/** A question to the reporter; the clock waits until she has answered. */
export function AskForm({ opened: { item }, done }: { opened: Opened; done: () => void }) {
  const say = useSay()
  const tell = useTell(askReporter)
  const [text, setText] = useState('')
  const [next, setNext] = useState(() => inHours(24))
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        tell.mutate({ report: item.report, text, nextContact: next }, { onSuccess: done })
      }}
    >
      <LongField label={say('triage:ask.text')} hint={say('triage:ask.hint')} value={text} change={setText} rows={5} />
      <MomentField
        label={say('triage:decide.next')}
        hint={say('triage:decide.next-hint')}
        value={next}
        change={setNext}
      />
      {tell.error && <ErrorNote error={tell.error} />}
      <Next type="submit" loading={tell.isPending} disabled={text.trim().length < 10}>
        {say('triage:ask.send')}
      </Next>
    </form>
  )
}
