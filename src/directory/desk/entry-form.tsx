import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTell } from '../../../web/kit/ask.ts'
import { ChoiceField, LongField, TextField, TickField } from '../../../web/kit/form.tsx'
import { useGo } from '../../../web/kit/go.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import {
  addAuthority,
  AuthorityKind,
  changeAuthority,
  type Authority,
  type AuthorityCode,
  type Entry,
} from '../authority/contract.ts'
import { useStateChoices } from './use-state-choices.ts'
import { HoursField, WaysField } from './hours-and-ways.tsx'

const nothing: Entry = {
  state: 'ID',
  seat: 'ID',
  kind: 'PoliceUnit',
  name: { id: '', en: '' },
  competence: { id: '', en: '' },
  languages: [],
  zone: 'Asia/Jakarta',
  hours: null,
  channels: [],
  source: '',
}

/** Adds an authority, or changes one. What was typed stays when somebody else was quicker. */
export function EntryForm({ of, done }: { of?: Authority; done: () => void }) {
  const say = useSay()
  const go = useGo()
  const [entry, setEntry] = useState<Entry>(of ?? nothing)
  const [code, setCode] = useState('')
  const [closed, setClosed] = useState(of?.active === false)
  const [reason, setReason] = useState('')
  const add = useTell(addAuthority)
  const change = useTell(changeAuthority)
  const set = (part: Partial<Entry>) => setEntry({ ...entry, ...part })
  const send = () => {
    if (of) change.mutate({ code: of.code, version: of.version, entry, active: !closed, reason }, { onSuccess: done })
    else
      add.mutate(
        { code: code as AuthorityCode, entry },
        { onSuccess: () => (done(), go('/directory/$unit', { unit: code })) },
      )
  }
  const error = add.error ?? change.error
  return (
    <form
      className="dir-form"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {!of && (
        <TextField
          label={say('directory:column.code')}
          hint={say('directory:edit.codeHint')}
          value={code}
          change={setCode}
          required
        />
      )}
      <NamingFields entry={entry} set={set} />
      <WaysField ways={entry.channels} change={(channels) => set({ channels })} />
      <HoursField hours={entry.hours} change={(hours) => set({ hours })} />
      <TextField label={say('directory:edit.zone')} value={entry.zone} change={(zone) => set({ zone })} required />
      <TextField
        label={say('directory:column.languages')}
        hint={say('directory:edit.languagesHint')}
        value={entry.languages.join(' ')}
        change={(text) =>
          set({
            languages: text
              .toLowerCase()
              .split(/[\s,]+/)
              .filter(Boolean),
          })
        }
      />
      <LongField
        label={say('directory:column.source')}
        value={entry.source}
        change={(source) => set({ source })}
        rows={1}
        required
      />
      {of && <TickField label={say('directory:edit.closed')} value={closed} change={setClosed} />}
      {of && <TextField label={say('directory:edit.reason')} value={reason} change={setReason} />}
      {error && <ErrorNote error={error} />}
      <Button type="submit" loading={add.isPending || change.isPending}>
        {say('directory:edit.save')}
      </Button>
    </form>
  )
}

function NamingFields({ entry, set }: { entry: Entry; set: (part: Partial<Entry>) => void }) {
  const say = useSay()
  const states = useStateChoices()
  return (
    <>
      <div className="dir-pair">
        <ChoiceField
          label={say('directory:column.state')}
          value={entry.state}
          change={(state) => state && set({ state })}
          choices={states}
        />
        <ChoiceField
          label={say('directory:edit.seat')}
          value={entry.seat}
          change={(seat) => seat && set({ seat })}
          choices={states}
        />
      </div>
      <ChoiceField
        label={say('directory:column.kind')}
        value={entry.kind}
        change={(kind) => kind && set({ kind: kind as AuthorityKind })}
        choices={AuthorityKind.options.map((value) => ({ value, label: say(`directory:kind.${value}`) }))}
      />
      {(['name', 'competence'] as const).map((part) => (
        <div className="dir-pair" key={part}>
          {(['id', 'en'] as const).map((language) => (
            <TextField
              key={language}
              label={`${say(`directory:column.${part}`)} (${say(`directory:edit.in.${language}`)})`}
              value={entry[part][language]}
              change={(text) => set({ [part]: { ...entry[part], [language]: text } })}
              required
            />
          ))}
        </div>
      ))}
    </>
  )
}
