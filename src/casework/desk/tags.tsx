import { IconAlertTriangle, IconShieldOff } from '@tabler/icons-react'
import { useSay } from '../../../web/kit/i18n.ts'
import { Tag, type Tone } from '../../../web/kit/marks.tsx'
import type { Urgency, Whereabouts } from '../contract.ts'

/** How pressing a case is: a word, and a shape where somebody must move now. */
export function UrgencyTag({ urgency }: { urgency: Urgency }) {
  const say = useSay()
  const now = urgency === 'Immediate'
  return (
    <Tag
      tone={now ? 'bad' : urgency === '24h' ? 'warn' : 'mute'}
      icon={now ? <IconAlertTriangle stroke={2} aria-hidden="true" /> : undefined}
    >
      {say(`casework:urgency.${urgency}`)}
    </Tag>
  )
}

const tones: Record<Whereabouts, Tone> = {
  Unknown: 'mute',
  StillInside: 'bad',
  OnTheMove: 'warn',
  Detained: 'warn',
  Shelter: 'ok',
  Hospital: 'warn',
  WithMission: 'ok',
  Home: 'ok',
  Deceased: 'mute',
}

/** Where a person is, as far as anyone knows. */
export function WhereTag({ where }: { where: Whereabouts }) {
  const say = useSay()
  return <Tag tone={tones[where]}>{say(`casework:whereabouts.${where}`)}</Tag>
}

/** Nobody of the state can simply go there. */
export function OutsideTag() {
  const say = useSay()
  return (
    <Tag tone="bad" icon={<IconShieldOff stroke={2} aria-hidden="true" />}>
      {say('casework:file.outside-control')}
    </Tag>
  )
}
