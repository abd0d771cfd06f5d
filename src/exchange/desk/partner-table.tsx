import { Button } from '@mantine/core'
import { useNow } from '../../../web/kit/clock.tsx'
import { Go } from '../../../web/kit/go.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { State, Tag } from '../../../web/kit/marks.tsx'
import { formatLeft } from '../../../web/kit/time.ts'
import type { Partner } from '../contract.ts'
import { Moment } from './moment.tsx'
import { TableRegion } from './table-region.tsx'
import { Why } from './why.tsx'

interface RowsProps {
  readonly showKeys: (partner: Partner) => void
}

/** One row a state of the list of members; this node's own row is the last and shows its keys only. */
export function PartnerTable({ partners, showKeys }: RowsProps & { partners: readonly Partner[] }) {
  const say = useSay()
  const rows = [...partners].sort((a, b) => Number(a.own) - Number(b.own))
  return (
    <TableRegion label={say('exchange:partners.title')}>
      <table>
        <thead>
          <tr>
            <th>{say('exchange:partners.state')}</th>
            <th>{say('exchange:partners.heard')}</th>
            <th>{say('exchange:partners.waiting')}</th>
            <th>{say('exchange:partners.standing')}</th>
            <th>{say('exchange:keys.title')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((partner) => (
            <PartnerRow key={partner.state} partner={partner} showKeys={showKeys} />
          ))}
        </tbody>
      </table>
    </TableRegion>
  )
}

function PartnerRow({ partner, showKeys }: RowsProps & { partner: Partner }) {
  const say = useSay()
  const { state, own, heardAt, keys } = partner
  const oldest = Math.max(0, ...keys.filter(({ revokedAt }) => !revokedAt).map(({ ageDays }) => ageDays))
  const age = say('exchange:keys.age', { count: oldest })
  return (
    <tr>
      <td>
        <Go to="/partners/$state" ids={{ state }} aria-label={say('exchange:partner.title', { state })}>
          <State c={state} />
        </Go>{' '}
        {own && <Tag>{say('exchange:partners.own')}</Tag>}
      </td>
      <td className="nowrap">{!own && <Moment at={heardAt} never={say('exchange:partners.never')} />}</td>
      <td className="num">{!own && <Waiting partner={partner} />}</td>
      <td>{!own && <Standing partner={partner} />}</td>
      <td className="nowrap">
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => showKeys(partner)}
          aria-label={`${age} · ${say('exchange:keys.of', { state })}`}
        >
          {age}
        </Button>
      </td>
    </tr>
  )
}

function Waiting({ partner: { waiting, oldestWaitingAt } }: { partner: Partner }) {
  const say = useSay()
  const now = useNow()
  return (
    <>
      {waiting}
      {oldestWaitingAt && (
        <small>{say('exchange:partners.oldest', { age: formatLeft(now - Date.parse(oldestWaitingAt), say) })}</small>
      )}
    </>
  )
}

/** In contact, failing and why, or not heard of yet. */
export function Standing({ partner: { failure, heardAt, dead, waiting } }: { partner: Partner }) {
  const say = useSay()
  if (failure)
    return (
      <>
        <Tag tone="bad">{say('exchange:partners.failing', { count: failure.times })}</Tag>
        <small>
          <Why code={failure.code} />
        </small>
        {failure.since && (
          <small>
            {say('exchange:partners.since')} <Moment at={failure.since} />
          </small>
        )}
        {failure.nextTryAt && waiting > 0 && (
          <small>
            {say('exchange:partners.next')} <Moment at={failure.nextTryAt} />
          </small>
        )}
      </>
    )
  if (dead > 0) return <Tag tone="warn">{say('exchange:partners.dead', { count: dead })}</Tag>
  return heardAt ? <Tag tone="ok">{say('exchange:partners.well')}</Tag> : <Tag>{say('exchange:partners.unknown')}</Tag>
}
