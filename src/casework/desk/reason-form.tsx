import { useState } from 'react'
import { useTell } from '../../../web/kit/ask.ts'
import { LongField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { endParticipation, undoMerge } from '../contract.ts'
import { ActionForm } from './action-form.tsx'
import type { ActionProps } from './action.ts'
import { useAgencies } from './who.ts'

interface ReasonFormProps {
  readonly title: string
  readonly does: string
  readonly close: () => void
  readonly told: { readonly isPending: boolean; readonly error: Error | null }
  readonly submit: (reason: string) => void
}

/** Something that needs nothing but a reason. */
export function ReasonForm({ title, does, close, told, submit }: ReasonFormProps) {
  const say = useSay()
  const [reason, setReason] = useState('')
  return (
    <ActionForm
      title={title}
      does={does}
      open
      close={close}
      ready={reason.trim().length >= 10}
      told={told}
      submit={() => submit(reason)}
    >
      <LongField
        label={say('casework:form.why')}
        hint={say('casework:form.why-hint')}
        value={reason}
        change={setReason}
        required
      />
    </ActionForm>
  )
}

export function UndoMerge({ file, action, close }: ActionProps) {
  const say = useSay()
  const told = useTell(undoMerge)
  const code = file.merges.find(({ id }) => id === action.merge)?.absorbedCode ?? ''
  return (
    <ReasonForm
      title={say('casework:do.undo-merge-of', { code })}
      does={say('casework:do.undo-merge')}
      close={close}
      told={told}
      submit={(reason) => told.mutate({ merge: action.merge!, reason }, { onSuccess: close })}
    />
  )
}

export function EndPart({ file, action, close }: ActionProps) {
  const say = useSay()
  const told = useTell(endParticipation)
  const agencies = useAgencies()
  const part = action.part!
  const agency = agencies.find(({ id }) => id === part.agency)?.name ?? ''
  return (
    <ReasonForm
      title={say('casework:do.end-part-of', { agency, compartment: say(`casework:compartment.${part.compartment}`) })}
      does={say('casework:do.end-part')}
      close={close}
      told={told}
      submit={(reason) => told.mutate({ case: file.id, ...part, reason }, { onSuccess: close })}
    />
  )
}
