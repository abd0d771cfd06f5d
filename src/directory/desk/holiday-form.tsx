import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTell } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { ChoiceField, TextField, TickField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { State as Mark } from '../../../web/kit/marks.tsx'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { changeHoliday, type Holiday } from '../calendar/contract.ts'
import { useStateChoices } from './use-state-choices.ts'

const DayOf = ({ of: { state, day } }: { of: Holiday }) => (
  <span className="row nowrap">
    <Mark c={state} /> {day}
  </span>
)

const blank = { day: '', name: { id: '', en: '' }, source: '', verified: false, active: true, version: 0 }

/** A day off: added, corrected, said to be verified, or struck out. */
export function HolidayForm({
  of,
  state: chosen,
  done,
}: {
  of: Holiday | 'new'
  state: string | null
  done: () => void
}) {
  const say = useSay()
  const states = useStateChoices()
  const [said, setSaid] = useState(of === 'new' ? { ...blank, state: chosen } : of)
  const save = useTell(changeHoliday)
  const set = (change: Partial<typeof said>) => setSaid({ ...said, ...change })
  const whole = said.state && /^\d{4}-\d\d-\d\d$/.test(said.day) && said.name.id && said.name.en && said.source
  return (
    <Card
      title={say(of === 'new' ? 'directory:holiday.add' : 'directory:holiday.change')}
      right={of !== 'new' && <DayOf of={of} />}
    >
      <div className="dir-hol-f">
        {of === 'new' && (
          <>
            <ChoiceField
              label={say('directory:column.state')}
              choices={states}
              empty={say('directory:holiday.choose')}
              value={said.state}
              change={(state) => set({ state })}
            />
            <TextField
              label={say('directory:holiday.day-iso')}
              value={said.day}
              change={(day) => set({ day })}
              required
            />
          </>
        )}
        <TextField
          label={say('directory:holiday.name-id')}
          value={said.name.id}
          change={(id) => set({ name: { ...said.name, id } })}
          required
        />
        <TextField
          label={say('directory:holiday.name-en')}
          value={said.name.en}
          change={(en) => set({ name: { ...said.name, en } })}
          required
        />
        <TextField
          label={say('directory:column.source')}
          value={said.source}
          change={(source) => set({ source })}
          required
        />
        <TickField
          label={say('directory:holiday.verified')}
          value={said.verified}
          change={(verified) => set({ verified })}
        />
        <TickField label={say('directory:holiday.active')} value={said.active} change={(active) => set({ active })} />
        <div className="row">
          <Button
            size="sm"
            disabled={!whole}
            loading={save.isPending}
            onClick={() => {
              const { state, day, name, source, verified, active, version } = said
              save.mutate({ state: state!, day, name, source, verified, active, version }, { onSuccess: done })
            }}
          >
            {say('directory:holiday.save')}
          </Button>
          <Button variant="default" size="sm" onClick={done}>
            {say('directory:holiday.cancel')}
          </Button>
        </div>
        {save.error && <ErrorNote error={save.error} />}
      </div>
    </Card>
  )
}
