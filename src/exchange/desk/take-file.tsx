import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTell } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { TextField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { adoptLists } from '../members/contract.ts'
import { ReadFile } from './read-file.tsx'
import { Refusal } from './refusal.tsx'

/** A list or a proposal that came by hand; the first of all only with the words that somebody read out. */
export function TakeFile({ first }: { first: boolean }) {
  const say = useSay()
  const adopt = useTell(adoptLists)
  const [text, setText] = useState('')
  const [words, setWords] = useState('')
  const done = adopt.data
  return (
    <Card title={say('exchange:members.take')}>
      <div className="ex-fields">
        <p className="muted">{say(first ? 'exchange:members.take-first' : 'exchange:members.take-next')}</p>
        <ReadFile label={say('exchange:members.file')} read={setText} />
        {first && <TextField label={say('exchange:members.heard')} value={words} change={setWords} />}
        <Refusal error={adopt.error} />
        {done && (
          <p role="status">
            {done.adopted.length > 0
              ? say('exchange:members.taken', { version: done.version })
              : say(done.proposed.length > 0 ? 'exchange:members.kept' : 'exchange:members.nothing-new')}
          </p>
        )}
        <div>
          <Button
            size="compact-sm"
            variant="default"
            disabled={text === ''}
            loading={adopt.isPending}
            onClick={() => adopt.mutate({ text, ...(words && { words }) })}
          >
            {say('exchange:members.take-it')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
