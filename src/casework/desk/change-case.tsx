import { useState } from 'react'
import type { z } from 'zod'
import { listColleagues } from '../../access/contract.ts'
import { useAsk, useTell } from '../../../web/kit/ask.ts'
import { ChoiceField, LongField, TextField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { changeCase, Tlp, Urgency } from '../contract.ts'
import { ActionForm } from './action-form.tsx'
import { CodeField } from './code-field.tsx'
import type { ActionProps } from './action.ts'

type Changes = Omit<z.input<typeof changeCase.input>, 'case'>

/** The head of a case corrected, or handed to another post. Only what is written anew is sent. */
export function ChangeCase({ file, close }: ActionProps) {
  const say = useSay()
  const told = useTell(changeCase)
  const colleagues = useAsk(listColleagues, {}).data?.officers ?? []
  const [changes, setChanges] = useState<Changes>({})
  const change = (more: Changes) => setChanges({ ...changes, ...more })
  const title = changes.title ?? file.title
  const coordinator = changes.coordinator ?? file.coordinator
  const posts = [...new Set([...colleagues.map(({ post }) => post), ...(file.coordinator ? [file.coordinator] : [])])]
  return (
    <ActionForm
      does={say('casework:do.case')}
      close={close}
      ready={Object.keys(changes).length > 0 && title.trim().length >= 3}
      told={told}
      submit={() => told.mutate({ case: file.id, ...changes }, { onSuccess: close })}
    >
      <TextField
        label={say('casework:form.title')}
        hint={say('casework:form.title-hint')}
        value={title}
        change={(text) => change({ title: text })}
        required
      />
      <LongField
        label={say('casework:form.summary')}
        value={changes.summary ?? file.summary}
        change={(summary) => change({ summary })}
        rows={5}
      />
      <CodeField
        label={say('casework:list.urgency')}
        value={changes.urgency ?? file.urgency}
        change={(urgency) => urgency && change({ urgency: urgency as Urgency })}
        codes={Urgency.options}
        name={(code) => say(`casework:urgency.${code}`)}
      />
      <ChoiceField
        label={say('casework:form.tlp')}
        hint={say('casework:file.tlp')}
        value={changes.tlp ?? file.tlp}
        change={(tlp) => tlp && change({ tlp: tlp as Tlp })}
        choices={Tlp.options.map((value) => ({ value, label: `TLP:${value}` }))}
      />
      <ChoiceField
        label={say('casework:form.coordinator')}
        hint={say('casework:form.coordinator-hint')}
        value={coordinator}
        change={(post) => post && change({ coordinator: post })}
        choices={posts.map((post) => ({ value: post, label: post }))}
      />
    </ActionForm>
  )
}
