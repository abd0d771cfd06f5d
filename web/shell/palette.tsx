import { IconSearch } from '@tabler/icons-react'
import { useState, type KeyboardEvent } from 'react'
import { useSay } from '../kit/i18n.ts'
import { K } from '../kit/marks.tsx'
import { closeOverlay } from './palette-store.ts'
import { usePaletteEntries, type Entry } from './palette-entries.ts'

/** Ctrl K: type a page, a case, a code of a person, a receipt number, or something to do. */
export function Palette() {
  const say = useSay()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const { entries, looking, wrong } = usePaletteEntries(text)
  const chosen = entries[Math.min(at, entries.length - 1)]
  const run = (entry: Entry | undefined) => {
    if (!entry) return
    closeOverlay()
    entry.run()
  }
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.code]
    if (step === undefined && event.code !== 'Enter') return
    event.preventDefault()
    if (step !== undefined) setAt((entries.length + Math.min(at, entries.length - 1) + step) % entries.length || 0)
    else run(chosen)
  }
  return (
    <>
      <h2 id="overlay-title" className="sr">
        {say('web:palette.title')}
      </h2>
      <div className="pal-in">
        <IconSearch size={18} stroke={1.75} aria-hidden="true" />
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls="pal-list"
          aria-activedescendant={chosen && `pal-${chosen.id}`}
          aria-label={say('web:shell.search')}
          placeholder={say('web:shell.search')}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setAt(0)
          }}
          onKeyDown={press}
        />
        <K>Esc</K>
      </div>
      <Options entries={entries} chosen={chosen} run={run} />
      {(wrong || entries.length === 0) && (
        <p className="pal-none" role="status">
          {wrong ?? say(looking ? 'web:palette.looking' : 'web:palette.nothing')}
        </p>
      )}
    </>
  )
}

interface OptionsProps {
  readonly entries: readonly Entry[]
  readonly chosen: Entry | undefined
  readonly run: (entry: Entry) => void
}

function Options({ entries, chosen, run }: OptionsProps) {
  const say = useSay()
  const groups = [...Map.groupBy(entries, ({ group }) => group)]
  return (
    <div className="pal-list" id="pal-list" role="listbox" aria-label={say('web:palette.title')}>
      {groups.map(([group, rows]) => (
        <div key={group} role="group" aria-label={say(`web:palette.group.${group}`)}>
          <div className="pal-g" aria-hidden="true">
            {say(`web:palette.group.${group}`)}
          </div>
          {rows.map((entry) => (
            <div
              key={entry.id}
              id={`pal-${entry.id}`}
              role="option"
              aria-selected={entry === chosen}
              tabIndex={-1}
              className={entry === chosen ? 'pal-o is-sel' : 'pal-o'}
              ref={(row) => void (entry === chosen && row?.scrollIntoView({ block: 'nearest' }))}
              onClick={() => run(entry)}
              onKeyDown={(event) => event.code === 'Enter' && run(entry)}
            >
              <span className="grow ell">{entry.label}</span>
              {entry.note && <small>{entry.note}</small>}
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}
