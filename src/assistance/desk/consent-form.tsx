import { Button } from '@mantine/core'
import { useState } from 'react'
import type { PersonId } from '../../casework/contract.ts'
import { useAsk, useTell } from '../../../web/kit/ask.ts'
import { ChoiceField, LongField, TextField, TickField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { useMay } from '../../../web/kit/session.ts'
import { Denied, ErrorNote } from '../../../web/kit/states.tsx'
import { ConsentState, Interpreter, listConsents, opens, recordConsent, type ConsentPurpose } from '../contract.ts'
import { Overridable } from '../override/contract.ts'
import { BoundsFields, unbounded, type Bounds } from './bounds-fields.tsx'
import { Before, Receivers } from './consent-before.tsx'
import { Overrides } from './overrides.tsx'
import { WhatEnds } from './what-ends.tsx'

interface FormProps {
  readonly person: PersonId
  readonly purpose: ConsentPurpose
  readonly done: () => void
}

/** How to ask, what the person says now, and what she said before; she may take back a yes at any time. */
export function ConsentRecordForm({ person, purpose, done }: FormProps) {
  const say = useSay()
  const may = useMay()
  return (
    <div className="cg-form">
      <section className="cg-ask" aria-label={say('assistance:ask.title')}>
        <h3>{say('assistance:ask.title')}</h3>
        <p>{say(`assistance:ask.${purpose}`)}</p>
        <p className="muted">{say('assistance:ask.free')}</p>
      </section>
      {may('assistance.consent') ? (
        <Record person={person} purpose={purpose} done={done} />
      ) : (
        <Denied>{say('assistance:consent.read-only')}</Denied>
      )}
      <Receivers person={person} purpose={purpose} />
      {Overridable.options.some((each) => each === purpose) && (
        <Overrides person={person} purpose={Overridable.parse(purpose)} />
      )}
      <Before person={person} purpose={purpose} />
    </div>
  )
}

/** What stands now decides whether a new answer takes something back. */
function useStandsOpen({ person, purpose }: Pick<FormProps, 'person' | 'purpose'>): boolean {
  const { data } = useAsk(listConsents, { person })
  const last = data?.history.find((record) => record.purpose === purpose)
  return last !== undefined && opens(last.state)
}

function Record({ person, purpose, done }: FormProps) {
  const say = useSay()
  const record = useTell(recordConsent, ['requests'])
  const isOpen = useStandsOpen({ person, purpose })
  const [state, setState] = useState<string | null>(null)
  const [language, setLanguage] = useState('id')
  const [interpreter, setInterpreter] = useState<string | null>('NotNeeded')
  const [copyGiven, setCopyGiven] = useState(false)
  const [bounds, setBounds] = useState<Bounds>(unbounded)
  const [note, setNote] = useState('')
  const needsGuardian = state === 'AssentWithGuardian' && note.trim() === ''
  const yes = state !== null && opens(ConsentState.parse(state))
  const unbound = yes && (bounds.recipients.length === 0 || bounds.fields.length === 0)
  const narrows = isOpen && state !== null && (!yes || bounds.recipients[0] !== '*')
  const save = () =>
    record.mutate(
      {
        person,
        purpose,
        state: ConsentState.parse(state),
        language,
        interpreter: Interpreter.parse(interpreter),
        copyGiven,
        ...(yes && {
          recipients: [...bounds.recipients] as never,
          fields: [...bounds.fields] as never,
          expiresAt: bounds.until === '' ? null : new Date(`${bounds.until}T23:59:59`).toISOString(),
        }),
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
      {yes && <BoundsFields value={bounds} change={setBounds} />}
      {narrows && <WhatEnds person={person} purpose={purpose} recipients={yes ? bounds.recipients : null} />}
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
        disabled={state === null || interpreter === null || needsGuardian || unbound}
        loading={record.isPending}
        onClick={save}
      >
        {say(narrows && !yes ? 'assistance:consent.record-end' : 'assistance:consent.record')}
      </Button>
      {record.error && <ErrorNote error={record.error} />}
    </>
  )
}
