import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { useTell } from '../../../web/kit/ask.ts'
import { ChoiceField, TextField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { Mono, State, Tag, type Tone } from '../../../web/kit/marks.tsx'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { addTarget, changeOperation, OperationStatus, TargetKind, type Operation } from '../operations-contract.ts'

const tones: Record<Operation['status'], Tone> = { Planned: 'info', Running: 'warn', Done: 'ok', CalledOff: 'mute' }

/** One operation: its days, its targets, and whose operation touches them too. */
export function OperationRow({ operation, change }: { operation: Operation; change: boolean }) {
  const say = useSay()
  const { id, name, note, network, status, from, until, states, contact, targets, clashes, version } = operation
  const move = useTell(changeOperation)
  return (
    <li>
      <div className="net-row">
        <strong>{name}</strong>
        <Tag tone={tones[status]}>{say(`networks:operation-status.${status}`)}</Tag>
        {states.map((state) => (
          <State key={state} c={state} />
        ))}
        <span>
          {from} – {until}
        </span>
      </div>
      <small>
        {network} · {contact}
      </small>
      {note && <p>{note}</p>}
      {clashes.map((clash) => (
        <p className="gate" key={`${clash.target}${clash.agency}${clash.from}`} role="note">
          <IconAlertTriangle size={16} aria-hidden="true" />
          <span>
            {clash.target === null
              ? say('networks:operation.same-days', { agency: clash.agency, contact: clash.contact })
              : say('networks:operation.clash', {
                  target: targets.find((target) => target.id === clash.target)?.value ?? '',
                  agency: clash.agency,
                  contact: clash.contact,
                })}
            <small>
              {clash.from} – {clash.until}
            </small>
          </span>
        </p>
      ))}
      <ul className="net-units">
        {targets.map((target) => (
          <li key={target.id}>
            {say(`networks:target.${target.kind}`)}: <Mono>{target.value}</Mono>
          </li>
        ))}
      </ul>
      {change && (
        <details>
          <summary>{say('networks:operation.change')}</summary>
          <AddTarget operation={operation} />
          {move.error && <ErrorNote error={move.error} />}
          <ChoiceField
            label={say('networks:operation.status')}
            value={status}
            change={(value) => value && move.mutate({ operation: id, version, status: value as Operation['status'] })}
            choices={OperationStatus.options.map((value) => ({
              value,
              label: say(`networks:operation-status.${value}`),
            }))}
          />
        </details>
      )}
    </li>
  )
}

function AddTarget({ operation: { id } }: { operation: Operation }) {
  const say = useSay()
  const add = useTell(addTarget)
  const [kind, setKind] = useState<(typeof TargetKind.options)[number]>('Phone')
  const [value, setValue] = useState('')
  return (
    <form
      className="net-form"
      onSubmit={(event) => {
        event.preventDefault()
        add.mutate({ operation: id, kind, value }, { onSuccess: () => setValue('') })
      }}
    >
      <ChoiceField
        label={say('networks:operation.kind')}
        value={kind}
        change={(chosen) => chosen && setKind(chosen as typeof kind)}
        choices={TargetKind.options.map((each) => ({ value: each, label: say(`networks:target.${each}`) }))}
      />
      <TextField label={say('networks:operation.target')} value={value} change={setValue} />
      <Button type="submit" variant="default" disabled={value.trim().length < 2} loading={add.isPending}>
        {say('networks:operation.add')}
      </Button>
      {add.error && <ErrorNote error={add.error} />}
    </form>
  )
}
