import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTell } from '../../../../web/kit/ask.ts'
import { ChoiceField } from '../../../../web/kit/form.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { ErrorNote } from '../../../../web/kit/states.tsx'
import { RecallReason, takeBackWord, type RoomView, type RoomWord } from '../../contract.ts'

export function TakeBack({ word, view, done }: { word: RoomWord; view: RoomView; done: () => void }) {
  const say = useSay()
  const [reason, setReason] = useState<string | null>(null)
  const back = useTell(takeBackWord)
  const send = () =>
    back.mutate({ room: view.id, word: word.id, reason: RecallReason.parse(reason) }, { onSuccess: done })
  return (
    <div className="rm-form">
      <ChoiceField
        label={say('requests:form.reason')}
        hint={say('requests:room.back-hint')}
        choices={RecallReason.options.map((value) => ({ value, label: say(`requests:reason.${value}`) }))}
        empty={say('requests:draft.choose')}
        value={reason}
        change={setReason}
        required
      />
      <Button size="compact-sm" color="red" disabled={reason === null} loading={back.isPending} onClick={send}>
        {say('requests:room.take-back')}
      </Button>
      {back.error && <ErrorNote error={back.error} />}
    </div>
  )
}
