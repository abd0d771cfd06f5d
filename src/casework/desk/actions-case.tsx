import { useEffect, useState } from 'react'
import { useAsk } from '../../../web/kit/ask.ts'
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
  const [phase, setPhase] = useState<string | null>(file.nextPhases[0] ?? null)
  return (
    <ReasonForm
      does={say('casework:do.phase')}
      close={close}
      ready={phase !== null}
      free
      tells={changePhase}
      what={(reason) => ({ case: file.id, phase: phase as never, reason })}
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
  const [status, setStatus] = useState<string | null>(file.nextStatuses[0] ?? null)
  return (
    <ReasonForm
      does={say('casework:do.status')}
      close={close}
      ready={status !== null}
      tells={changeStatus}
      what={(reason) => ({ case: file.id, status: status as never, reason })}
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
  const agencies = useAgencies()
  const [agency, setAgency] = useState<string | null>(null)
  const [compartment, setCompartment] = useState<string | null>('protection')
  const invited = { case: file.id, agency: agency!, compartment: compartment as Compartment }
  return (
    <ReasonForm
      does={say('casework:do.invite')}
      close={close}
      ready={agency !== null && compartment !== null}
      tells={inviteAgency}
      what={(reason) => ({ ...invited, reason })}
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
  const [other, setOther] = useState<CaseId>()
  const [kind, setKind] = useState<string | null>('SamePlace')
  return (
    <ReasonForm
      does={say('casework:do.link')}
      close={close}
      ready={other !== undefined && kind !== null && other !== file.id}
      tells={linkCases}
      what={(reason) => ({ case: file.id, other: other!, kind: kind as never, reason })}
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
  const [other, setOther] = useState<CaseId>()
  return (
    <ReasonForm
      does={say('casework:do.merge')}
      close={close}
      ready={other !== undefined && other !== file.id}
      tells={mergeCases}
      what={(reason) => ({ keep: file.id, absorb: other!, reason })}
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
