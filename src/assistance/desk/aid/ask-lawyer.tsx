import { useState } from 'react'
import type { CaseId } from '../../../casework/contract.ts'
import { useAsk, useTell } from '../../../../web/kit/ask.ts'
import { Gate } from '../../../../web/kit/card.tsx'
import { ChoiceField, LongField, TextField } from '../../../../web/kit/form.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { askLawyer, checkLawyer, LawyerId, listLawyers, Matter } from '../../aid/contract.ts'
import { PersonField, usePerson, type Someone } from '../person-field.tsx'
import { Send } from '../send.tsx'

/** From the directory, by matter, place and language; whether the firm acts for an accused is told before anything is sent. */
export function AskLawyer({ people, caseId, done }: { people: readonly Someone[]; caseId: CaseId; done: () => void }) {
  const say = useSay()
  const ask = useTell(askLawyer, ['casework'])
  const [person, setPerson] = usePerson(people)
  const [matter, setMatter] = useState<string | null>(null)
  const [place, setPlace] = useState('')
  const [lawyer, setLawyer] = useState<string | null>(null)
  const [what, setWhat] = useState('')
  const found = useAsk(listLawyers, { place, subject: matter === null ? null : Matter.parse(matter) }, { keep: true })
  const checked = useAsk(
    checkLawyer,
    { lawyer: LawyerId.parse(lawyer ?? '00000000-0000-7000-8000-000000000000'), case: caseId },
    { when: lawyer !== null },
  )
  const lawyers = found.data?.lawyers ?? []
  const conflict = lawyer !== null && checked.data?.conflict === true
  const ready = person && matter && lawyer && what.trim() !== '' && checked.data && !conflict
  return (
    <div className="la-form">
      <PersonField people={people} person={person} change={setPerson} />
      <ChoiceField
        label={say('assistance:aid.matter')}
        choices={Matter.options.map((value) => ({ value, label: say(`assistance:matter.${value}`) }))}
        empty={say('assistance:aid.choose')}
        value={matter}
        change={setMatter}
        required
      />
      <TextField label={say('assistance:aid.place')} value={place} change={setPlace} />
      <ChoiceField
        label={say('assistance:aid.lawyer')}
        hint={
          lawyers.length === 0
            ? say('assistance:aid.none-found')
            : found.data?.more
              ? say('assistance:aid.more')
              : say('assistance:aid.found', { count: lawyers.length })
        }
        choices={lawyers.map(({ id, name, firm, place: at, languages }) => ({
          value: id,
          label: `${name}, ${firm}, ${at} (${languages.join(', ')})`,
        }))}
        empty={say('assistance:aid.choose')}
        value={lawyer}
        change={setLawyer}
        required
      />
      {conflict && <Gate>{say('assistance:aid.conflict')}</Gate>}
      {lawyer !== null && checked.data?.conflict === false && (
        <p className="muted">{say('assistance:aid.no-conflict')}</p>
      )}
      <LongField
        label={say('assistance:aid.what')}
        hint={say('assistance:aid.what-hint')}
        value={what}
        change={setWhat}
        required
        max={4000}
      />
      <Send
        of={ask}
        disabled={!ready}
        onClick={() =>
          ask.mutate(
            { person: person!, matter: Matter.parse(matter), lawyer: LawyerId.parse(lawyer), what },
            { onSuccess: done },
          )
        }
      >
        {say('assistance:aid.ask')}
      </Send>
    </div>
  )
}
