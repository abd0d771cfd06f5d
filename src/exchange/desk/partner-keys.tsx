import { useSay } from '../../../web/kit/i18n.ts'
import { Mono, Tag } from '../../../web/kit/marks.tsx'
import type { Partner } from '../contract.ts'
import { Moment } from './moment.tsx'

/** The keys of one state as the list of members names them, and what it takes. */
export function PartnerKeys({ partner: { keys, endpoint, accepts } }: { partner: Partner }) {
  const say = useSay()
  return (
    <div className="ex-sheet">
      <p>
        {say('exchange:keys.endpoint')} <Mono>{endpoint}</Mono>
      </p>
      <ul className="ex-list">
        {keys.map((key) => (
          <Key key={key.kid} of={key} />
        ))}
      </ul>
      <h3>{say('exchange:keys.accepts')}</h3>
      {accepts.length === 0 && <p>{say('exchange:keys.accepts-none')}</p>}
      <ul className="ex-list">
        {accepts.map((type) => (
          <li key={type}>
            <Mono>{type}</Mono>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Key({ of: { kid, use, epoch, validFrom, validUntil, revokedAt, ageDays } }: { of: Partner['keys'][number] }) {
  const say = useSay()
  return (
    <li>
      <strong>{say(`exchange:keys.use.${use}`, { epoch })}</strong>{' '}
      {revokedAt ? (
        <Tag tone="bad">{say('exchange:keys.revoked')}</Tag>
      ) : (
        <Tag tone={ageDays > 365 ? 'warn' : 'ok'}>{say('exchange:keys.age', { count: ageDays })}</Tag>
      )}
      <small>
        <Mono>{kid}</Mono>
      </small>
      <small>
        {say('exchange:keys.from')} <Moment at={validFrom} />
        {validUntil && (
          <>
            {' '}
            {say('exchange:keys.until')} <Moment at={validUntil} />
          </>
        )}
      </small>
    </li>
  )
}
