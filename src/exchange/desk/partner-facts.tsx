import { useNow } from '../../../web/kit/clock.tsx'
import { Card } from '../../../web/kit/card.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { Mono, Tag } from '../../../web/kit/marks.tsx'
import { formatLeft } from '../../../web/kit/time.ts'
import type { Partner } from '../contract.ts'
import type { MemberStanding } from '../members/contract.ts'
import { Moment } from './moment.tsx'
import { Standing } from './partner-table.tsx'

/** How it stands with this partner, in one look. */
export function PartnerFacts({ partner, standing }: { partner: Partner; standing: MemberStanding | undefined }) {
  const say = useSay()
  const now = useNow()
  const { heardAt, endpoint, own, memberFrom, memberUntil } = partner
  const silent = heardAt ? now - Date.parse(heardAt) : 0
  return (
    <Card title={say('exchange:partners.standing')}>
      <dl className="ex-facts">
        {!own && (
          <>
            <dt>{say('exchange:partners.standing')}</dt>
            <dd>
              <Standing partner={partner} />
            </dd>
            <dt>{say('exchange:partners.heard')}</dt>
            <dd>
              <Moment at={heardAt} never={say('exchange:partners.never')} />
              {silent > 3600_000 && <small>{say('exchange:partner.ago', { age: formatLeft(silent, say) })}</small>}
            </dd>
          </>
        )}
        <dt>{say('exchange:members.since')}</dt>
        <dd>
          {standing && <Tag>{say(`exchange:members.standing.${standing.standing}`)}</Tag>} <Moment at={memberFrom} />
          {memberUntil && (
            <>
              {' '}
              {say('exchange:keys.until')} <Moment at={memberUntil} />
            </>
          )}
        </dd>
        {standing?.holds && (
          <>
            <dt>{say('exchange:members.holds')}</dt>
            <dd>
              {standing.holds.same ? (
                say('exchange:members.list', { version: standing.holds.version })
              ) : (
                <Tag tone="bad">{say('exchange:members.other-list', { version: standing.holds.version })}</Tag>
              )}
            </dd>
          </>
        )}
        <dt>{say('exchange:keys.endpoint')}</dt>
        <dd>
          <Mono>{endpoint}</Mono>
        </dd>
      </dl>
    </Card>
  )
}
