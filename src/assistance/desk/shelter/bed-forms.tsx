import { useState } from 'react'
import { findCaseByCode, getCase, type PersonId } from '../../../casework/contract.ts'
import { useAsk, useTell } from '../../../../web/kit/ask.ts'
import { ChoiceField, LongField, TextField } from '../../../../web/kit/form.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import {
  giveBed,
  restrict,
  RestrictionKind,
  reviewRestriction,
  type Bed,
  type Restriction,
} from '../../shelter/contract.ts'
import { PersonField } from '../person-field.tsx'
import { Send } from '../send.tsx'

const least = 20
const looksLikeACode = (text: string) => /^[A-Z]{2}-\d{2}-\d{4,}$/.test(text)

function useReason() {
  const say = useSay()
  const [reason, setReason] = useState('')
  const field = (required: boolean) => (
    <LongField
      label={say('assistance:position.reasons')}
      hint={say('assistance:position.reasons-hint')}
      value={reason}
      change={setReason}
      required={required}
      max={4000}
    />
  )
  return { reason, whole: reason.trim().length >= least, field }
}

/** Whom a bed is given to: the case by its code, then who of it. */
export function GiveForm({ bed, done }: { bed: Bed; done: () => void }) {
  const say = useSay()
  const give = useTell(giveBed, ['casework'])
  const [code, setCode] = useState('')
  const [person, setPerson] = useState<PersonId | null>(null)
  const { reason, whole, field } = useReason()
  const typed = code.trim().toUpperCase()
  const found = useAsk(findCaseByCode, { code: typed }, { when: looksLikeACode(typed) })
  const caseId = found.data?.case ?? null
  const file = useAsk(getCase, { case: caseId as never }, { when: caseId !== null })
  const people = (caseId && file.data?.people) || []
  return (
    <div className="sf-form">
      <p>
        <b>{bed.name}</b> · {say(`assistance:group.${bed.meantFor}`)}
      </p>
      <TextField
        label={say('assistance:beds.case')}
        value={code}
        change={(text) => {
          setCode(text)
          // Whoever was chosen belongs to the case typed before.
          setPerson(null)
        }}
        required
      />
      <PersonField people={people} person={person} change={setPerson} />
      {field(false)}
      <Send
        of={give}
        disabled={person === null}
        onClick={() =>
          give.mutate({ bed: bed.id, person: person!, reason: whole ? reason : null }, { onSuccess: done })
        }
      >
        {say('assistance:beds.give')}
      </Send>
    </div>
  )
}

/** A shelter is no prison: what is taken from her is written down, with why. */
export function RestrictForm({ bed, done }: { bed: Bed; done: () => void }) {
  const say = useSay()
  const put = useTell(restrict, ['casework'])
  const [kind, setKind] = useState<string | null>(null)
  const { reason, whole, field } = useReason()
  return (
    <div className="sf-form">
      <ChoiceField
        label={say('assistance:beds.kind')}
        choices={RestrictionKind.options.map((value) => ({ value, label: say(`assistance:restriction.${value}`) }))}
        empty={say('assistance:consent.choose')}
        value={kind}
        change={setKind}
        required
      />
      {field(true)}
      <Send
        of={put}
        disabled={kind === null || !whole || !bed.stay}
        onClick={() =>
          put.mutate({ stay: bed.stay!.id, kind: RestrictionKind.parse(kind), reason }, { onSuccess: done })
        }
      >
        {say('assistance:consent.record')}
      </Send>
    </div>
  )
}

/** Somebody looks again: it ends, or it stays and why. */
export function ReviewForm({ restriction, done }: { restriction: Restriction; done: () => void }) {
  const say = useSay()
  const review = useTell(reviewRestriction, ['casework'])
  const [ends, setEnds] = useState<string | null>('ends')
  const { reason, whole, field } = useReason()
  return (
    <div className="sf-form">
      <p>{restriction.reason}</p>
      <ChoiceField
        label={say('assistance:beds.review')}
        choices={[
          { value: 'ends', label: say('assistance:beds.ends') },
          { value: 'stays', label: say('assistance:beds.stays') },
        ]}
        value={ends}
        change={setEnds}
        required
      />
      {field(true)}
      <Send
        of={review}
        disabled={!whole || ends === null}
        onClick={() =>
          review.mutate({ restriction: restriction.id, ends: ends === 'ends', reason }, { onSuccess: done })
        }
      >
        {say('assistance:consent.record')}
      </Send>
    </div>
  )
}
