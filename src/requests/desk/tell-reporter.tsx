import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAsk, useTell } from '../../../web/kit/ask.ts'
import { LongField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { Answered, ErrorNote } from '../../../web/kit/states.tsx'
import { proposeWords, tellReporter, type RequestView } from '../contract.ts'

/** The answer, in plain words of the reporter's language; the officer reads and edits before it is told. */
export function TellReporter({ view, done }: { view: RequestView; done: () => void }) {
  const proposal = useAsk(proposeWords, { request: view.id })
  return (
    <div className="xf">
      <Answered of={proposal} rows={4}>
        {({ text, language }) => <Words view={view} proposed={text} language={language} done={done} />}
      </Answered>
    </div>
  )
}

function Words({
  view,
  proposed,
  language,
  done,
}: {
  view: RequestView
  proposed: string
  language: string
  done: () => void
}) {
  const say = useSay()
  const [text, setText] = useState(proposed)
  const tell = useTell(tellReporter, ['casework', 'intake'])
  return (
    <div lang={language} className="xw">
      <LongField
        label={say('requests:form.tell-reporter')}
        hint={say('requests:form.suggested')}
        value={text}
        change={setText}
        rows={6}
        max={4000}
      />
      <Button
        size="sm"
        disabled={text.trim() === ''}
        loading={tell.isPending}
        onClick={() => tell.mutate({ request: view.id, text }, { onSuccess: done })}
      >
        {say('requests:act.tell-reporter')}
      </Button>
      {tell.error && <ErrorNote error={tell.error} />}
    </div>
  )
}
