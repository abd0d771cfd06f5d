import { Button } from '@mantine/core'
import type { z } from 'zod'
import { LongField, TextField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { type changePerson, type Identity, Name } from '../contract.ts'
import { CodeField } from './code-field.tsx'

export type Changes = z.input<typeof changePerson.input>['changes']

interface IdentityFieldsProps {
  readonly known: Identity
  readonly changes: Changes
  readonly change: (more: Changes, field?: string, ok?: boolean) => void
}

/** Who she is: open on the desk only after a reason. */
export function IdentityFields({ known, changes, change }: IdentityFieldsProps) {
  const say = useSay()
  const now = { ...known, ...changes }
  const names = now.names ?? []
  const setNames = (next: readonly Name[]) =>
    change(
      { names: [...next] },
      'names',
      next.every(({ text }) => text.trim() !== ''),
    )
  const word = (text: string) => text.trim() || null
  return (
    <>
      <fieldset className="cs-names">
        <legend>{say('casework:form.names')}</legend>
        {names.map((name, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- a name has no other identity while it is written
          <div key={at} className="row">
            <TextField
              label={say('casework:form.name-n', { n: at + 1 })}
              value={name.text}
              change={(text) => setNames(names.with(at, { ...name, text }))}
            />
            <CodeField
              label={say('casework:form.name-kind')}
              value={name.kind}
              change={(kind) => kind && setNames(names.with(at, { ...name, kind: kind as Name['kind'] }))}
              codes={Name.shape.kind.options}
              name={(code) => say(`casework:name.${code}`)}
            />
            <Button
              size="compact-sm"
              variant="subtle"
              className="quiet"
              aria-label={say('casework:form.drop-name-n', { n: at + 1 })}
              onClick={() => setNames(names.toSpliced(at, 1))}
            >
              ×
            </Button>
          </div>
        ))}
        <Button size="compact-sm" variant="default" onClick={() => setNames([...names, { text: '', kind: 'Full' }])}>
          {say('casework:form.add-name')}
        </Button>
      </fieldset>
      <TextField
        label={say('casework:form.birth')}
        hint={say('casework:form.birth-hint')}
        value={now.birth ?? ''}
        error={fitsDate(now.birth ?? '') ? undefined : say('casework:form.wrong.birth')}
        change={(text) => change({ birth: word(text) }, 'birth', fitsDate(text))}
      />
      <TextField
        label={say('casework:form.birth-as-said')}
        value={now.birthAsSaid ?? ''}
        change={(text) => change({ birthAsSaid: text || null })}
      />
      <TextField
        label={say('casework:form.home')}
        value={now.home ?? ''}
        change={(text) => change({ home: text || null })}
      />
      <TextField
        label={say('casework:form.place')}
        hint={say('casework:form.place-hint')}
        value={now.place ?? ''}
        change={(text) => change({ place: text || null })}
      />
      <LongField
        label={say('casework:form.description')}
        value={now.description ?? ''}
        change={(text) => change({ description: text || null })}
        rows={2}
      />
    </>
  )
}

const fitsDate = (text: string) => /^(\d{4}(-\d{2}(-\d{2})?)?)?$/.test(text.trim())
