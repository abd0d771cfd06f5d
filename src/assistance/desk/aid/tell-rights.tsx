import { useState } from 'react'
import { useTell } from '../../../../web/kit/ask.ts'
import { ChoiceField, LongField, TextField } from '../../../../web/kit/form.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { tellRights, Understood } from '../../aid/contract.ts'
import { Interpreter } from '../../contract.ts'
import { PersonField, usePerson, type Someone } from '../person-field.tsx'
import { Send } from '../send.tsx'

/** In which language, with whom, and whether she understood. */
export function TellRights({ people, done }: { people: readonly Someone[]; done: () => void }) {
  const say = useSay()
  const tell = useTell(tellRights, ['casework'])
  const [person, setPerson] = usePerson(people)
  const [language, setLanguage] = useState('')
  const [interpreter, setInterpreter] = useState<string | null>(null)
  const [understood, setUnderstood] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const ready = person && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language) && interpreter && understood
  const send = () =>
    tell.mutate(
      {
        person: person!,
        language,
        interpreter: Interpreter.parse(interpreter),
        understood: Understood.parse(understood),
        note,
      },
      { onSuccess: done },
    )
  return (
    <div className="la-form">
      <PersonField people={people} person={person} change={setPerson} />
      <TextField
        label={say('assistance:aid.language')}
        hint={say('assistance:aid.language-hint')}
        value={language}
        change={setLanguage}
        required
      />
      <ChoiceField
        label={say('assistance:aid.interpreter')}
        choices={Interpreter.options.map((value) => ({ value, label: say(`assistance:interpreter.${value}`) }))}
        empty={say('assistance:aid.choose')}
        value={interpreter}
        change={setInterpreter}
        required
      />
      <ChoiceField
        label={say('assistance:aid.understood')}
        choices={Understood.options.map((value) => ({ value, label: say(`assistance:understood.${value}`) }))}
        empty={say('assistance:aid.choose')}
        value={understood}
        change={setUnderstood}
        required
      />
      <LongField label={say('assistance:aid.note')} value={note} change={setNote} max={2000} />
      <Send of={tell} disabled={!ready} onClick={send}>
        {say('assistance:aid.record')}
      </Send>
    </div>
  )
}
