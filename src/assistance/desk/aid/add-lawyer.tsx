import { useState } from 'react'
import { useTell } from '../../../../web/kit/ask.ts'
import { LongField, TextField, TickField } from '../../../../web/kit/form.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { useMe } from '../../../../web/kit/session.ts'
import { addLawyer, Matter } from '../../aid/contract.ts'
import { Send } from '../send.tsx'

const empty = { name: '', firm: '', place: '', languages: '', reach: '', actsFor: '' }
const pieces = (text: string, by: RegExp) =>
  text
    .split(by)
    .map((piece) => piece.trim())
    .filter(Boolean)

/** A lawyer or an office for the directory of this state; for whom the firm acts is compared and never shown. */
export function AddLawyer({ done }: { done: () => void }) {
  const say = useSay()
  const { state } = useMe()
  const add = useTell(addLawyer)
  const [words, setWords] = useState(empty)
  const [subjects, setSubjects] = useState<readonly Matter[]>([])
  const write = (field: keyof typeof empty) => (value: string) => setWords({ ...words, [field]: value })
  const languages = pieces(words.languages, /,/)
  const ready = words.name && words.firm && words.place && words.reach && languages.length > 0 && subjects.length > 0
  const { name, firm, place, reach, actsFor } = words
  return (
    <div className="la-form">
      <TextField label={say('assistance:aid.name')} value={name} change={write('name')} required />
      <TextField label={say('assistance:aid.firm')} value={firm} change={write('firm')} required />
      <TextField label={say('assistance:aid.place')} value={place} change={write('place')} required />
      <TextField
        label={say('assistance:aid.languages')}
        hint={say('assistance:aid.languages-hint')}
        value={words.languages}
        change={write('languages')}
        required
      />
      <TextField label={say('assistance:aid.reach')} value={reach} change={write('reach')} required />
      <fieldset className="la-subjects">
        <legend>{say('assistance:aid.matter')}</legend>
        {Matter.options.map((matter) => (
          <TickField
            key={matter}
            label={say(`assistance:matter.${matter}`)}
            value={subjects.includes(matter)}
            change={(on) => setSubjects(on ? [...subjects, matter] : subjects.filter((one) => one !== matter))}
          />
        ))}
      </fieldset>
      <LongField
        label={say('assistance:aid.acts-for')}
        hint={say('assistance:aid.acts-for-hint')}
        value={actsFor}
        change={write('actsFor')}
      />
      <Send
        of={add}
        disabled={!ready}
        onClick={() =>
          add.mutate(
            { name, firm, place, reach, state, languages, subjects: [...subjects], actsFor: pieces(actsFor, /\n/) },
            { onSuccess: done },
          )
        }
      >
        {say('assistance:aid.add-lawyer')}
      </Send>
    </div>
  )
}
