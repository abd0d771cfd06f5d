import { useState } from 'react'
import { useAsk, useTell } from '../../../../web/kit/ask.ts'
import { Next } from '../../../../web/kit/card.tsx'
import { ChoiceField, TextField, TickField } from '../../../../web/kit/form.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { ErrorNote } from '../../../../web/kit/states.tsx'
import { listProviders, type ProviderId } from '../../providers/contract.ts'
import { keepBed, MeantFor, type Bed } from '../../shelter/contract.ts'

/** A bed of a shelter: added, or what is known of it changed. A bed stays in its house. */
export function KeepBedForm({ bed, done }: { bed?: Bed | undefined; done: () => void }) {
  const say = useSay()
  const keep = useTell(keepBed)
  const [house, setHouse] = useState<string | null>(bed?.provider ?? null)
  const [name, setName] = useState(bed?.name ?? '')
  const [meantFor, setMeantFor] = useState<string | null>(bed?.meantFor ?? null)
  const [closed, setClosed] = useState(bed?.closed ?? false)
  return (
    <div className="sf-form">
      {!bed && <House value={house} change={setHouse} />}
      <TextField label={say('assistance:beds.name')} value={name} change={setName} required />
      <ChoiceField
        label={say('assistance:beds.for')}
        choices={MeantFor.options.map((value) => ({ value, label: say(`assistance:group.${value}`) }))}
        empty={say('assistance:consent.choose')}
        value={meantFor}
        change={setMeantFor}
        required
      />
      {bed && <TickField label={say('assistance:beds.closed')} value={closed} change={setClosed} />}
      <Next
        disabled={house === null || meantFor === null || !name.trim()}
        loading={keep.isPending}
        onClick={() =>
          keep.mutate(
            {
              id: bed?.id ?? null,
              provider: house as ProviderId,
              name,
              meantFor: MeantFor.parse(meantFor),
              closed,
            },
            { onSuccess: done },
          )
        }
      >
        {say('assistance:consent.record')}
      </Next>
      {keep.error && <ErrorNote error={keep.error} />}
    </div>
  )
}

function House({ value, change }: { value: string | null; change: (value: string | null) => void }) {
  const say = useSay()
  const found = useAsk(listProviders, { type: 'Shelter', limit: 500 })
  return (
    <ChoiceField
      label={say('assistance:beds.house')}
      hint={say('assistance:beds.house-hint')}
      choices={(found.data?.providers ?? [])
        .filter(({ closed }) => !closed)
        .map(({ id, name, district }) => ({ value: id, label: `${name}, ${district}` }))}
      empty={say('assistance:consent.choose')}
      value={value}
      change={change}
      required
    />
  )
}
