import { useNow } from '../../../web/kit/clock.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { Mono, Tag } from '../../../web/kit/marks.tsx'
import { Empty } from '../../../web/kit/states.tsx'
import { formatLeft } from '../../../web/kit/time.ts'
import type { PartnerTraffic } from '../members/contract.ts'
import { Moment } from './moment.tsx'
import { TableRegion } from './table-region.tsx'
import { Why } from './why.tsx'

/** What waits for this partner and why, and what went to and fro so far. */
export function PartnerQueue({ of: { waiting, traffic, refused } }: { of: PartnerTraffic }) {
  const say = useSay()
  const now = useNow()
  return (
    <>
      {waiting.length === 0 ? (
        <Empty>{say('exchange:partner.none-waiting')}</Empty>
      ) : (
        <TableRegion label={say('exchange:partner.queue')}>
          <table>
            <thead>
              <tr>
                <th>{say('exchange:dead.what')}</th>
                <th>{say('exchange:partners.waiting')}</th>
                <th>{say('exchange:partners.next')}</th>
                <th>{say('exchange:dead.why')}</th>
              </tr>
            </thead>
            <tbody>
              {waiting.map(({ type, receipt, count, oldestAt, nextTryAt, code }) => (
                <tr key={`${type}${receipt}`}>
                  <td>
                    <Mono>{type}</Mono> {receipt && <Tag>{say('exchange:dead.receipt')}</Tag>}
                  </td>
                  <td className="num">
                    {count}
                    <small>
                      {say('exchange:partners.oldest', {
                        age: formatLeft(Math.max(0, now - Date.parse(oldestAt)), say),
                      })}
                    </small>
                  </td>
                  <td className="nowrap">
                    <Moment at={nextTryAt} />
                  </td>
                  <td>{code ? <Why code={code} /> : say('exchange:partner.on-its-way')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableRegion>
      )}
      <ul className="ex-traffic">
        {traffic.map(({ direction, state, count, lastAt }) => (
          <li key={`${direction}${state}`}>
            {say(direction === 'in' ? 'exchange:partner.in' : 'exchange:partner.out', { count })} ·{' '}
            {say(`exchange:step.${state}`)} · <Moment at={lastAt} />
          </li>
        ))}
        {refused.map(({ code, count, lastAt }) => (
          <li key={code}>
            <Tag tone="warn">{say('exchange:partner.refused', { count })}</Tag> <Why code={code} /> ·{' '}
            <Moment at={lastAt} />
          </li>
        ))}
      </ul>
    </>
  )
}
