import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAsk, useTell } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import type { PanelProps } from '../../../web/kit/desk-page.ts'
import { ChoiceField } from '../../../web/kit/form.tsx'
import { useGo } from '../../../web/kit/go.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { useMay } from '../../../web/kit/session.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { getCase } from '../../casework/contract.ts'
import { FormCode, prepareEntry } from '../contract.ts'
import { EntryPages } from './entry-pages.tsx'
import { OriginatorChoice, type ChosenOriginator } from './originator-choice.tsx'
import './networks.css'

/** What was prepared for police networks in this case, and a new one. */
export function Panel({ case: id = '' }: PanelProps) {
  const say = useSay()
  const may = useMay()
  return (
    <Card title={say('networks:entry.list')} bleed>
      <EntryPages case={id} none={say('networks:entry.none-here')} />
      {may('networks.prepare') && (
        <details className="net-list">
          <summary className="net-pad">{say('networks:entry.prepare')}</summary>
          <Prepare of={id} />
        </details>
      )}
    </Card>
  )
}

function Prepare({ of: id }: { of: string }) {
  const say = useSay()
  const go = useGo()
  const file = useAsk(getCase, { case: id as never })
  const prepare = useTell(prepareEntry, ['casework'])
  const [form, setForm] = useState<FormCode>('INTERPOL-Yellow')
  const [person, setPerson] = useState('')
  const [originator, setOriginator] = useState<ChosenOriginator>({ state: '', unit: '' })
  return (
    <form
      className="net-fields net-pad"
      onSubmit={(event) => {
        event.preventDefault()
        prepare.mutate(
          {
            case: id as never,
            form,
            ...(person && { person: person as never }),
            ...(originator.state && { originator: originator.state }),
            ...(originator.unit && { unit: originator.unit }),
          },
          { onSuccess: ({ entry }) => go('/networks/$entry', { entry }) },
        )
      }}
    >
      <ChoiceField
        label={say('networks:entry.form')}
        value={form}
        change={(value) => value && setForm(value as FormCode)}
        choices={FormCode.options.map((value) => ({ value, label: say(`networks:form.${value}`) }))}
      />
      <ChoiceField
        label={say('networks:entry.person')}
        value={person}
        change={(value) => setPerson(value ?? '')}
        choices={(file.data?.people ?? []).map(({ id: value, code, maskedName }) => ({
          value,
          label: `${code} ${maskedName ?? ''}`,
        }))}
      />
      <OriginatorChoice of={id} value={originator} change={setOriginator} />
      {prepare.error && <ErrorNote error={prepare.error} />}
      <div>
        <Button type="submit" variant="default" loading={prepare.isPending}>
          {say('networks:entry.begin')}
        </Button>
      </div>
    </form>
  )
}
