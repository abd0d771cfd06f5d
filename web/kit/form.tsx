import { Checkbox, NativeSelect, TextInput, Textarea } from '@mantine/core'
import type { ReactNode } from 'react'

interface FieldProps<T> {
  readonly label: ReactNode
  readonly value: T
  readonly change: (value: T) => void
  /** One line between label and field. */
  readonly hint?: ReactNode
  readonly error?: ReactNode
  readonly required?: boolean
  readonly disabled?: boolean
}

const common = <T,>({ label, hint, error, required, disabled }: FieldProps<T>) => ({
  label,
  description: hint,
  error,
  ...(required !== undefined && { required }),
  ...(disabled !== undefined && { disabled }),
})

export const TextField = (
  props: FieldProps<string> & { type?: string; autoComplete?: string; autoFocus?: boolean },
) => (
  <TextInput
    {...common(props)}
    type={props.type ?? 'text'}
    autoComplete={props.autoComplete ?? 'off'}
    data-autofocus={props.autoFocus || undefined}
    value={props.value}
    onChange={(event) => props.change(event.currentTarget.value)}
  />
)

export const LongField = (props: FieldProps<string> & { rows?: number; max?: number }) => (
  <Textarea
    {...common(props)}
    autosize
    minRows={props.rows ?? 3}
    maxRows={14}
    {...(props.max && { maxLength: props.max })}
    value={props.value}
    onChange={(event) => props.change(event.currentTarget.value)}
  />
)

export interface Choice {
  readonly value: string
  readonly label: string
  readonly disabled?: boolean
}

/** A native list: it works with a finger, a keyboard and a screen reader, and weighs nothing. */
export const ChoiceField = (props: FieldProps<string | null> & { choices: readonly Choice[]; empty?: string }) => (
  <NativeSelect
    {...common(props)}
    value={props.value ?? ''}
    onChange={(event) => props.change(event.currentTarget.value || null)}
  >
    <option value="">{props.empty ?? ''}</option>
    {props.choices.map(({ value, label, disabled }) => (
      <option key={value} value={value} disabled={disabled}>
        {label}
      </option>
    ))}
  </NativeSelect>
)

export const TickField = (props: FieldProps<boolean>) => (
  <Checkbox {...common(props)} checked={props.value} onChange={(event) => props.change(event.currentTarget.checked)} />
)

/** Yes, no, not known: three cells of one native radio group, answered with a click or the arrow keys. */
export function YesNoUnknown({
  name,
  label,
  value,
  change,
  words,
}: {
  name: string
  label: string
  value: 'yes' | 'no' | 'unknown' | undefined
  change: (value: 'yes' | 'no' | 'unknown') => void
  /** The letter in each cell and its full word, in the officer's language. */
  words: Record<'yes' | 'no' | 'unknown', { short: string; long: string }>
}) {
  return (
    <fieldset className="ytq" aria-label={label}>
      {(['yes', 'no', 'unknown'] as const).map((answer) => (
        <label key={answer} className={`ytq-${answer}`} title={words[answer].long}>
          <input
            type="radio"
            name={name}
            aria-label={words[answer].long}
            checked={value === answer}
            onChange={() => change(answer)}
          />
          <span aria-hidden="true">{words[answer].short}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** A date and an hour on the officer's own clock; the value is an instant. */
export const MomentField = (props: FieldProps<string>) => (
  <TextInput
    {...common(props)}
    type="datetime-local"
    value={localOf(props.value)}
    onChange={({ currentTarget: { value } }) => value && props.change(new Date(value).toISOString())}
  />
)

function localOf(instant: string): string {
  const at = new Date(instant)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
