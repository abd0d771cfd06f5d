import { LongField, TextField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { zoneOf } from '../../../web/kit/time.ts'
import type { Opened } from './opened.ts'

type Role = 'Origin' | 'Transit' | 'Destination'
interface Opening {
  title: string
  summary: string
  states: { state: string; role: Role }[]
  person?: { called: string }
}

export const emptyOpening = ({ fragments, item }: Opened): Opening => ({
  title: '',
  summary: item.words,
  states: [],
  ...(fragments.called && { person: { called: fragments.called } }),
})

export const isWhole = ({ title, states }: Opening) => title.trim().length >= 3 && states.length > 0

const roles: readonly Role[] = ['Origin', 'Transit', 'Destination']
const states = Object.keys(zoneOf)

/** The head of a new case file: what it is called, whom it is about, and which states have a part in it. */
export function OpeningFields({ opening, change }: { opening: Opening; change: (opening: Opening) => void }) {
  const say = useSay()
  return (
    <>
      <TextField
        label={say('triage:decide.title-of-case')}
        hint={say('triage:decide.title-hint')}
        value={opening.title}
        change={(title) => change({ ...opening, title })}
      />
      <TextField
        label={say('triage:decide.called')}
        value={opening.person?.called ?? ''}
        change={(called) => {
          const { person: _, ...rest } = opening
          change(called ? { ...rest, person: { called } } : rest)
        }}
      />
      <fieldset className="ib-states">
        <legend>{say('triage:decide.states')}</legend>
        {roles.map((role) => (
          <StateOfRole
            key={role}
            role={role}
            state={opening.states.find((each) => each.role === role)?.state ?? ''}
            choose={(state) => {
              const others = opening.states.filter((each) => each.role !== role)
              change({ ...opening, states: state ? [...others, { state, role }] : others })
            }}
          />
        ))}
      </fieldset>
      <LongField
        label={say('triage:decide.summary')}
        value={opening.summary}
        change={(summary) => change({ ...opening, summary })}
      />
    </>
  )
}

function StateOfRole({ role, state, choose }: { role: Role; state: string; choose: (state: string) => void }) {
  const say = useSay()
  return (
    <label>
      {say(`triage:decide.role.${role}`)}
      <select value={state} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">–</option>
        {states.map((each) => (
          <option key={each} value={each}>
            {say(`web:state-name.${each}`)}
          </option>
        ))}
      </select>
    </label>
  )
}
