import { Button } from '@mantine/core'
import { useState } from 'react'
import type { PersonId } from '../../../casework/contract.ts'
import { useTell } from '../../../../web/kit/ask.ts'
import { Gate } from '../../../../web/kit/card.tsx'
import { ChoiceField, LongField, MomentField, TextField, TickField } from '../../../../web/kit/form.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { inHours } from '../../../../web/kit/in-hours.ts'
import { SafeChannel, writeSafetyPlan, type SafetyPlan } from '../../safety/contract.ts'
import { zones } from './zones.ts'
import { Send } from '../send.tsx'

type Known = SafetyPlan['contacts'][number]
const nobody: Known = { name: '', relation: '', way: '', mayKnow: '' }

/** How she may be reached and what she does in danger; it begins with the plan that stands. */
export function PlanForm({ person, last, done }: { person: PersonId; last: SafetyPlan | null; done: () => void }) {
  const say = useSay()
  const write = useTell(writeSafetyPlan, ['casework'])
  const [from, setFrom] = useState(last?.safeHours?.from ?? '')
  const [until, setUntil] = useState(last?.safeHours?.until ?? '')
  const [zone, setZone] = useState<string | null>(last?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone)
  const [channel, setChannel] = useState<string | null>(last?.safeChannel ?? null)
  const [monitored, setMonitored] = useState(last?.deviceMonitored ?? false)
  const [inside, setInside] = useState(last?.stillInside ?? false)
  const [word, setWord] = useState(last?.codeWord ?? '')
  const [contacts, setContacts] = useState<readonly Known[]>(last?.contacts ?? [])
  const [steps, setSteps] = useState(last?.steps ?? '')
  const [due, setDue] = useState(() => inHours(24 * 14))
  const known = contacts.filter(({ name, relation, way }) => name.trim() && relation.trim() && way.trim())
  const missing = inside && word.trim().length < 3
  const send = () =>
    write.mutate(
      {
        person,
        safeHours: from && until ? { from, until } : null,
        zone: zone!,
        safeChannel: channel === null ? null : SafeChannel.parse(channel),
        deviceMonitored: monitored,
        stillInside: inside,
        contacts: known,
        codeWord: word.trim() || null,
        steps,
        reviewDue: due,
      },
      { onSuccess: done },
    )
  return (
    <div className="sf-form">
      <TickField label={say('assistance:safety.inside')} value={inside} change={setInside} />
      <TickField label={say('assistance:safety.monitored')} value={monitored} change={setMonitored} />
      <ChoiceField
        label={say('assistance:safety.channel')}
        choices={SafeChannel.options.map((value) => ({ value, label: say(`assistance:channel.${value}`) }))}
        empty={say('assistance:safety.any-channel')}
        value={channel}
        change={setChannel}
      />
      <TextField type="time" label={say('assistance:safety.from')} value={from} change={setFrom} />
      <TextField type="time" label={say('assistance:safety.until')} value={until} change={setUntil} />
      <ChoiceField
        label={say('assistance:safety.zone')}
        choices={[...new Set([...(zone ? [zone] : []), ...zones])].map((value) => ({ value, label: value }))}
        value={zone}
        change={setZone}
        required
      />
      <TextField
        label={say('assistance:safety.word')}
        hint={say('assistance:safety.word-hint')}
        value={word}
        change={setWord}
        required={inside}
      />
      <Contacts contacts={contacts} change={setContacts} />
      <LongField label={say('assistance:safety.steps')} value={steps} change={setSteps} max={8000} />
      <MomentField label={say('assistance:safety.review')} value={due} change={setDue} />
      {missing && <Gate>{say('assistance:safety.word-missing')}</Gate>}
      <Send of={write} disabled={missing || zone === null} onClick={send}>
        {say('assistance:consent.record')}
      </Send>
    </div>
  )
}

function Contacts({ contacts, change }: { contacts: readonly Known[]; change: (contacts: readonly Known[]) => void }) {
  const say = useSay()
  return (
    <>
      {contacts.map((contact, index) => {
        const set = (part: Partial<Known>) => change(contacts.with(index, { ...contact, ...part }))
        return (
          // oxlint-disable-next-line react/no-array-index-key -- lines have no other name until they are saved
          <fieldset key={index} className="sf-factor" aria-label={say('assistance:safety.contact', { n: index + 1 })}>
            <TextField
              label={say('assistance:safety.name')}
              value={contact.name}
              change={(name) => set({ name })}
              required
            />
            <TextField
              label={say('assistance:safety.relation')}
              value={contact.relation}
              change={(relation) => set({ relation })}
              required
            />
            <TextField
              label={say('assistance:safety.way')}
              value={contact.way}
              change={(way) => set({ way })}
              required
            />
            <TextField
              label={say('assistance:safety.may-know')}
              value={contact.mayKnow}
              change={(mayKnow) => set({ mayKnow })}
            />
          </fieldset>
        )
      })}
      {contacts.length < 10 && (
        <div>
          <Button size="compact-sm" variant="default" onClick={() => change([...contacts, nobody])}>
            {say('assistance:safety.add-contact')}
          </Button>
        </div>
      )}
    </>
  )
}
