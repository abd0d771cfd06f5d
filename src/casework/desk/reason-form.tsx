import { useState, type ReactNode } from 'react'
import type { z } from 'zod'
import { useTell } from '../../../web/kit/ask.ts'
import { LongField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import type { Contract } from '../../platform/contract.ts'
import { endParticipation, undoMerge } from '../contract.ts'
import { ActionForm } from './action-form.tsx'
import type { ActionProps } from './action.ts'
import { useAgencies } from './who.ts'

interface ReasonFormProps<I extends z.ZodType, O extends z.ZodType> {
  /** What is told to the node, and with what, once she has said why. */
  readonly tells: Contract<I, O>
  readonly what: (reason: string) => z.input<I>
  readonly does: string
  readonly title?: string
  readonly close: () => void
  /** Whether what is asked above the reason is answered. */
  readonly ready?: boolean
  /** The reason may stay empty. */
  readonly free?: boolean
  readonly children?: ReactNode
}

/** What an officer does on a case and says why: the fields of the deed, where it has any, then the reason. */
export function ReasonForm<I extends z.ZodType, O extends z.ZodType>({
  ready = true,
  free = false,
  tells,
  what,
  children,
  ...form
}: ReasonFormProps<I, O>) {
  const say = useSay()
  const told = useTell(tells)
  const [reason, setReason] = useState('')
  return (
    <ActionForm
      {...form}
      told={told}
      ready={ready && (free || reason.trim().length >= 10)}
      submit={() => told.mutate(what(reason), { onSuccess: form.close })}
    >
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
  const code = file.merges.find(({ id }) => id === action.merge)?.absorbedCode ?? ''
  return (
    <ReasonForm
      title={say('casework:do.undo-merge-of', { code })}
      does={say('casework:do.undo-merge')}
      close={close}
      tells={undoMerge}
      what={(reason) => ({ merge: action.merge!, reason })}
    />
  )
}

export function EndPart({ file, action, close }: ActionProps) {
  const say = useSay()
  const agencies = useAgencies()
  const part = action.part!
  const agency = agencies.find(({ id }) => id === part.agency)?.name ?? ''
  return (
    <ReasonForm
      title={say('casework:do.end-part-of', { agency, compartment: say(`casework:compartment.${part.compartment}`) })}
      does={say('casework:do.end-part')}
      close={close}
      tells={endParticipation}
      what={(reason) => ({ case: file.id, ...part, reason })}
    />
  )
}
