import { useState } from 'react'
import { useTell } from '../../../web/kit/ask.ts'
import { ChoiceField, LongField, TextField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { zoneOf } from '../../../web/kit/time.ts'
import { addIdentifier, addPerson, Gender, IdentifierKind, Whereabouts, WorkingRole } from '../contract.ts'
import { ActionForm } from './action-form.tsx'
import { CodeField } from './code-field.tsx'
import { usePersonChoices } from './actions-work.tsx'
import type { ActionProps } from './action.ts'

export function AddPerson({ file, close }: ActionProps) {
  const say = useSay()
  const told = useTell(addPerson)
  const [name, setName] = useState('')
  const [role, setRole] = useState<string | null>('PersonOfConcern')
  const [gender, setGender] = useState<string | null>('NonSpecifiedUnknown')
  const [age, setAge] = useState('')
  const [citizenship, setCitizenship] = useState<string | null>(null)
  const [where, setWhere] = useState<string | null>('Unknown')
  const [place, setPlace] = useState('')
  const submit = () =>
    told.mutate(
      {
        case: file.id,
        names: name.trim() ? [{ text: name, kind: 'Full' }] : [],
        roles: [{ role: role as never }],
        gender: gender as never,
        age: age.trim() ? Number(age) : null,
        ageSource: age.trim() ? 'ReportedByOther' : null,
        citizenship: citizenship ? [citizenship] : [],
        whereabouts: where as never,
        place: place.trim() || null,
      },
      { onSuccess: close },
    )
  const ready = role !== null && where !== null && gender !== null && /^\d{0,3}$/.test(age.trim())
  return (
    <ActionForm does={say('casework:do.person')} close={close} ready={ready} told={told} submit={submit}>
      <TextField
        label={say('casework:form.name')}
        hint={say('casework:form.name-hint')}
        value={name}
        change={setName}
      />
      <CodeField
        label={say('casework:form.role')}
        value={role}
        change={setRole}
        codes={WorkingRole.options}
        name={(code) => say(`casework:role.${code}`)}
      />
      <CodeField
        label={say('casework:form.gender')}
        value={gender}
        change={setGender}
        codes={Gender.options}
        name={(code) => say(`casework:gender.${code}`)}
      />
      <TextField label={say('casework:form.age')} value={age} change={setAge} />
      <CodeField
        label={say('casework:form.citizenship')}
        value={citizenship}
        change={setCitizenship}
        codes={Object.keys(zoneOf)}
        name={(code) => say(`web:state-name.${code}`)}
      />
      <CodeField
        label={say('casework:form.whereabouts')}
        value={where}
        change={setWhere}
        codes={Whereabouts.options}
        name={(code) => say(`casework:whereabouts.${code}`)}
      />
      <LongField
        label={say('casework:form.place')}
        hint={say('casework:form.place-hint')}
        value={place}
        change={setPlace}
        rows={2}
      />
    </ActionForm>
  )
}

export function AddIdentifier({ file, action, close }: ActionProps) {
  const say = useSay()
  const told = useTell(addIdentifier)
  const [kind, setKind] = useState<string | null>('Phone')
  const [value, setValue] = useState('')
  const [remark, setRemark] = useState('')
  const [person, setPerson] = useState<string | null>(action.person ?? null)
  const people = usePersonChoices(file)
  const submit = () =>
    told.mutate(
      {
        case: file.id,
        kind: kind as never,
        value,
        ...(remark.trim() && { remark }),
        ...(person && { person: person as never }),
      },
      { onSuccess: close },
    )
  return (
    <ActionForm
      does={say('casework:do.identifier')}
      close={close}
      ready={kind !== null && value.trim().length >= 2}
      told={told}
      submit={submit}
    >
      <ChoiceField
        label={say('casework:form.kind')}
        value={kind}
        change={setKind}
        choices={IdentifierKind.options.map((one) => ({ value: one, label: say(`casework:identifier.${one}`) }))}
      />
      <TextField
        label={say('casework:form.value')}
        hint={say('casework:form.value-hint')}
        value={value}
        change={setValue}
        required
      />
      <ChoiceField
        label={say('casework:form.about')}
        value={person}
        change={setPerson}
        choices={people}
        empty={say('casework:form.whole-case')}
      />
      <TextField label={say('casework:form.remark')} value={remark} change={setRemark} />
    </ActionForm>
  )
}
