import {
  IconBabyCarriage,
  IconBandage,
  IconCopyCheck,
  IconEyeExclamation,
  IconPaperclip,
  IconPhoneOff,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { useSay } from '../../../web/kit/i18n.ts'
import { Tag, type Tone } from '../../../web/kit/marks.tsx'
import type { Flag } from '../contract.ts'

type Shape = readonly [ComponentType<{ stroke?: number }>, Tone]

/** Fixed meanings: a shape is never used for anything else. Outside state control stands with the place. */
const shapes: Readonly<Record<Exclude<Flag, 'OutsideStateControl'>, Shape>> = {
  Child: [IconBabyCarriage, 'bad'],
  Injury: [IconBandage, 'bad'],
  PhoneWatched: [IconEyeExclamation, 'warn'],
  DoNotCall: [IconPhoneOff, 'warn'],
  Files: [IconPaperclip, 'mute'],
}

/** At most three, the gravest first, then how many more. */
export function Flags({ flags, similar }: { flags: readonly Flag[]; similar: number }) {
  const say = useSay()
  const known = (Object.keys(shapes) as (keyof typeof shapes)[]).filter((flag) => flags.includes(flag))
  const most = similar > 0 ? 2 : 3
  return (
    <div className="ib-flags">
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
