import { useSay } from '../../../../web/kit/i18n.ts'
import { Tag } from '../../../../web/kit/marks.tsx'
import type { RosterPart } from '../../contract.ts'

/** What the list says, what was counted, and what the receiver counted: apart where they differ, never averaged. */
export function Sum({ of: { claimed, counted, theirCount, side } }: { of: RosterPart }) {
  const say = useSay()
  const agrees = claimed === null || claimed === counted
  return (
    <span className="row">
      <span>{say('requests:roster.counted', { count: counted })}</span>
      {claimed === null ? (
        <span className="muted">{say('requests:roster.no-claim')}</span>
      ) : (
        <Tag tone={agrees ? 'ok' : 'warn'}>
          {say(agrees ? 'requests:roster.adds-up' : 'requests:roster.adds-not-up', { claimed })}
        </Tag>
      )}
      {side === 'Out' && theirCount !== null && (
        <Tag tone={theirCount === counted ? 'ok' : 'bad'}>{say('requests:roster.their-count', { n: theirCount })}</Tag>
      )}
    </span>
  )
}
