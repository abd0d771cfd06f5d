import { useState } from 'react'
import type { PersonId } from '../../../casework/contract.ts'
import { useTell } from '../../../../web/kit/ask.ts'
import { Gate } from '../../../../web/kit/card.tsx'
import { ChoiceField, LongField, TextField, TickField } from '../../../../web/kit/form.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { contactPerson, logRansomDemand, Party, raiseFlag, FlagKind, SafeChannel } from '../../safety/contract.ts'
import { Send } from '../send.tsx'

interface FormProps {
  readonly person: PersonId
  readonly done: () => void
}
const least = 20

/** Before a call, a visit or a message. The node says no where the plan or gate G8 says no. */
export function ContactForm({ person, done, family, inside }: FormProps & { family: boolean; inside: boolean }) {
  const say = useSay()
  const contact = useTell(contactPerson, ['casework'])
  const [party, setParty] = useState<string | null>('Person')
  const [channel, setChannel] = useState<string | null>(null)
  const [word, setWord] = useState('')
  const [reason, setReason] = useState('')
  const shut = party === 'Family' && family
  const asked = inside && party === 'Person'
  return (
    <div className="sf-form">
      <ChoiceField
        label={say('assistance:safety.party')}
        choices={Party.options.map((value) => ({ value, label: say(`assistance:party.${value}`) }))}
        value={party}
        change={setParty}
        required
      />
      <ChoiceField
        label={say('assistance:safety.by')}
        choices={SafeChannel.options.map((value) => ({ value, label: say(`assistance:channel.${value}`) }))}
        empty={say('assistance:consent.choose')}
        value={channel}
        change={setChannel}
        required
      />
      {shut && <Gate>{say('assistance:safety.gate')}</Gate>}
      {asked && (
        <TextField
          label={say('assistance:safety.heard')}
          hint={say('assistance:safety.heard-hint')}
          value={word}
          change={setWord}
          required
        />
      )}
      <LongField
        label={say('assistance:safety.why')}
        hint={say('assistance:safety.why-hint')}
        rows={2}
        value={reason}
        change={setReason}
        max={4000}
      />
      <Send
        of={contact}
        disabled={shut || channel === null || party === null || (asked && word.trim() === '')}
        onClick={() =>
          contact.mutate(
            {
              person,
              party: Party.parse(party),
              channel: SafeChannel.parse(channel),
              codeWord: asked ? word : null,
              reason: reason.trim().length >= least ? reason : null,
            },
            { onSuccess: done },
          )
        }
      >
        {say('assistance:safety.contact-now')}
      </Send>
    </div>
  )
}

/** A demand for money, with the advice that is given with it. */
export function DemandForm({ person, done }: FormProps) {
  const say = useSay()
  const log = useTell(logRansomDemand, ['casework'])
  const [amount, setAmount] = useState('')
  const [said, setSaid] = useState('')
  const [through, setThrough] = useState('')
  const [advised, setAdvised] = useState(false)
  const [policeTold, setPoliceTold] = useState(false)
  return (
    <div className="sf-form">
      <Gate>{say('assistance:safety.advice')}</Gate>
      <TextField label={say('assistance:safety.amount')} value={amount} change={setAmount} required />
      <TextField label={say('assistance:safety.through')} value={through} change={setThrough} required />
      <LongField label={say('assistance:safety.said')} value={said} change={setSaid} required max={4000} />
      <TickField label={say('assistance:safety.advised')} value={advised} change={setAdvised} />
      <TickField label={say('assistance:safety.police-told')} value={policeTold} change={setPoliceTold} />
      <Send
        of={log}
        disabled={!amount.trim() || !said.trim() || !through.trim()}
        onClick={() => log.mutate({ person, amount, said, through, advised, policeTold }, { onSuccess: done })}
      >
        {say('assistance:consent.record')}
      </Send>
    </div>
  )
}

/** A danger that binds others until somebody else lifts it. */
export function FlagForm({ person, done }: FormProps) {
  const say = useSay()
  const raise = useTell(raiseFlag, ['casework'])
  const [kind, setKind] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  return (
    <div className="sf-form">
      <ChoiceField
        label={say('assistance:safety.flag')}
        choices={FlagKind.options.map((value) => ({ value, label: say(`assistance:flag.${value}`) }))}
        empty={say('assistance:consent.choose')}
        value={kind}
        change={setKind}
        required
      />
      {kind === 'FamilyInvolved' && <Gate>{say('assistance:safety.closes-gate')}</Gate>}
      <LongField
        label={say('assistance:position.reasons')}
        hint={say('assistance:position.reasons-hint')}
        value={reason}
        change={setReason}
        required
        max={4000}
      />
      <Send
        of={raise}
        disabled={kind === null || reason.trim().length < least}
        onClick={() => raise.mutate({ person, kind: FlagKind.parse(kind), reason }, { onSuccess: done })}
      >
        {say('assistance:consent.record')}
      </Send>
    </div>
  )
}
