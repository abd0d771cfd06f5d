import { useState } from 'react'
import { listColleagues } from '../../access/contract.ts'
import { useAsk, useTell } from '../../../web/kit/ask.ts'
import { ChoiceField, LongField, TextField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { useMe } from '../../../web/kit/session.ts'
import { addNote, addTask, type CaseFile, type Compartment } from '../contract.ts'
import { ActionForm } from './action-form.tsx'
import { CodeField } from './code-field.tsx'
import type { ActionProps } from './action.ts'

/** Hours from now, offered as choices; the node keeps the instant. */
const soon = [4, 24, 48, 72, 168]
const inHours = (hours: string | null) =>
  hours === null ? undefined : new Date(Date.now() + Number(hours) * 3_600_000).toISOString()

export function usePersonChoices(file: CaseFile) {
  const say = useSay()
  return file.people.map((one) => ({
    value: one.id as string,
    label: `${one.code} ${one.maskedName ?? say('casework:file.nameless')}`,
  }))
}

/** Where it is written: offered only to an officer who works in more than one compartment. */
export function CompartmentField(props: {
  file: CaseFile
  value: string | null
  change: (value: string | null) => void
}) {
  const say = useSay()
  if (props.file.compartments.length < 2) return null
  return (
    <CodeField
      label={say('casework:form.compartment')}
      value={props.value ?? props.file.compartments[0]!}
      change={props.change}
      codes={props.file.compartments}
      name={(code) => say(`casework:compartment.${code}`)}
    />
  )
}

/** A note, or a contact with the promise of the next one. */
export function AddNote({ file, action, close }: ActionProps) {
  const say = useSay()
  const told = useTell(addNote)
  const contact = action.kind === 'contact'
  const [text, setText] = useState('')
  const [person, setPerson] = useState<string | null>(action.person ?? null)
  const [next, setNext] = useState<string | null>(contact ? '72' : null)
  const [compartment, setCompartment] = useState<string | null>(null)
  const people = usePersonChoices(file)
  const submit = () =>
    told.mutate(
      {
        case: file.id,
        text,
        kind: contact ? 'Contact' : 'Note',
        ...(person && { person: person as never }),
        ...(next && { nextContact: inHours(next)! }),
        ...(compartment && { compartment: compartment as Compartment }),
      },
      { onSuccess: close },
    )
  const does = contact ? say('casework:do.contact') : say('casework:do.note')
  return (
    <ActionForm
      does={does}
      close={close}
      ready={text.trim() !== '' && (!contact || next !== null)}
      told={told}
      submit={submit}
    >
      <LongField
        label={say(contact ? 'casework:form.what-was-said' : 'casework:form.note')}
        value={text}
        change={setText}
        rows={6}
        required
      />
      <ChoiceField
        label={say('casework:form.about')}
        value={person}
        change={setPerson}
        choices={people}
        empty={say('casework:form.whole-case')}
      />
      {contact && (
        <ChoiceField
          label={say('casework:form.next-contact')}
          hint={say('casework:form.next-contact-hint')}
          value={next}
          change={setNext}
          choices={soon.map((hours) => ({
            value: String(hours),
            label: say('casework:form.in-hours', { count: hours }),
          }))}
          required
        />
      )}
      <CompartmentField file={file} value={compartment} change={setCompartment} />
    </ActionForm>
  )
}

export function AddTask({ file, action, close }: ActionProps) {
  const say = useSay()
  const told = useTell(addTask)
  const { id: me } = useMe()
  const colleagues = useAsk(listColleagues, {}).data?.officers ?? []
  const [title, setTitle] = useState('')
  const [due, setDue] = useState<string | null>('24')
  const [officer, setOfficer] = useState<string | null>(me)
  const [person, setPerson] = useState<string | null>(action.person ?? null)
  const [compartment, setCompartment] = useState<string | null>(null)
  const people = usePersonChoices(file)
  const submit = () =>
    told.mutate(
      {
        case: file.id,
        title,
        ...(due && { due: inHours(due)! }),
        ...(officer ? { officer } : { anyone: true }),
        ...(person && { person: person as never }),
        ...(compartment && { compartment: compartment as Compartment }),
      },
      { onSuccess: close },
    )
  return (
    <ActionForm
      does={say('casework:do.task')}
      close={close}
      ready={title.trim().length >= 3}
      told={told}
      submit={submit}
    >
      <TextField label={say('casework:form.task')} value={title} change={setTitle} required />
      <ChoiceField
        label={say('casework:form.due')}
        value={due}
        change={setDue}
        choices={soon.map((hours) => ({
          value: String(hours),
          label: say('casework:form.in-hours', { count: hours }),
        }))}
      />
      <ChoiceField
        label={say('casework:form.who')}
        value={officer}
        change={setOfficer}
        empty={say('casework:form.anyone')}
        choices={colleagues.map(({ id, name, post }) => ({ value: id, label: `${name}, ${post}` }))}
      />
      <ChoiceField
        label={say('casework:form.about')}
        value={person}
        change={setPerson}
        choices={people}
        empty={say('casework:form.whole-case')}
      />
      <CompartmentField file={file} value={compartment} change={setCompartment} />
    </ActionForm>
  )
}
