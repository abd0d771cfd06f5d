import { useEffect, useState } from 'react'
import { useAsk, useTell } from '../../../web/kit/ask.ts'
import { ChoiceField, TextField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import {
  type CaseId,
  changePhase,
  changeStatus,
  Compartment,
  findCaseByCode,
  inviteAgency,
  linkCases,
  LinkKind,
  mergeCases,
} from '../contract.ts'
import type { ActionProps } from './action.ts'
import { CodeField } from './code-field.tsx'
import { ReasonForm } from './reason-form.tsx'
import { useAgencies } from './who.ts'

export function ChangePhase({ file, close }: ActionProps) {
  const say = useSay()
  const told = useTell(changePhase)
  const [phase, setPhase] = useState<string | null>(file.nextPhases[0] ?? null)
  return (
    <ReasonForm
      does={say('casework:do.phase')}
      close={close}
      ready={phase !== null}
      free
      told={told}
      submit={(reason) => told.mutate({ case: file.id, phase: phase as never, reason }, { onSuccess: close })}
    >
      <CodeField
        label={say('casework:list.phase')}
        hint={say('casework:form.phase-hint', { now: say(`casework:phase.${file.phase}`) })}
        value={phase}
        change={setPhase}
        codes={file.nextPhases}
        name={(code) => say(`casework:phase.${code}`)}
      />
    </ReasonForm>
  )
}

export function ChangeStatus({ file, close }: ActionProps) {
  const say = useSay()
  const told = useTell(changeStatus)
  const [status, setStatus] = useState<string | null>(file.nextStatuses[0] ?? null)
  return (
    <ReasonForm
      does={say('casework:do.status')}
      close={close}
      ready={status !== null}
      told={told}
      submit={(reason) => told.mutate({ case: file.id, status: status as never, reason }, { onSuccess: close })}
    >
      <CodeField
        label={say('casework:list.status')}
        value={status}
        change={setStatus}
        codes={file.nextStatuses}
        name={(code) => say(`casework:status.${code}`)}
      />
    </ReasonForm>
  )
}

export function Invite({ file, close }: ActionProps) {
  const say = useSay()
  const told = useTell(inviteAgency)
  const agencies = useAgencies()
  const [agency, setAgency] = useState<string | null>(null)
  const [compartment, setCompartment] = useState<string | null>('protection')
  const invited = { case: file.id, agency: agency!, compartment: compartment as Compartment }
  return (
    <ReasonForm
      does={say('casework:do.invite')}
      close={close}
      ready={agency !== null && compartment !== null}
      told={told}
      submit={(reason) => told.mutate({ ...invited, reason }, { onSuccess: close })}
    >
      <ChoiceField
        label={say('casework:form.agency')}
        value={agency}
        change={setAgency}
        choices={agencies.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <CodeField
        label={say('casework:form.compartment')}
        hint={say('casework:form.compartment-hint')}
        value={compartment}
        change={setCompartment}
        codes={Compartment.options}
        name={(code) => say(`casework:compartment.${code}`)}
      />
    </ReasonForm>
  )
}

/** Two cases are found to belong together. */
export function Link({ file, close }: ActionProps) {
  const say = useSay()
  const told = useTell(linkCases)
  const [other, setOther] = useState<CaseId>()
  const [kind, setKind] = useState<string | null>('SamePlace')
  const link = (reason: string) =>
    told.mutate({ case: file.id, other: other!, kind: kind as never, reason }, { onSuccess: close })
  return (
    <ReasonForm
      does={say('casework:do.link')}
      close={close}
      ready={other !== undefined && kind !== null && other !== file.id}
      told={told}
      submit={link}
    >
      <OtherCase found={setOther} />
      <CodeField
        label={say('casework:form.kind')}
        value={kind}
        change={setKind}
        codes={LinkKind.options}
        name={(code) => say(`casework:link.${code}`)}
      />
    </ReasonForm>
  )
}

/** Two cases are found to be one. */
export function Merge({ file, close }: ActionProps) {
  const say = useSay()
  const told = useTell(mergeCases)
  const [other, setOther] = useState<CaseId>()
  return (
    <ReasonForm
      does={say('casework:do.merge')}
      close={close}
      ready={other !== undefined && other !== file.id}
      told={told}
      submit={(reason) => told.mutate({ keep: file.id, absorb: other!, reason }, { onSuccess: close })}
    >
      <OtherCase found={setOther} hint={say('casework:form.merge-hint', { code: file.code })} />
    </ReasonForm>
  )
}

/** Another case by its number; `found` hears its id as soon as the number is whole and leads to one. */
function OtherCase({ found, hint }: { found: (id: CaseId | undefined) => void; hint?: string }) {
  const say = useSay()
  const [code, setCode] = useState('')
  const complete = /^[a-z]{2}-\d{2}-\d{4,7}$/i.test(code.trim())
  const other = useAsk(findCaseByCode, { code: code.trim() }, { when: complete })
  const id = complete ? other.data?.case : undefined
  useEffect(() => found(id), [found, id])
  return (
    <TextField
      label={say('casework:form.other-code')}
      hint={hint}
      value={code}
      change={setCode}
      required
      error={complete && other.error ? say('casework:problem.no-such-case') : undefined}
    />
  )
}
