import { useState } from 'react'
import { useTell } from '../../../web/kit/ask.ts'
import { LongField, TextField } from '../../../web/kit/form.tsx'
import { useGo } from '../../../web/kit/go.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { useMe } from '../../../web/kit/session.ts'
import { openCase, Urgency } from '../contract.ts'
import { ActionForm } from './action-form.tsx'
import { CodeField } from './code-field.tsx'

/** A case that no report began: a person at the gate, a call from a colleague. */
export function OpenCase({ open, close }: { open: boolean; close: () => void }) {
  const say = useSay()
  const go = useGo()
  const { state } = useMe()
  const told = useTell(openCase)
  const [title, setTitle] = useState('')
  const [summary, setSummary] = useState('')
  const [urgency, setUrgency] = useState<string | null>('24h')
  const [name, setName] = useState('')
  const submit = () =>
    told.mutate(
      {
        title,
        summary,
        urgency: urgency as Urgency,
        stateRoles: [{ state, role: 'Origin' }],
        people: [{ names: name.trim() ? [{ text: name, kind: 'Full' }] : [], roles: [{ role: 'PersonOfConcern' }] }],
      },
      { onSuccess: ({ case: id }) => go('/cases/$case', { case: id }) },
    )
  return (
    <ActionForm
      does={say('casework:list.open-case')}
      open={open}
      close={close}
      ready={title.trim().length >= 3}
      told={told}
      submit={submit}
    >
      <TextField
        label={say('casework:form.title')}
        hint={say('casework:form.title-hint')}
        value={title}
        change={setTitle}
        required
      />
      <LongField label={say('casework:form.summary')} value={summary} change={setSummary} rows={4} />
      <CodeField
        label={say('casework:list.urgency')}
        value={urgency}
        change={setUrgency}
        codes={Urgency.options}
        name={(code) => say(`casework:urgency.${code}`)}
      />
      <TextField
        label={say('casework:form.name')}
        hint={say('casework:form.name-hint')}
        value={name}
        change={setName}
      />
    </ActionForm>
  )
}
