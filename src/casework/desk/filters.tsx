import { Button, Menu, Select, TextInput } from '@mantine/core'
import { IconBookmark, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useAsk, useTell } from '../../../web/kit/ask.ts'
import { useSay } from '../../../web/kit/i18n.ts'
import { zoneOf } from '../../../web/kit/time.ts'
import { CaseStatus, dropFilter, listFilters, Phase, type SavedFilter, saveFilter, Urgency } from '../contract.ts'
import type { Narrow, Tab } from './narrow.ts'

interface FiltersProps {
  readonly tab: Tab
  readonly narrow: Narrow
  readonly show: (next: { tab?: Tab; narrow?: Narrow }) => void
}

/** Narrows the list; a filter used every morning is kept under a name. */
export function Filters({ tab, narrow, show }: FiltersProps) {
  const say = useSay()
  const set = (change: Narrow) =>
    show({
      narrow: Object.fromEntries(Object.entries({ ...narrow, ...change }).filter(([, value]) => value)) as Narrow,
    })
  const used = Object.keys(narrow).length > 0
  return (
    <div className="cl-filters">
      <Pick
        label={say('casework:list.phase')}
        value={narrow.phase}
        pick={(phase) => set({ phase: phase as never })}
        choices={Phase.options.map((value) => ({ value, label: say(`casework:phase.${value}`) }))}
      />
      <Pick
        label={say('casework:list.urgency')}
        value={narrow.urgency}
        pick={(urgency) => set({ urgency: urgency as never })}
        choices={Urgency.options.map((value) => ({ value, label: say(`casework:urgency.${value}`) }))}
      />
      <Pick
        label={say('casework:list.status')}
        value={narrow.status}
        pick={(status) => set({ status: status as never })}
        choices={CaseStatus.options.map((value) => ({ value, label: say(`casework:status.${value}`) }))}
      />
      <Pick
        label={say('casework:list.state')}
        value={narrow.state}
        pick={(state) => set({ state: state as never })}
        choices={Object.keys(zoneOf).map((value) => ({ value, label: say(`web:state-name.${value}`) }))}
      />
      {used && (
        <Button size="xs" variant="subtle" className="quiet" onClick={() => show({ narrow: {} })}>
          {say('casework:list.all')}
        </Button>
      )}
      <Kept tab={tab} narrow={narrow} show={show} />
    </div>
  )
}

function Pick({
  label,
  value,
  choices,
  pick,
}: {
  label: string
  value: string | undefined
  choices: { value: string; label: string }[]
  pick: (value: string | null) => void
}) {
  return (
    <Select
      size="xs"
      aria-label={label}
      placeholder={label}
      data={choices}
      value={value ?? null}
      onChange={pick}
      clearable
      className="cl-pick"
    />
  )
}

function Kept({ tab, narrow, show }: FiltersProps) {
  const say = useSay()
  const kept = useAsk(listFilters, {})
  const save = useTell(saveFilter)
  const drop = useTell(dropFilter)
  const [name, setName] = useState('')
  const use = ({ filter }: SavedFilter) => {
    const { whose, overdue, ...rest } = filter
    show({ tab: overdue ? 'overdue' : whose, narrow: rest })
  }
  const filter = {
    ...narrow,
    whose: tab === 'mine' ? ('mine' as const) : ('agency' as const),
    overdue: tab === 'overdue',
  }
  return (
    <Menu position="bottom-end" closeOnItemClick={false}>
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconBookmark size={14} />}>
          {say('casework:list.kept')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className="cl-kept">
        {(kept.data?.filters ?? []).map((one) => (
          <div key={one.id} className="row">
            <Menu.Item onClick={() => use(one)}>{one.name}</Menu.Item>
            <Menu.Item
              className="cl-drop"
              aria-label={say('casework:list.drop', { name: one.name })}
              onClick={() => drop.mutate({ filter: one.id })}
            >
              <IconTrash size={14} />
            </Menu.Item>
          </div>
        ))}
        <form
          className="row cl-keep"
          onSubmit={(event) => {
            event.preventDefault()
            if (name.trim()) save.mutate({ name, filter }, { onSuccess: () => setName('') })
          }}
        >
          <TextInput
            size="xs"
            aria-label={say('casework:list.keep-as')}
            placeholder={say('casework:list.keep-as')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button size="xs" type="submit" variant="default" disabled={!name.trim()}>
            {say('casework:list.keep')}
          </Button>
        </form>
      </Menu.Dropdown>
    </Menu>
  )
}
