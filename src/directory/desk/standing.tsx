import { IconAlertTriangle, IconCircleCheck, IconClock, IconHelpCircle } from '@tabler/icons-react'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Tag } from '../../../web/kit/marks.tsx'
import { useMe } from '../../../web/kit/session.ts'
import { formatDate } from '../../../web/kit/time.ts'
import type { Authority } from '../authority/contract.ts'

/** Whether the entry was checked, and how long ago: amber after ninety days. */
export function Standing({ of }: { of: Authority }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  if (of.verifiedAt === null)
    return (
      <Tag outline icon={<IconHelpCircle />}>
        {say('directory:standing.NotVerified')}
      </Tag>
    )
  const date = formatDate(of.verifiedAt, { language, state })
  return of.standing === 'Verified' ? (
    <Tag tone="ok" icon={<IconCircleCheck />}>
      {say('directory:standing.Verified', { date })}
    </Tag>
  ) : (
    <Tag tone="warn" icon={<IconAlertTriangle />}>
      {say('directory:standing.VerifiedLongAgo', { date })}
    </Tag>
  )
}

/** Whether somebody answers there now, by the clock of the place. */
export function OpenNow({ of }: { of: Authority }) {
  const say = useSay()
  if (of.openNow === null) return <span className="muted">{say('directory:open.unknown')}</span>
  return of.openNow ? (
    <Tag tone="ok" icon={<IconClock />}>
      {say('directory:open.now')}
    </Tag>
  ) : (
    <Tag icon={<IconClock />}>{say('directory:open.closed')}</Tag>
  )
}

/** A claim read in its source, or one that still must be checked before anybody relies on it. */
export function Verified({ is, source }: { is: boolean; source: string }) {
  const say = useSay()
  return (
    <span className="dir-source">
      {is ? (
        <Tag tone="ok" icon={<IconCircleCheck />}>
          {say('directory:verified.yes')}
        </Tag>
      ) : (
        <Tag tone="warn" outline icon={<IconHelpCircle />}>
          {say('directory:verified.no')}
        </Tag>
      )}
      <small className="muted">{source}</small>
    </span>
  )
}
