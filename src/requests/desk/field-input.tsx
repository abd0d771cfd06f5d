import { useSay } from '../../../web/kit/i18n.ts'
import { ChoiceField, LongField, TextField } from '../../../web/kit/form.tsx'
import type { FieldForm, FieldValues } from '../contract.ts'
import { states } from './states-list.ts'
import { useWordOf } from './words.ts'

type Value = FieldValues[string] | undefined

/** One field of a request or an answer, drawn from what its definition says of it. */
export function FieldInput({
  form,
  value,
  change,
  error,
}: {
  form: FieldForm
  value: Value
  change: (value: Value) => void
  error?: string | undefined
}) {
  const say = useSay()
  const wordOf = useWordOf()
  const label = say(`requests:field.${form.name}`)
  const shared = { label, required: form.required, error }
  const choices = choicesOf(form).map((each) => ({
    value: each,
    label: wordOf(form.kind, form.kind === 'yes-no' ? each === 'yes' : each),
  }))
  if (choices.length > 0)
    return (
      <ChoiceField
        {...shared}
        choices={choices}
        empty={say('requests:draft.choose')}
        value={value === undefined ? null : form.kind === 'yes-no' ? (value ? 'yes' : 'no') : String(value)}
        change={(chosen) => change(chosen === null ? undefined : form.kind === 'yes-no' ? chosen === 'yes' : chosen)}
      />
    )
  const write = (text: string) =>
    change(text === '' ? undefined : form.kind === 'count' && /^\d+$/.test(text) ? Number(text) : text)
  const written = value === undefined ? '' : String(value)
  if (form.kind === 'text') return <LongField {...shared} value={written} change={write} rows={2} max={4000} />
  return (
    <TextField
      {...shared}
      value={written}
      change={write}
      {...(form.kind === 'date' && { hint: say('requests:draft.date') })}
    />
  )
}

function choicesOf({ kind, options = [] }: FieldForm): readonly string[] {
  if (kind === 'yes-no') return ['yes', 'no']
  return kind === 'country' ? states : options
}
