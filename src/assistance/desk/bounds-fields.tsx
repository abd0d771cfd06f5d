import { Checkbox } from '@mantine/core'
import { TextField } from '../../../web/kit/form.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { zoneOf } from '../../../web/kit/time.ts'
import { all, FactGroup } from '../contract.ts'
import { groupIn, recipientIn } from './consent-words.ts'

export interface Bounds {
  readonly recipients: readonly string[]
  readonly fields: readonly string[]
  /** A day, or nothing where it has no end. */
  readonly until: string
}

export const unbounded: Bounds = { recipients: [all], fields: [all], until: '' }

const states = Object.keys(zoneOf).map((state) => `state:${state}`)
const networks = ['network:ASEANAPOL', 'network:INTERPOL']

interface Props {
  readonly value: Bounds
  readonly change: (value: Bounds) => void
  readonly needed?: boolean
}

/** How far a yes goes: to whom, which facts, until when. With `needed`, each is named one by one. */
export function BoundsFields({ value, change, needed = false }: Props) {
  const say = useSay()
  const language = useLanguage()
  return (
    <>
      <Some
        label={say('assistance:bounds.recipients')}
        whole={needed ? undefined : say('assistance:bounds.everyone')}
        all={[...states, ...networks]}
        name={(recipient) => recipientIn(say, language, recipient)}
        value={value.recipients}
        change={(recipients) => change({ ...value, recipients })}
      />
      <Some
        label={say('assistance:bounds.fields')}
        whole={needed ? undefined : say('assistance:bounds.everything')}
        all={FactGroup.options}
        name={(group) => groupIn(say, group)}
        value={value.fields}
        change={(fields) => change({ ...value, fields })}
      />
      <TextField
        type="date"
        label={say('assistance:bounds.until')}
        hint={say(needed ? 'assistance:bounds.ninety' : 'assistance:bounds.no-end')}
        value={value.until}
        change={(until) => change({ ...value, until })}
        required={needed}
      />
    </>
  )
}

interface SomeProps {
  readonly label: string
  /** The words for all of them at once. */
  readonly whole: string | undefined
  readonly all: readonly string[]
  readonly name: (one: string) => string
  readonly value: readonly string[]
  readonly change: (value: readonly string[]) => void
}

function Some({ label, whole, all: every, name, value, change }: SomeProps) {
  const isWhole = value[0] === all
  const toggle = (one: string, on: boolean) => change(on ? [...value, one] : value.filter((each) => each !== one))
  return (
    <fieldset className="cg-some">
      <legend>{label}</legend>
      {whole && (
        <Checkbox
          label={whole}
          checked={isWhole}
          onChange={({ currentTarget: { checked } }) => change(checked ? [all] : [])}
        />
      )}
      {!isWhole && (
        <div className="cg-many">
          {every.map((one) => (
            <Checkbox
              key={one}
              label={name(one)}
              checked={value.includes(one)}
              onChange={({ currentTarget: { checked } }) => toggle(one, checked)}
            />
          ))}
        </div>
      )}
    </fieldset>
  )
}
