import {
  IconBabyCarriage,
  IconBandage,
  IconCopyCheck,
  IconEyeExclamation,
  IconMail,
  IconPaperclip,
  IconPhoneOff,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { useSay } from '../../../web/kit/i18n.ts'
import { Tag, type Tone } from '../../../web/kit/marks.tsx'
import type { Flag, Item } from '../contract.ts'

type Shape = readonly [ComponentType<{ stroke?: number }>, Tone]

/** Fixed meanings: a shape is never used for anything else. Outside state control stands with the place. */
const shapes: Readonly<Record<Exclude<Flag, 'OutsideStateControl'>, Shape>> = {
  Child: [IconBabyCarriage, 'bad'],
  Injury: [IconBandage, 'bad'],
  PhoneWatched: [IconEyeExclamation, 'warn'],
  DoNotCall: [IconPhoneOff, 'warn'],
  Files: [IconPaperclip, 'mute'],
}

interface FlagsProps {
  readonly flags: readonly Flag[]
  readonly similar: number
  readonly wrote: Pick<Item, 'wroteAt' | 'again'>
}

/** At most three, the gravest first, then how many more; before them that she wrote. */
export function Flags({ flags, similar, wrote: { wroteAt, again } }: FlagsProps) {
  const say = useSay()
  const known = (Object.keys(shapes) as (keyof typeof shapes)[]).filter((flag) => flags.includes(flag))
  const most = similar > 0 ? 2 : 3
  return (
    <div className="ib-flags">
      {(wroteAt !== null || again) && (
        <Tag tone={wroteAt ? 'bad' : 'info'} icon={<IconMail stroke={2} />}>
          {say(again ? 'triage:inbox.wrote-again' : 'triage:inbox.wrote-new')}
        </Tag>
      )}
      {known.slice(0, most).map((flag) => (
        <OneFlag key={flag} flag={flag} />
      ))}
      {known.length > most && <Tag>+{known.length - most}</Tag>}
      {similar > 0 && (
        <Tag tone="info" icon={<IconCopyCheck stroke={2} />}>
          {say('triage:inbox.similar', { count: similar })}
        </Tag>
      )}
    </div>
  )
}

export function OneFlag({ flag }: { flag: keyof typeof shapes }) {
  const say = useSay()
  const [Icon, tone] = shapes[flag]
  return (
    <Tag tone={tone} icon={<Icon stroke={2} />}>
      {say(`triage:flag.${flag}`)}
    </Tag>
  )
}
