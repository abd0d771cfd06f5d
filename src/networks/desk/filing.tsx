import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTell } from '../../../web/kit/ask.ts'
import { Card, Gate } from '../../../web/kit/card.tsx'
import { TextField } from '../../../web/kit/form.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Mono, Tag } from '../../../web/kit/marks.tsx'
import { saveFile } from '../../../web/kit/save-file.ts'
import { useMay, useMe } from '../../../web/kit/session.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { formatTime } from '../../../web/kit/time.ts'
import { fileEntry, withdrawEntry, type Entry } from '../contract.ts'
import { given } from './slip.tsx'

/** Printing it, saving it, and what the network answered. The program itself sends nothing. */
export function Filing({ entry }: { entry: Entry }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  const may = useMay()
  const { missing, status, reference, filedAt } = entry
  return (
    <Card className="net-screen" title={say('networks:entry.filing')}>
      <div className="net-fields">
        <p>{say('networks:entry.prepared-only')}</p>
        {missing.length > 0 && status === 'Draft' && (
          <Gate>
            {say('networks:entry.missing', {
              fields: missing.map((name) => say(`networks:field.${name}`)).join(', '),
            })}
          </Gate>
        )}
        <div className="net-row">
          <Button variant="default" onClick={() => print()}>
            {say('networks:entry.print')}
          </Button>
          <Button variant="default" onClick={() => save(entry, say)}>
            {say('networks:entry.save')}
          </Button>
        </div>
        {reference && (
          <p>
            <Tag tone="ok">{say('networks:entry.reference')}</Tag> <Mono>{reference}</Mono>{' '}
            {filedAt && formatTime(filedAt, { language, state })}
          </p>
        )}
        {may('networks.prepare') && status === 'Draft' && <FileIt entry={entry} />}
        {may('networks.prepare') && status !== 'Withdrawn' && <Withdraw entry={entry} />}
      </div>
    </Card>
  )
}

function FileIt({ entry: { id, version, missing } }: { entry: Entry }) {
  const say = useSay()
  const file = useTell(fileEntry, ['casework'])
  const [reference, type] = useState('')
  return (
    <form
      className="net-form"
      onSubmit={(event) => {
        event.preventDefault()
        file.mutate({ entry: id, version, reference })
      }}
    >
      <TextField
        label={say('networks:entry.reference')}
        hint={say('networks:entry.reference-hint')}
        value={reference}
        change={type}
      />
      <Button type="submit" disabled={missing.length > 0 || reference.trim().length < 2} loading={file.isPending}>
        {say('networks:entry.file')}
      </Button>
      {file.error && <ErrorNote error={file.error} />}
    </form>
  )
}

function Withdraw({ entry: { id, version, status } }: { entry: Entry }) {
  const say = useSay()
  const withdraw = useTell(withdrawEntry, ['casework'])
  const [reason, type] = useState('')
  return (
    <details>
      <summary>{say('networks:entry.withdraw')}</summary>
      <form
        className="net-form"
        onSubmit={(event) => {
          event.preventDefault()
          withdraw.mutate({ entry: id, version, reason })
        }}
      >
        <TextField
          label={say('networks:entry.reason')}
          {...(status === 'Filed' && { hint: say('networks:entry.cancel-there') })}
          value={reason}
          change={type}
        />
        <Button type="submit" variant="default" disabled={reason.trim().length < 3} loading={withdraw.isPending}>
          {say('networks:entry.withdraw')}
        </Button>
        {withdraw.error && <ErrorNote error={withdraw.error} />}
      </form>
    </details>
  )
}

function save(entry: Entry, say: ReturnType<typeof useSay>): void {
  const lines = [
    say(`networks:form.${entry.form}`),
    say('networks:entry.prepared-only'),
    '',
    ...given(entry).map(({ name, value }) => `${say(`networks:field.${name}`)}: ${value}`),
  ]
  saveFile(`${entry.form.toLowerCase()}.txt`, `${lines.join('\n')}\n`, 'text/plain')
}
