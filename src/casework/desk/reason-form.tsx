import { useState, type ReactNode } from 'react'
import { useTell } from '../../../web/kit/ask.ts'
import { LongField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { endParticipation, undoMerge } from '../contract.ts'
import { ActionForm } from './action-form.tsx'
import type { ActionProps } from './action.ts'
import { useAgencies } from './who.ts'

interface ReasonFormProps {
  readonly does: string
  readonly title?: string
  readonly close: () => void
  /** Whether what is asked above the reason is answered. */
  readonly ready?: boolean
  /** The reason may stay empty. */
  readonly free?: boolean
  readonly told: { readonly isPending: boolean; readonly error: Error | null }
  readonly submit: (reason: string) => void
  readonly children?: ReactNode
}

/** What an officer does on a case and says why: the fields of the deed, where it has any, then the reason. */
export function ReasonForm({ ready = true, free = false, submit, children, ...form }: ReasonFormProps) {
  const say = useSay()
  const [reason, setReason] = useState('')
  return (
    <ActionForm {...form} ready={ready && (free || reason.trim().length >= 10)} submit={() => submit(reason)}>
      {children}
      <LongField
        label={say('casework:form.why')}
        hint={free ? undefined : say('casework:form.why-hint')}
        value={reason}
        change={setReason}
        required={!free}
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
