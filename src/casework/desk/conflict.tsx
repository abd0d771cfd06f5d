import { useState } from 'react'
import { ConflictReason, declareConflict, listColleagues } from '../../access/contract.ts'
import { useAsk, useTell } from '../../../web/kit/ask.ts'
import { ChoiceField } from '../../../web/kit/form.tsx'
import { useGo } from '../../../web/kit/go.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { useMay, useMe } from '../../../web/kit/session.ts'
import { ActionForm } from './action-form.tsx'
import { CodeField } from './code-field.tsx'
import type { ActionProps } from './action.ts'

/** An officer, often she herself, stands too near to a case: she loses sight of it at once. */
export function DeclareConflict({ file, close }: ActionProps) {
  const say = useSay()
  const go = useGo()
  const told = useTell(declareConflict, ['casework'])
  const { id: me, name, post } = useMe()
  const colleagues = useAsk(listColleagues, {}).data?.officers ?? [{ id: me, name, post }]
  const [officer, setOfficer] = useState<string | null>(me)
  const [why, setWhy] = useState<string | null>(null)
  const [waits, setWaits] = useState(false)
  const atOnce = useMay()('access.confirm-conflict')
  // The case may be off the screen, and this form with it, before the answer is here: a promise outlives them.
  const submit = () =>
    told.mutateAsync({ subject: file.id, officer: officer as never, why: why as never }).then(
      ({ waits: asked }) => (officer === me ? go('/cases') : asked ? setWaits(true) : close()),
      () => undefined, // the form says why
    )
  return (
    <ActionForm
      does={say('casework:do.conflict')}
      close={close}
      ready={officer !== null && why !== null && !waits}
      told={told}
      submit={submit}
    >
      <ChoiceField
        label={say('casework:form.conflict-who')}
        hint={say(officer === me || atOnce ? 'casework:form.conflict-hint' : 'casework:form.conflict-asks')}
        value={officer}
        change={(other) => (setOfficer(other), setWaits(false))}
        choices={colleagues.map((one) => ({ value: one.id, label: `${one.name}, ${one.post}` }))}
      />
      {waits && (
        <p className="muted" role="status">
          {say('casework:form.conflict-waits')}
        </p>
      )}
      <CodeField
        label={say('casework:form.why')}
        value={why}
        change={setWhy}
        codes={ConflictReason.options}
        name={(code) => say(`access:why.${code}`)}
      />
    </ActionForm>
  )
}
