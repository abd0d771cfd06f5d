import { useState } from 'react'
import { useTell } from '../../../../web/kit/ask.ts'
import { Next } from '../../../../web/kit/card.tsx'
import { TextField, TickField } from '../../../../web/kit/form.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { ErrorNote } from '../../../../web/kit/states.tsx'
import { keepProvider, Serves, type Provider } from '../../providers/contract.ts'
import { ServiceType } from '../../services/contract.ts'

type Told = Omit<Provider, 'id'>

const unknown: Told = {
  name: '',
  district: '',
  types: [],
  serves: [],
  languages: [],
  remote: false,
  capacity: null,
  phone: null,
  verifiedOn: null,
  closed: false,
}

/** Somebody who gives services: added, changed, or closed and no longer offered. */
export function ProviderForm({ provider, done }: { provider?: Provider | undefined; done: () => void }) {
  const say = useSay()
  const keep = useTell(keepProvider)
  const [told, setTold] = useState<Told>(provider ?? unknown)
  const [languages, setLanguages] = useState(told.languages.join(', '))
  const write = (more: Partial<Told>) => setTold({ ...told, ...more })
  const ready = told.name.trim().length > 1 && told.district.trim() && told.types.length > 0 && told.serves.length > 0
  const send = () =>
    keep.mutate(
      {
        ...told,
        id: provider?.id ?? null,
        languages: languages
          .toLowerCase()
          .split(/[\s,]+/)
          .filter(Boolean),
      },
      { onSuccess: done },
    )
  return (
    <div className="sf-form">
      <TextField
        label={say('assistance:providers.name')}
        value={told.name}
        change={(name) => write({ name })}
        required
      />
      <TextField
        label={say('assistance:providers.district')}
        value={told.district}
        change={(district) => write({ district })}
        required
      />
      <Ticks
        label={say('assistance:providers.types')}
        choices={ServiceType.options.map((value) => ({ value, label: say(`assistance:service-type.${value}`) }))}
        value={told.types}
        change={(types) => write({ types })}
      />
      <Ticks
        label={say('assistance:providers.serves')}
        choices={Serves.options.map((value) => ({ value, label: say(`assistance:group.${value}`) }))}
        value={told.serves}
        change={(serves) => write({ serves })}
      />
      <TextField
        label={say('assistance:providers.languages')}
        hint={say('assistance:providers.languages-hint')}
        value={languages}
        change={setLanguages}
      />
      <TickField
        label={say('assistance:providers.remote')}
        value={told.remote}
        change={(remote) => write({ remote })}
      />
      <TextField
        type="number"
        label={say('assistance:providers.capacity')}
        value={told.capacity?.toString() ?? ''}
        change={(value) => write({ capacity: value === '' ? null : Number(value) })}
      />
      <TextField
        type="tel"
        label={say('assistance:providers.phone')}
        value={told.phone ?? ''}
        change={(value) => write({ phone: value || null })}
      />
      <TextField
        type="date"
        label={say('assistance:providers.verified')}
        value={told.verifiedOn ?? ''}
        change={(value) => write({ verifiedOn: value || null })}
      />
      {provider && (
        <TickField
          label={say('assistance:providers.closed')}
          value={told.closed}
          change={(closed) => write({ closed })}
        />
      )}
      <Next disabled={!ready} loading={keep.isPending} onClick={send}>
        {say('assistance:consent.record')}
      </Next>
      {keep.error && <ErrorNote error={keep.error} />}
    </div>
  )
}

interface TicksProps<T extends string> {
  readonly label: string
  readonly choices: readonly { readonly value: T; readonly label: string }[]
  readonly value: readonly T[]
  readonly change: (value: T[]) => void
}

/** Several of a short list. */
const Ticks = <T extends string>({ label, choices, value, change }: TicksProps<T>) => (
  <fieldset className="sf-factor">
    <legend>{label}</legend>
    {choices.map((one) => (
      <TickField
        key={one.value}
        label={one.label}
        value={value.includes(one.value)}
        change={(on) => change(on ? [...value, one.value] : value.filter((other) => other !== one.value))}
      />
    ))}
  </fieldset>
)
