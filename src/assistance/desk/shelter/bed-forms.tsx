import { useState } from 'react'
import { findCaseByCode, getCase, type PersonId } from '../../../casework/contract.ts'
import { useAsk, useTell } from '../../../../web/kit/ask.ts'
import { Next } from '../../../../web/kit/card.tsx'
import { ChoiceField, LongField, TextField } from '../../../../web/kit/form.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { ErrorNote } from '../../../../web/kit/states.tsx'
import {
  giveBed,
  restrict,
  RestrictionKind,
  reviewRestriction,
  type Bed,
  type Restriction,
} from '../../shelter/contract.ts'

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
  const [person, setPerson] = useState<string | null>(null)
  const { reason, whole, field } = useReason()
  const typed = code.trim().toUpperCase()
  const found = useAsk(findCaseByCode, { code: typed }, { when: looksLikeACode(typed) })
  const caseId = found.data?.case ?? null
  const file = useAsk(getCase, { case: caseId as never }, { when: caseId !== null })
  return (
    <div className="sf-form">
      <p>
        <b>{bed.name}</b> · {say(`assistance:group.${bed.meantFor}`)}
      </p>
      <TextField label={say('assistance:beds.case')} value={code} change={setCode} required />
      <ChoiceField
        label={say('assistance:beds.person')}
        choices={(file.data?.people ?? []).map(({ id, code: own }) => ({ value: id, label: own }))}
        empty={say('assistance:consent.choose')}
        value={person}
        change={setPerson}
        required
      />
      {field(false)}
      <Next
        disabled={person === null}
        loading={give.isPending}
        onClick={() =>
          give.mutate({ bed: bed.id, person: person as PersonId, reason: whole ? reason : null }, { onSuccess: done })
        }
      >
        {say('assistance:beds.give')}
      </Next>
      {give.error && <ErrorNote error={give.error} />}
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
      <Next
        disabled={kind === null || !whole || !bed.stay}
        loading={put.isPending}
        onClick={() =>
          put.mutate({ stay: bed.stay!.id, kind: RestrictionKind.parse(kind), reason }, { onSuccess: done })
        }
      >
        {say('assistance:consent.record')}
      </Next>
      {put.error && <ErrorNote error={put.error} />}
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
      <Next
        disabled={!whole || ends === null}
        loading={review.isPending}
        onClick={() =>
          review.mutate({ restriction: restriction.id, ends: ends === 'ends', reason }, { onSuccess: done })
        }
      >
        {say('assistance:consent.record')}
      </Next>
      {review.error && <ErrorNote error={review.error} />}
    </div>
  )
}
