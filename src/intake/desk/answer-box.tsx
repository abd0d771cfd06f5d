import { tongues, type Tongue } from '../../platform/portal/contract.ts'
import { Button } from '@mantine/core'
import { useState, type KeyboardEvent } from 'react'
import type { z } from 'zod'
import { useTell } from '../../../web/kit/ask.ts'
import { LongField, MomentField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { inHours } from '../../../web/kit/in-hours.ts'
import { K } from '../../../web/kit/marks.tsx'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { reply, type readReport } from '../contract.ts'

type Opened = z.output<typeof readReport.output>

/** What was typed and not yet sent, by report: in memory only, so that looking elsewhere loses nothing. */
interface Draft {
  readonly text: string
  /** Told twice, it is one message. */
  readonly once: string
}
const typed = new Map<string, Draft>()
const fresh = (): Draft => ({ text: '', once: crypto.randomUUID() })

function useDraft(report: string) {
  const [draft, setDraft] = useState(() => typed.get(report) ?? fresh())
  const keep = (next: Draft) => {
    if (next.text) typed.set(report, next)
    else typed.delete(report)
    setDraft(next)
  }
  return { ...draft, write: (text: string) => keep({ ...draft, text }), clear: () => keep(fresh()) }
}

/** The desk has words for its own two; the others are told by their own names. */
const isOfDesk = (language: string) => language === 'id' || language === 'en'

/** The answer to the reporter, in her language, with the hour of the next word. `last` is what she wrote last and lies open. */
export function AnswerBox({ opened: { report, phrases }, last }: { opened: Opened; last: string | undefined }) {
  const say = useSay()
  const tell = useTell(reply, ['triage', 'casework'])
  const draft = useDraft(report.id)
  const [wanted, setWanted] = useState(false)
  const [next, setNext] = useState(() => inHours(24))
  if (!wanted && !draft.text && last === undefined)
    return (
      <Button size="compact-sm" variant="subtle" className="quiet" onClick={() => setWanted(true)}>
        {say('intake:thread-desk.write')}
      </Button>
    )
  const ready = draft.text.trim() !== '' && !tell.isPending
  const send = () => {
    if (!ready) return
    const { text, once } = draft
    tell.mutate(
      { report: report.id, text, once, nextContact: next, ...(last && { upTo: last }) },
      { onSuccess: () => (draft.clear(), setWanted(false)) },
    )
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    send()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of the fields within
    <form className="th-box" onKeyDown={press} onSubmit={(event) => (event.preventDefault(), send())}>
      <LongField
        label={say('intake:thread-desk.answer')}
        hint={say('intake:thread-desk.answer-hint', {
          language: isOfDesk(report.language)
            ? say(`intake:thread-desk.language.${report.language}`)
            : (tongues[report.language as Tongue] ?? report.language),
        })}
        value={draft.text}
        change={draft.write}
        max={8000}
      />
      <div className="row th-ph" role="group" aria-label={say('intake:thread-desk.phrases')}>
        {phrases.map(({ phrase, text }) => (
          <Button
            key={phrase}
            size="compact-xs"
            variant="default"
            title={text}
            onClick={() => draft.write(draft.text ? `${draft.text.trimEnd()}\n${text}` : text)}
          >
            {say(`intake:phrase.${phrase}`)}
          </Button>
        ))}
      </div>
      <div className="row th-send">
        <MomentField label={say('intake:thread-desk.next')} value={next} change={setNext} />
        <Button type="submit" size="sm" loading={tell.isPending} disabled={!ready}>
          {say('intake:thread-desk.send')} <K>Ctrl ⏎</K>
        </Button>
      </div>
      {tell.error && <ErrorNote error={tell.error} />}
    </form>
  )
}
