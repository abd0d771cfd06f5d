import type { ReactNode } from 'react'
import { useTell } from '../../../web/kit/ask.ts'
import { useSay } from '../../../web/kit/i18n.ts'
import { Answered } from '../../../web/kit/states.tsx'
import { revealIdentity, RevealReason, type Identity } from '../contract.ts'
import { CodeField } from './code-field.tsx'

interface RevealedProps {
  readonly person: string | undefined
  readonly label: string
  readonly children: (known: Identity) => ReactNode
}

/**
 * Who she is, after the officer has said why she must know. To look is an act that is written down with her name, so it
 * happens when she gives a reason, and never again by itself.
 */
export function Revealed({ person, label, children }: RevealedProps) {
  const say = useSay()
  const { mutate, variables, data, error, isPaused } = useTell(revealIdentity)
  const look = (reason: string | null) => reason && mutate({ person: person as never, reason: reason as never })
  const reason = variables?.reason ?? null
  return (
    <>
      <CodeField
        label={label}
        hint={say('casework:form.reason-hint')}
        value={reason}
        change={look}
        codes={RevealReason.options}
        name={(code) => say(`casework:reason.${code}`)}
      />
      {reason !== null && (
        <Answered
          of={{ data, error, refetch: () => look(reason), fetchStatus: isPaused ? 'paused' : 'fetching' }}
          rows={4}
        >
          {({ identity }) => children(identity)}
        </Answered>
      )}
    </>
  )
}
