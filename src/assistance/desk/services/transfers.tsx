import { useState } from 'react'
import { useAsk, useTell } from '../../../../web/kit/ask.ts'
import { ChoiceField, LongField, TextField } from '../../../../web/kit/form.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { listProviders, type ProviderId } from '../../providers/contract.ts'
import { answerTransfer, askTransfer, TransferReason, type WarmTransfer } from '../../services/contract.ts'
import { PersonField, usePerson, type Someone } from '../person-field.tsx'
import { Send } from '../send.tsx'

/** A provider is asked to take somebody over; until it says yes she is not let go. */
export function AskForm({ people, done }: { people: readonly Someone[]; done: () => void }) {
  const say = useSay()
  const ask = useTell(askTransfer, ['casework'])
  const found = useAsk(listProviders, { limit: 500 })
  const [person, setPerson] = usePerson(people)
  const [provider, setProvider] = useState<string | null>(null)
  const [reason, setReason] = useState<string | null>(null)
  const [details, setDetails] = useState('')
  return (
    <div className="sf-form">
      <PersonField people={people} person={person} change={setPerson} />
      <ChoiceField
        label={say('assistance:services.transfer-to')}
        choices={(found.data?.providers ?? [])
          .filter(({ closed }) => !closed)
          .map(({ id, name, district }) => ({ value: id, label: `${name}, ${district}` }))}
        empty={say('assistance:consent.choose')}
        value={provider}
        change={setProvider}
        required
      />
      <ChoiceField
        label={say('assistance:services.reason')}
        choices={TransferReason.options.map((value) => ({ value, label: say(`assistance:transfer-reason.${value}`) }))}
        empty={say('assistance:consent.choose')}
        value={reason}
        change={setReason}
        required
      />
      <LongField
        label={say('assistance:services.transfer-details')}
        hint={say('assistance:services.what-hint')}
        value={details}
        change={setDetails}
        required
        max={4000}
      />
      <Send
        of={ask}
        disabled={!person || !provider || !reason || !details.trim()}
        onClick={() =>
          ask.mutate(
            {
              person: person!,
              provider: provider as ProviderId,
              reason: TransferReason.parse(reason),
              details,
            },
            { onSuccess: done },
          )
        }
      >
        {say('assistance:services.transfer-ask')}
      </Send>
    </div>
  )
}

/** Yes, or no and why. */
export function AnswerForm({ transfer, done }: { transfer: WarmTransfer; done: () => void }) {
  const say = useSay()
  const answer = useTell(answerTransfer, ['casework'])
  const [said, setSaid] = useState<string | null>(null)
  const [by, setBy] = useState('')
  const [reason, setReason] = useState('')
  const no = said === 'no'
  return (
    <div className="sf-form">
      <p>{transfer.details}</p>
      <ChoiceField
        label={say('assistance:services.answer')}
        choices={[
          { value: 'yes', label: say('assistance:services.transfer-yes') },
          { value: 'no', label: say('assistance:services.transfer-no') },
        ]}
        empty={say('assistance:consent.choose')}
        value={said}
        change={setSaid}
        required
      />
      <TextField label={say('assistance:services.transfer-by')} value={by} change={setBy} required />
      <LongField
        label={say('assistance:services.reason')}
        hint={say('assistance:services.reason-hint')}
        rows={2}
        value={reason}
        change={setReason}
        required={no}
        max={4000}
      />
      <Send
        of={answer}
        disabled={said === null || !by.trim() || (no && reason.trim().length < 10)}
        onClick={() => answer.mutate({ transfer: transfer.id, accepted: !no, by, reason }, { onSuccess: done })}
      >
        {say('assistance:consent.record')}
      </Send>
    </div>
  )
}
