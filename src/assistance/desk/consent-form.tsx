import { Button } from '@mantine/core'
import { useState } from 'react'
import type { PersonId } from '../../casework/contract.ts'
import { useAsk, useTell } from '../../../web/kit/ask.ts'
import { ChoiceField, LongField, TextField, TickField } from '../../../web/kit/form.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { useMay, useMe } from '../../../web/kit/session.ts'
import { Answered, Denied, ErrorNote } from '../../../web/kit/states.tsx'
import { formatTime } from '../../../web/kit/time.ts'
import { ConsentState, Interpreter, listConsents, recordConsent, type ConsentPurpose } from '../contract.ts'

interface FormProps {
  readonly person: PersonId
  readonly purpose: ConsentPurpose
  readonly done: () => void
}

/** What the person says now, and what she said before; she may take back a yes at any time. */
export function ConsentRecordForm({ person, purpose, done }: FormProps) {
  const say = useSay()
  const may = useMay()
  return (
    <div className="cg-form">
      {may('assistance.consent') ? (
        <Record person={person} purpose={purpose} done={done} />
      ) : (
        <Denied>{say('assistance:consent.read-only')}</Denied>
      )}
      <Before person={person} purpose={purpose} />
    </div>
  )
}

function Record({ person, purpose, done }: FormProps) {
  const say = useSay()
  const record = useTell(recordConsent, ['requests'])
  const [state, setState] = useState<string | null>(null)
  const [language, setLanguage] = useState('id')
  const [interpreter, setInterpreter] = useState<string | null>('NotNeeded')
  const [copyGiven, setCopyGiven] = useState(false)
  const [note, setNote] = useState('')
  const needsGuardian = state === 'AssentWithGuardian' && note.trim() === ''
  const save = () =>
    record.mutate(
      {
        person,
        purpose,
        state: ConsentState.parse(state),
        language,
        interpreter: Interpreter.parse(interpreter),
        copyGiven,
        note: note.trim() === '' ? null : note,
      },
      { onSuccess: done },
    )
  const answers = ConsentState.options.map((value) => ({ value, label: say(`assistance:standing.${value}`) }))
  const helped = Interpreter.options.map((value) => ({ value, label: say(`assistance:interpreter.${value}`) }))
  return (
    <>
      <ChoiceField
        label={say('assistance:consent.says')}
        choices={answers}
        value={state}
        change={setState}
        empty={say('assistance:consent.choose')}
        required
      />
      <TextField
        label={say('assistance:consent.language')}
        hint={say('assistance:consent.language-hint')}
        value={language}
        change={setLanguage}
        required
      />
      <ChoiceField
        label={say('assistance:consent.interpreter')}
        choices={helped}
        value={interpreter}
        change={setInterpreter}
        required
      />
      <TickField label={say('assistance:consent.copy')} value={copyGiven} change={setCopyGiven} />
      <LongField
        label={say(state === 'AssentWithGuardian' ? 'assistance:consent.guardian' : 'assistance:consent.words')}
        hint={say('assistance:consent.sealed')}
        value={note}
        change={setNote}
        max={2000}
      />
      <Button
        size="sm"
        disabled={state === null || interpreter === null || needsGuardian}
        loading={record.isPending}
        onClick={save}
      >
        {say('assistance:consent.record')}
      </Button>
      {record.error && <ErrorNote error={record.error} />}
    </>
  )
}

function Before({ person, purpose }: Pick<FormProps, 'person' | 'purpose'>) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  const asked = useAsk(listConsents, { person })
  return (
    <Answered of={asked}>
      {({ history }) => (
        <ol className="cg-before" aria-label={say('assistance:consent.before')}>
          {history
            .filter((record) => record.purpose === purpose)
            .map((record) => (
              <li key={record.id}>
                <b>{say(`assistance:standing.${record.state}`)}</b>{' '}
                <time dateTime={record.recordedAt} className="muted">
                  {formatTime(record.recordedAt, { language, state })}
                </time>{' '}
                <span className="muted">
                  {record.language}, {say(`assistance:interpreter.${record.interpreter}`)},{' '}
                  {say(record.copyGiven ? 'assistance:consent.has-copy' : 'assistance:consent.no-copy')}
                </span>
                {record.note && <p>{record.note}</p>}
              </li>
            ))}
        </ol>
      )}
    </Answered>
  )
}
