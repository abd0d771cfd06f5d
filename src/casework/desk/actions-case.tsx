import { useState } from 'react'
import { useAsk, useTell } from '../../../web/kit/ask.ts'
import { ChoiceField, LongField, TextField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import {
  changePhase,
  changeStatus,
  Compartment,
  findCaseByCode,
  inviteAgency,
  linkCases,
  LinkKind,
  mergeCases,
} from '../contract.ts'
import { ActionForm } from './action-form.tsx'
import type { ActionProps } from './action.ts'
import { useAgencies } from './who.ts'

export function ChangePhase({ file, close }: ActionProps) {
  const say = useSay()
  const told = useTell(changePhase)
  const [phase, setPhase] = useState<string | null>(file.nextPhases[0] ?? null)
  const [reason, setReason] = useState('')
  const submit = () => told.mutate({ case: file.id, phase: phase as never, reason }, { onSuccess: close })
  return (
    <ActionForm
      title={say('casework:do.phase')}
      does={say('casework:do.phase')}
      open
      close={close}
      ready={phase !== null}
      told={told}
      submit={submit}
    >
      <ChoiceField
        label={say('casework:list.phase')}
        hint={say('casework:form.phase-hint', { now: say(`casework:phase.${file.phase}`) })}
        value={phase}
        change={setPhase}
        choices={file.nextPhases.map((value) => ({ value, label: say(`casework:phase.${value}`) }))}
      />
      <LongField label={say('casework:form.why')} value={reason} change={setReason} />
    </ActionForm>
  )
}

export function ChangeStatus({ file, close }: ActionProps) {
  const say = useSay()
  const told = useTell(changeStatus)
  const [status, setStatus] = useState<string | null>(file.nextStatuses[0] ?? null)
  const [reason, setReason] = useState('')
  const submit = () => told.mutate({ case: file.id, status: status as never, reason }, { onSuccess: close })
  return (
    <ActionForm
      title={say('casework:do.status')}
      does={say('casework:do.status')}
      open
      close={close}
      ready={status !== null && reason.trim().length >= 10}
      told={told}
      submit={submit}
    >
      <ChoiceField
        label={say('casework:list.status')}
        value={status}
        change={setStatus}
        choices={file.nextStatuses.map((value) => ({ value, label: say(`casework:status.${value}`) }))}
      />
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

export function Invite({ file, close }: ActionProps) {
  const say = useSay()
  const told = useTell(inviteAgency)
  const agencies = useAgencies()
  const [agency, setAgency] = useState<string | null>(null)
  const [compartment, setCompartment] = useState<string | null>('protection')
  const [reason, setReason] = useState('')
  const submit = () =>
    told.mutate(
      { case: file.id, agency: agency!, compartment: compartment as Compartment, reason },
      { onSuccess: close },
    )
  return (
    <ActionForm
      title={say('casework:do.invite')}
      does={say('casework:do.invite')}
      open
      close={close}
      ready={agency !== null && compartment !== null && reason.trim().length >= 10}
      told={told}
      submit={submit}
    >
      <ChoiceField
        label={say('casework:form.agency')}
        value={agency}
        change={setAgency}
        choices={agencies.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <ChoiceField
        label={say('casework:form.compartment')}
        hint={say('casework:form.compartment-hint')}
        value={compartment}
        change={setCompartment}
        choices={Compartment.options.map((value) => ({ value, label: say(`casework:compartment.${value}`) }))}
      />
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

/** Two cases are found to belong together, or to be one. */
export function LinkOrMerge({ file, action, close }: ActionProps) {
  const say = useSay()
  const merging = action.kind === 'merge'
  const link = useTell(linkCases)
  const merge = useTell(mergeCases)
  const [code, setCode] = useState('')
  const [kind, setKind] = useState<string | null>('SamePlace')
  const [reason, setReason] = useState('')
  const complete = /^[a-z]{2}-\d{2}-\d{4,7}$/i.test(code.trim())
  const other = useAsk(findCaseByCode, { code: code.trim() }, { when: complete })
  const id = complete ? other.data?.case : undefined
  const submit = () =>
    merging
      ? merge.mutate({ keep: file.id, absorb: id!, reason }, { onSuccess: close })
      : link.mutate({ case: file.id, other: id!, kind: kind as never, reason }, { onSuccess: close })
  const does = merging ? say('casework:do.merge') : say('casework:do.link')
  return (
    <ActionForm
      title={does}
      does={does}
      open
      close={close}
      told={merging ? merge : link}
      submit={submit}
      ready={id !== undefined && id !== file.id && reason.trim().length >= 10}
    >
      <TextField
        label={say('casework:form.other-code')}
        hint={merging ? say('casework:form.merge-hint', { code: file.code }) : undefined}
        value={code}
        change={setCode}
        required
        error={complete && other.error ? say('casework:problem.no-such-case') : undefined}
      />
      {!merging && (
        <ChoiceField
          label={say('casework:form.kind')}
          value={kind}
          change={setKind}
          choices={LinkKind.options.map((value) => ({ value, label: say(`casework:link.${value}`) }))}
        />
      )}
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
