import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTell } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { ChoiceField, LongField, TextField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { useMe } from '../../../web/kit/session.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { planOperation } from '../operations-contract.ts'

const networks = ['HSU', 'ASEANAPOL', 'INTERPOL'] as const
const empty = { name: '', from: '', until: '', network: 'HSU', states: '', contact: '', note: '' }

/** Puts an operation into the calendar, so that another that touches the same target is found before the day. */
export function PlanOperation() {
  const say = useSay()
  const { state } = useMe()
  const plan = useTell(planOperation)
  const [typed, type] = useState(empty)
  const set = (field: keyof typeof empty) => (value: string | null) => type({ ...typed, [field]: value ?? '' })
  const states = typed.states.toUpperCase().match(/[A-Z]{2}/g) ?? [state]
  return (
    <Card title={say('networks:operation.plan')}>
      <form
        className="net-fields"
        onSubmit={(event) => {
          event.preventDefault()
          plan.mutate({ ...typed, states }, { onSuccess: () => type(empty) })
        }}
      >
        <div className="net-form">
          <TextField label={say('networks:operation.name')} value={typed.name} change={set('name')} required />
          <TextField
            type="date"
            label={say('networks:operation.from')}
            value={typed.from}
            change={set('from')}
            required
          />
          <TextField
            type="date"
            label={say('networks:operation.until')}
            value={typed.until}
            change={set('until')}
            required
          />
          <ChoiceField
            label={say('networks:operation.network')}
            value={typed.network}
            change={set('network')}
            choices={networks.map((value) => ({ value, label: value }))}
          />
          <TextField
            label={say('networks:operation.states')}
            hint={say('networks:operation.states-hint')}
            value={typed.states}
            change={set('states')}
          />
          <TextField
            label={say('networks:operation.contact')}
            hint={say('networks:operation.contact-hint')}
            value={typed.contact}
            change={set('contact')}
            required
          />
        </div>
        <LongField label={say('networks:operation.note')} value={typed.note} change={set('note')} rows={2} />
        {plan.error && <ErrorNote error={plan.error} />}
        <div>
          <Button type="submit" variant="default" loading={plan.isPending}>
            {say('networks:operation.put')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
