import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTell } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { LongField, TextField, TickField } from '../../../web/kit/form.tsx'
import { Go } from '../../../web/kit/go.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { Tag } from '../../../web/kit/marks.tsx'
import { useMay } from '../../../web/kit/session.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { changeEntry, type Entry, type EntryField, type FormField } from '../contract.ts'

const long: readonly EntryField[] = [
  'names',
  'description',
  'circumstances',
  'method',
  'warning',
  'offence',
  'selectors',
]

/** Every field of the form; what is asked about leaves only where a person ticked it. */
export function EntryForm({ entry }: { entry: Entry }) {
  const say = useSay()
  const may = useMay()
  const change = useTell(changeEntry)
  const [values, setValues] = useState(entry.values)
  const [released, release] = useState<readonly EntryField[]>(entry.released)
  const [yes, setYes] = useState(entry.originatorYes ?? '')
  const open = entry.status === 'Draft' && may('networks.prepare')
  const fields = entry.definition.fields.filter((field) => field.release !== 'Never')
  return (
    <Card
      className="net-screen"
      title={say('networks:entry.fields')}
      right={
        <Go to="/cases/$case" ids={{ case: entry.case }}>
          {say('networks:entry.case')}
        </Go>
      }
    >
      <form
        className="net-fields"
        onSubmit={(event) => {
          event.preventDefault()
          const originatorYes = entry.originator ? yes || null : undefined
          const input = { entry: entry.id, version: entry.version, values, released: [...released] }
          change.mutate({ ...input, ...(originatorYes !== undefined && { originatorYes }) })
        }}
      >
        {fields.map((field) => (
          <Field
            key={field.name}
            field={field}
            open={open}
            value={values[field.name] ?? ''}
            change={(value) => setValues({ ...values, [field.name]: value })}
            released={released.includes(field.name)}
            release={(on) => release(on ? [...released, field.name] : released.filter((name) => name !== field.name))}
          />
        ))}
        {entry.originator && (
          <TextField
            label={say('networks:entry.yes-of', { state: entry.originator })}
            hint={say('networks:entry.yes-hint')}
            value={yes}
            change={setYes}
            disabled={!open}
          />
        )}
        <Withheld entry={entry} />
        {change.error && <ErrorNote error={change.error} />}
        {open && (
          <div>
            <Button type="submit" loading={change.isPending}>
              {say('networks:entry.keep')}
            </Button>
          </div>
        )}
      </form>
    </Card>
  )
}

interface FieldProps {
  readonly field: FormField
  readonly open: boolean
  readonly value: string
  readonly change: (value: string) => void
  readonly released: boolean
  readonly release: (on: boolean) => void
}

function Field({ field: { name, required, release: how }, open, value, change, released, release }: FieldProps) {
  const say = useSay()
  const label = say(`networks:field.${name}`)
  const common = { label, value, change, required, disabled: !open }
  return (
    <div className="net-field">
      {long.includes(name) ? <LongField {...common} rows={2} max={4000} /> : <TextField {...common} />}
      {how === 'Ask' ? (
        <TickField
          label={say('networks:entry.give', { field: label })}
          value={released}
          change={release}
          disabled={!open || !value}
        />
      ) : (
        <small>{say('networks:entry.names-nobody')}</small>
      )}
    </div>
  )
}

function Withheld({ entry: { definition } }: { entry: Entry }) {
  const say = useSay()
  return (
    <p className="muted">
      {say('networks:entry.withheld')}{' '}
      {definition.fields
        .filter(({ release }) => release === 'Never')
        .map(({ name }) => (
          <Tag key={name}>{say(`networks:field.${name}`)}</Tag>
        ))}
      <small>
        {definition.source}
        {!definition.verified && ` · ${say('networks:registry.not-verified')}`}
      </small>
    </p>
  )
}
