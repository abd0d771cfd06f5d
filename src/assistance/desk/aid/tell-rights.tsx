import { useState } from 'react'
import type { PersonId } from '../../../casework/contract.ts'
import { useTell } from '../../../../web/kit/ask.ts'
import { Next } from '../../../../web/kit/card.tsx'
import { ChoiceField, LongField, TextField } from '../../../../web/kit/form.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { ErrorNote } from '../../../../web/kit/states.tsx'
import { tellRights, Understood } from '../../aid/contract.ts'
import { Interpreter } from '../../contract.ts'
import type { Someone } from './ask-lawyer.tsx'

/** In which language, with whom, and whether she understood. */
export function TellRights({ people, done }: { people: readonly Someone[]; done: () => void }) {
  const say = useSay()
  const tell = useTell(tellRights, ['casework'])
  const [person, setPerson] = useState<string | null>(people.length === 1 ? people[0]!.id : null)
  const [language, setLanguage] = useState('')
  const [interpreter, setInterpreter] = useState<string | null>(null)
  const [understood, setUnderstood] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const ready = person && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language) && interpreter && understood
  const send = () =>
    tell.mutate(
      {
        person: person as PersonId,
        language,
        interpreter: Interpreter.parse(interpreter),
        understood: Understood.parse(understood),
        note,
      },
      { onSuccess: done },
    )
  return (
    <div className="la-form">
      <ChoiceField
        label={say('assistance:aid.person')}
        choices={people.map(({ id, code }) => ({ value: id, label: code }))}
        empty={say('assistance:aid.choose')}
        value={person}
        change={setPerson}
        required
      />
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
      <Next disabled={!ready} loading={tell.isPending} onClick={send}>
        {say('assistance:aid.record')}
      </Next>
      {tell.error && <ErrorNote error={tell.error} />}
    </div>
  )
}
