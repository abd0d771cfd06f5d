import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTell } from '../../../web/kit/ask.ts'
import { useSay } from '../../../web/kit/i18n.ts'
import { Tag } from '../../../web/kit/marks.tsx'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { addRole, Compartment, endRole, WorkingRole } from '../contract.ts'
import { ActionForm } from './action-form.tsx'
import { CodeField } from './code-field.tsx'
import type { ActionProps } from './action.ts'

/** What a person is to the case, for whom: one part is added, another ends. */
export function Roles({ file, action, close }: ActionProps) {
  const say = useSay()
  const told = useTell(addRole)
  const end = useTell(endRole)
  const person = file.people.find(({ id }) => id === action.person)
  const [role, setRole] = useState<string | null>(null)
  const [compartment, setCompartment] = useState<string | null>(file.compartments[0] ?? null)
  if (!person) return null
  const submit = () =>
    told.mutate(
      { person: person.id, role: role as never, ...(compartment && { compartment: compartment as Compartment }) },
      { onSuccess: close },
    )
  return (
    <ActionForm
      title={say('casework:do.roles-of', { code: person.code })}
      does={say('casework:do.role')}
      close={close}
      ready={role !== null}
      told={told}
      submit={submit}
    >
      <ul className="rows cs-roles">
        {person.roles.map((one) => (
          <li key={one.id}>
            <b className="grow">{say(`casework:role.${one.role}`)}</b>
            <Tag outline>{say(`casework:compartment.${one.compartment}`)}</Tag>
            <Button
              size="compact-sm"
              variant="default"
              loading={end.isPending && end.variables?.role === one.id}
              aria-label={say('casework:do.end-role-of', { role: say(`casework:role.${one.role}`) })}
              onClick={() => end.mutate({ role: one.id })}
            >
              {say('casework:do.end-role')}
            </Button>
          </li>
        ))}
      </ul>
      {end.error && <ErrorNote error={end.error} />}
      <CodeField
        label={say('casework:form.role')}
        value={role}
        change={setRole}
        codes={WorkingRole.options}
        name={(code) => say(`casework:role.${code}`)}
      />
      <CodeField
        label={say('casework:form.compartment')}
        hint={say('casework:form.role-hint')}
        value={compartment}
        change={setCompartment}
        codes={Compartment.options}
        name={(code) => say(`casework:compartment.${code}`)}
      />
    </ActionForm>
  )
}
