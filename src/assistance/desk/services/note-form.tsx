import { useState } from 'react'
import { useTell } from '../../../../web/kit/ask.ts'
import { LongField } from '../../../../web/kit/form.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { addServiceNote, type Need } from '../../services/contract.ts'
import { Send } from '../send.tsx'

/** A note about a service; where it lies follows from the kind of service. */
export function NoteForm({ need }: { need: Need }) {
  const say = useSay()
  const add = useTell(addServiceNote, ['casework'])
  const [text, setText] = useState('')
  return (
    <div className="sf-form">
      <LongField
        label={say('assistance:services.note')}
        hint={say('assistance:services.note-hint')}
        rows={2}
        value={text}
        change={setText}
        max={8000}
      />
      <div>
        <Send
          of={add}
          disabled={!text.trim()}
          onClick={() => add.mutate({ need: need.id, text }, { onSuccess: () => setText('') })}
        >
          {say('assistance:services.note')}
        </Send>
      </div>
    </div>
  )
}
