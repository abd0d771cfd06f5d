import { useState } from 'react'
import { useTell } from '../../../web/kit/ask.ts'
import { TextField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { AgeSource, changePerson, Gender, type MaskedPerson, Whereabouts } from '../contract.ts'
import { ActionForm } from './action-form.tsx'
import { CodeField } from './code-field.tsx'
import type { ActionProps } from './action.ts'
import { type Changes, IdentityFields } from './identity-fields.tsx'
import { Revealed } from './revealed.tsx'

/** What is known of a person, corrected. Only what is written anew is sent; her names open after a reason. */
export function ChangePerson({ file, action, close }: ActionProps) {
  const say = useSay()
  const told = useTell(changePerson)
  const person = file.people.find(({ id }) => id === action.person)
  const [changes, setChanges] = useState<Changes>({})
  const [wrong, setWrong] = useState<readonly string[]>([])
  if (!person) return null
  const change = (more: Changes, field?: string, ok = true) => {
    setChanges({ ...changes, ...more })
    if (field) setWrong([...wrong.filter((name) => name !== field), ...(ok ? [] : [field])])
  }
  return (
    <ActionForm
      title={say('casework:do.correct-of', { code: person.code })}
      does={say('casework:do.correct')}
      close={close}
      ready={Object.keys(changes).length > 0 && wrong.length === 0}
      told={told}
      submit={() => told.mutate({ person: person.id, changes }, { onSuccess: close })}
    >
      <Outside person={person} changes={changes} change={change} />
      <Revealed person={person.id} label={say('casework:form.reason-to-correct')}>
        {(known) => <IdentityFields known={known} changes={changes} change={change} />}
      </Revealed>
    </ActionForm>
  )
}

interface OutsideProps {
  readonly person: MaskedPerson
  readonly changes: Changes
  readonly change: (more: Changes, field?: string, ok?: boolean) => void
}

/** What an officer sees without a reason. */
function Outside({ person, changes, change }: OutsideProps) {
  const say = useSay()
  return (
    <>
      <CodeField
        label={say('casework:form.whereabouts')}
        value={changes.whereabouts ?? person.whereabouts}
        change={(value) => value && change({ whereabouts: value as Whereabouts })}
        codes={Whereabouts.options}
        name={(code) => say(`casework:whereabouts.${code}`)}
      />
      <CodeField
        label={say('casework:form.gender')}
        value={changes.gender ?? person.gender}
        change={(value) => value && change({ gender: value as Gender })}
        codes={Gender.options}
        name={(code) => say(`casework:gender.${code}`)}
      />
      <Written
        field="age"
        label={say('casework:form.age')}
        value={person.age === null ? '' : String(person.age)}
        fits={/^(\d{0,2}|1[01]\d|120)$/}
        change={(text, ok) => change(ok ? { age: text === '' ? null : Number(text) } : {}, 'age', ok)}
      />
      <CodeField
        label={say('casework:form.age-source')}
        value={changes.ageSource === undefined ? person.ageSource : changes.ageSource}
        change={(value) => change({ ageSource: value as never })}
        codes={AgeSource.options}
        name={(code) => say(`casework:age-source.${code}`)}
      />
      <Written
        field="citizenship"
        label={say('casework:form.citizenship')}
        hint={say('casework:form.citizenship-hint')}
        value={person.citizenship.join(', ')}
        fits={/^([a-z]{2}([\s,]+[a-z]{2}){0,4})?$/i}
        change={(text, ok) => change(ok ? { citizenship: listOf(text.toUpperCase()) } : {}, 'citizenship', ok)}
      />
      <Written
        field="languages"
        label={say('casework:form.languages')}
        hint={say('casework:form.languages-hint')}
        value={person.languages.join(', ')}
        fits={/^([a-z]{2,3}([\s,]+[a-z]{2,3}){0,9})?$/i}
        change={(text, ok) => change(ok ? { languages: listOf(text.toLowerCase()) } : {}, 'languages', ok)}
      />
    </>
  )
}

const listOf = (text: string) => text.split(/[\s,]+/).filter(Boolean)

interface WrittenProps {
  readonly field: 'age' | 'citizenship' | 'languages'
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly fits: RegExp
  readonly change: (text: string, ok: boolean) => void
}

/** A field that is written freely and read strictly: what does not fit says so and is not sent. */
function Written({ field, label, hint, value, fits, change }: WrittenProps) {
  const say = useSay()
  const [text, setText] = useState(value)
  const ok = fits.test(text.trim())
  return (
    <TextField
      label={label}
      hint={hint}
      value={text}
      error={ok ? undefined : say(`casework:form.wrong.${field}`)}
      change={(next) => {
        setText(next)
        change(next.trim(), fits.test(next.trim()))
      }}
    />
  )
}
