import { Button } from '@mantine/core'
import { useAsk } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { State, Tag } from '../../../web/kit/marks.tsx'
import { listHeld, type HeldMessage } from '../contract.ts'
import { Moment } from './moment.tsx'
import { TableRegion } from './table-region.tsx'
import { Why } from './why.tsx'

const million = 1_000_000

/** Messages whose files are on the way; nothing is shown while there are none. */
export function HeldCard({ showThread }: { showThread: (thread: string) => void }) {
  const say = useSay()
  const held = useAsk(listHeld, {}, { every: 30 }).data?.held ?? []
  if (held.length === 0) return null
  return (
    <Card title={say('exchange:held.title')} bleed>
      <TableRegion label={say('exchange:held.title')}>
        <table>
          <thead>
            <tr>
              <th>{say('exchange:partners.state')}</th>
              <th>{say('exchange:held.files')}</th>
              <th>{say('exchange:partners.since')}</th>
              <th>{say('exchange:held.until')}</th>
              <th>{say('exchange:dead.why')}</th>
            </tr>
          </thead>
          <tbody>
            {held.map((message) => (
              <Held key={message.message} of={message} showThread={showThread} />
            ))}
          </tbody>
        </table>
      </TableRegion>
    </Card>
  )
}

function Held({ of, showThread }: { of: HeldMessage; showThread: (thread: string) => void }) {
  const say = useSay()
  const { direction, partner, thread, files, whole, bytes, code, since, until } = of
  return (
    <tr>
      <td>
        <State c={partner} /> <Tag>{say(`exchange:held.${direction}`)}</Tag>
      </td>
      <td>
        {direction === 'in'
          ? say('exchange:held.whole', { whole, files })
          : say('exchange:held.under-way', { count: files })}
        <small>{say('exchange:held.size', { size: Math.max(0.1, bytes / million).toFixed(1) })}</small>
        <Button size="compact-xs" variant="subtle" onClick={() => showThread(thread)}>
          {say('exchange:thread.show')}
        </Button>
      </td>
      <td className="nowrap">
        <Moment at={since} />
      </td>
      <td className="nowrap">
        <Moment at={until} />
      </td>
      <td>{code && <Why code={code} />}</td>
    </tr>
  )
}
