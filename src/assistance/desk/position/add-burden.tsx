import { useState } from 'react'
import { listStates } from '../../../directory/contract.ts'
import { useAsk, useTell } from '../../../../web/kit/ask.ts'
import { ChoiceField, LongField, MomentField, TextField } from '../../../../web/kit/form.tsx'
import { useLanguage, useSay } from '../../../../web/kit/i18n.ts'
import { useMe } from '../../../../web/kit/session.ts'
import { addBurden, BurdenKind } from '../../position/contract.ts'
import { PersonField, usePerson, type Someone } from '../person-field.tsx'
import { Send } from '../send.tsx'

/** A charge, a fine, a cell: which authority, for what, since when. */
export function AddBurden({ people, done }: { people: readonly Someone[]; done: () => void }) {
  const say = useSay()
  const { state: own } = useMe()
  const add = useTell(addBurden, ['casework'])
  const states = useAsk(listStates, {})
  const names = new Intl.DisplayNames(useLanguage(), { type: 'region' })
  const [person, setPerson] = usePerson(people)
  const [kind, setKind] = useState<string | null>(null)
  const [state, setState] = useState<string | null>(own)
  const [authority, setAuthority] = useState('')
  const [what, setWhat] = useState('')
  const [since, setSince] = useState(() => new Date().toISOString())
  const ready = person !== null && kind !== null && state !== null && authority.trim() !== '' && what.trim() !== ''
  return (
    <div className="po-form">
      <PersonField people={people} person={person} change={setPerson} />
      <ChoiceField
        label={say('assistance:position.kind')}
        choices={BurdenKind.options.map((value) => ({ value, label: say(`assistance:burden.${value}`) }))}
        empty={say('assistance:consent.choose')}
        value={kind}
        change={setKind}
        required
      />
      <ChoiceField
        label={say('assistance:position.state')}
        choices={(states.data?.states.map(({ iso2 }) => iso2) ?? [own]).map((value) => ({
          value,
          label: names.of(value) ?? value,
        }))}
        value={state}
        change={setState}
        required
      />
      <TextField label={say('assistance:position.authority')} value={authority} change={setAuthority} required />
      <LongField
        label={say('assistance:position.what')}
        hint={say('assistance:position.what-hint')}
        value={what}
        change={setWhat}
        required
        max={2000}
      />
      <MomentField label={say('assistance:position.since-when')} value={since} change={setSince} />
      <Send
        of={add}
        disabled={!ready}
        onClick={() =>
          add.mutate(
            { person: person!, kind: BurdenKind.parse(kind), state: state!, authority, what, since },
            { onSuccess: done },
          )
        }
      >
        {say('assistance:consent.record')}
      </Send>
    </div>
  )
}
