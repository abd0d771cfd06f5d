import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTell } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { LongField, TextField, TickField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { importHolidays } from '../calendar/feasts-contract.ts'

/** A pasted list of days off: taken whole or not at all, with the line of each mistake. */
export function ImportCard({ done }: { done: () => void }) {
  const say = useSay()
  const [text, setText] = useState('')
  const [source, setSource] = useState('')
  const [verified, setVerified] = useState(false)
  const take = useTell(importHolidays)
  const taken = take.data?.wrong.length === 0 ? take.data : undefined
  return (
    <Card title={say('directory:list.title')}>
      <div className="dir-form">
        <LongField
          label={say('directory:list.lines')}
          hint={say('directory:list.hint')}
          value={text}
          change={setText}
          rows={6}
          required
        />
        <TextField
          label={say('directory:column.source')}
          hint={say('directory:feast.source-hint')}
          value={source}
          change={setSource}
          required
        />
        <TickField label={say('directory:holiday.verified')} value={verified} change={setVerified} />
        {take.data && take.data.wrong.length > 0 && (
          <div role="alert">
            <p>{say('directory:list.refused', { count: take.data.wrong.length })}</p>
            <ul>
              {take.data.wrong.map(({ line, what }) => (
                <li key={line}>
                  {say('directory:list.line', { line })} {say(`directory:list.wrong.${what}`)}
                </li>
              ))}
            </ul>
          </div>
        )}
        {taken && (
          <p role="status">
            {say('directory:list.taken', { added: taken.added, changed: taken.changed, same: taken.same })}
          </p>
        )}
        <div className="row">
          <Button
            size="sm"
            disabled={!text.trim() || !source.trim()}
            loading={take.isPending}
            onClick={() => take.mutate({ text, source, verified })}
          >
            {say('directory:list.take')}
          </Button>
          <Button variant="default" size="sm" onClick={done}>
            {say('directory:clock.close')}
          </Button>
        </div>
        {take.error && <ErrorNote error={take.error} />}
      </div>
    </Card>
  )
}
