import { useState } from 'react'
import { useTell } from '../../../web/kit/ask.ts'
import { LongField, TextField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { zoneOf } from '../../../web/kit/time.ts'
import {
  addLeg,
  changeLeg,
  Certainty,
  DocumentStatus,
  type Leg,
  LegKind,
  LocationControl,
  Transport,
} from '../contract.ts'
import { ActionForm } from './action-form.tsx'
import { CodeField } from './code-field.tsx'
import type { ActionProps } from './action.ts'

const empty = {
  place: '',
  country: null as string | null,
  kind: 'Transit' as string | null,
  when: '',
  at: '',
  transport: 'Unknown' as string | null,
  control: 'Unknown' as string | null,
  documents: 'Unknown' as string | null,
  certainty: 'ToldByPerson' as string | null,
  description: '',
}

/** `16.71, 98.53` or `16,71 98,53`, as a map or a telephone gives it. */
function pointOf(text: string): { latitude: number; longitude: number } | undefined {
  const found = /^\s*(-?\d+(?:[.,]\d+)?)\s*[,;\s]\s*(-?\d+(?:[.,]\d+)?)\s*$/.exec(text)
  if (!found) return undefined
  const [latitude, longitude] = [found[1]!, found[2]!].map((part) => Number(part.replace(',', '.'))) as [number, number]
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : undefined
}

const writtenOf = (leg: Leg): typeof empty => ({
  ...leg,
  when: leg.dateAsSaid ?? '',
  at: leg.latitude === null ? '' : `${leg.latitude}, ${leg.longitude}`,
  description: leg.description ?? '',
})

/** A step of a journey, new or corrected. */
export function EditLeg({ file, action, close }: ActionProps) {
  const say = useSay()
  const known = file.legs.find(({ id }) => id === action.leg)
  const add = useTell(addLeg)
  const correct = useTell(changeLeg)
  const [leg, setLeg] = useState(() => (known ? writtenOf(known) : empty))
  const does = known ? say('casework:do.correct-leg') : say('casework:do.leg')
  const set = (name: keyof typeof empty) => (value: string | null) => setLeg({ ...leg, [name]: value })
  const point = pointOf(leg.at)
  const ready =
    leg.place.trim() !== '' &&
    leg.kind !== null &&
    leg.certainty !== null &&
    (leg.at.trim() === '' || point !== undefined)
  const submit = () => {
    const written = {
      ...(known && kept(known)),
      place: leg.place,
      country: leg.country,
      kind: leg.kind as never,
      dateAsSaid: leg.when.trim() || null,
      latitude: point?.latitude ?? null,
      longitude: point?.longitude ?? null,
      transport: leg.transport as never,
      control: leg.control as never,
      documents: leg.documents as never,
      certainty: leg.certainty as never,
      description: leg.description.trim() || null,
    }
    if (known) correct.mutate({ leg: known.id, ...written }, { onSuccess: close })
    else add.mutate({ person: action.person as never, ...written }, { onSuccess: close })
  }
  return (
    <ActionForm does={does} close={close} ready={ready} told={known ? correct : add} submit={submit}>
      <TextField label={say('casework:form.leg-place')} value={leg.place} change={set('place')} required />
      <CodeField
        label={say('casework:form.country')}
        value={leg.country}
        change={set('country')}
        codes={Object.keys(zoneOf)}
        name={(code) => say(`web:state-name.${code}`)}
      />
      <CodeField
        label={say('casework:form.leg-kind')}
        value={leg.kind}
        change={set('kind')}
        codes={LegKind.options}
        name={(code) => say(`casework:leg-kind.${code}`)}
      />
      <TextField
        label={say('casework:form.when')}
        hint={say('casework:form.when-hint')}
        value={leg.when}
        change={set('when')}
      />
      <TextField
        label={say('casework:form.point')}
        hint={say('casework:form.point-hint')}
        value={leg.at}
        change={set('at')}
        error={leg.at.trim() && !point ? say('casework:form.point-wrong') : undefined}
      />
      <Codes leg={leg} set={set} />
      <LongField
        label={say('casework:form.description')}
        value={leg.description}
        change={set('description')}
        rows={2}
      />
    </ActionForm>
  )
}

/** What this form does not ask stays as it was. */
const kept = ({ city, region, accuracyKm, from, to, officialCrossing }: Leg) => ({
  city,
  region,
  accuracyKm,
  from,
  to,
  officialCrossing,
})

/** What is told by codes: how, under whose control, with which papers, and how sure. */
function Codes({ leg, set }: { leg: typeof empty; set: (name: keyof typeof empty) => (value: string | null) => void }) {
  const say = useSay()
  return (
    <>
      <CodeField
        label={say('casework:form.transport')}
        value={leg.transport}
        change={set('transport')}
        codes={Transport.options}
        name={(code) => say(`casework:transport.${code}`)}
      />
      <CodeField
        label={say('casework:form.control')}
        value={leg.control}
        change={set('control')}
        codes={LocationControl.options}
        name={(code) => say(`casework:control.${code}`)}
      />
      <CodeField
        label={say('casework:form.documents')}
        value={leg.documents}
        change={set('documents')}
        codes={DocumentStatus.options}
        name={(code) => say(`casework:documents.${code}`)}
      />
      <CodeField
        label={say('casework:form.certainty')}
        value={leg.certainty}
        change={set('certainty')}
        codes={Certainty.options}
        name={(code) => say(`casework:certainty.${code}`)}
      />
    </>
  )
}
