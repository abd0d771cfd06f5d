import { useSay } from '../../../web/kit/i18n.ts'
import { Mono, State, Tag, type Tone } from '../../../web/kit/marks.tsx'
import type { MemberStanding } from '../members/contract.ts'
import { Moment } from './moment.tsx'
import { TableRegion } from './table-region.tsx'

const tones: Record<MemberStanding['standing'], Tone> = { member: 'ok', 'not-yet': 'info', left: 'mute' }
const keyTones: Record<MemberStanding['keys'][number]['standing'], Tone> = {
  good: 'ok',
  'not-yet': 'info',
  ended: 'mute',
  revoked: 'bad',
}

/** One row a state: since when and until when, which list it holds, and its keys by name and word. */
export function MemberTable({ members }: { members: readonly MemberStanding[] }) {
  const say = useSay()
  return (
    <TableRegion label={say('exchange:members.title')}>
      <table>
        <thead>
          <tr>
            <th>{say('exchange:partners.state')}</th>
            <th>{say('exchange:members.since')}</th>
            <th>{say('exchange:members.holds')}</th>
            <th>{say('exchange:keys.title')}</th>
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <Row key={member.state} of={member} />
          ))}
        </tbody>
      </table>
    </TableRegion>
  )
}

function Row({ of: { state, own, standing, from, until, endpoint, holds, keys } }: { of: MemberStanding }) {
  const say = useSay()
  return (
    <tr>
      <td>
        <State c={state} /> {own && <Tag>{say('exchange:partners.own')}</Tag>}
        <small>{endpoint}</small>
      </td>
      <td>
        <Tag tone={tones[standing]}>{say(`exchange:members.standing.${standing}`)}</Tag>
        <small>
          <Moment at={from} />
          {until && (
            <>
              {' '}
              {say('exchange:keys.until')} <Moment at={until} />
            </>
          )}
        </small>
      </td>
      <td>
        {own ? null : holds === null ? (
          say('exchange:members.not-asked')
        ) : (
          <>
            {holds.same ? (
              say('exchange:members.list', { version: holds.version })
            ) : (
              <Tag tone="bad">{say('exchange:members.other-list', { version: holds.version })}</Tag>
            )}
            <small>
              <Moment at={holds.seenAt} />
            </small>
          </>
        )}
      </td>
      <td>
        <Keys of={keys} />
      </td>
    </tr>
  )
}

function Keys({ of: keys }: { of: MemberStanding['keys'] }) {
  const say = useSay()
  return (
    <details>
      <summary>{say('exchange:members.keys', { count: keys.length })}</summary>
      <ul className="ex-list">
        {keys.map((key) => (
          <li key={key.kid}>
            {say(`exchange:keys.use.${key.use}`, { epoch: key.epoch })}{' '}
            <Tag tone={keyTones[key.standing]}>{say(`exchange:members.key.${key.standing}`)}</Tag>
            <small>
              <Mono>{key.kid}</Mono>
            </small>
            <small>
              <Mono>{key.words}</Mono>
            </small>
          </li>
        ))}
      </ul>
    </details>
  )
}
