import { Button } from '@mantine/core'
import { Card } from '../../../web/kit/card.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { Tag } from '../../../web/kit/marks.tsx'
import type { PartnerTraffic } from '../members/contract.ts'
import { Moment } from './moment.tsx'

/** What came of the threads with this partner in which a node had forgotten something, in words. */
export function RecoveredCard({
  of: { recovered, moreRecovered },
  showThread,
}: {
  of: PartnerTraffic
  showThread: (thread: string) => void
}) {
  const say = useSay()
  if (recovered.length === 0) return null
  return (
    <Card title={say('exchange:recovered.title')}>
      <ul className="ex-recovered">
        {recovered.map(({ thread, at, found, fetched }) => (
          <li key={`${thread}${at}`}>
            {found === 'two-pasts' && <Tag tone="bad">{say('exchange:recovered.incident')}</Tag>}{' '}
            {fetched > 0 && say('exchange:recovered.fetched', { count: fetched })} {say(`exchange:recovered.${found}`)}{' '}
            · <Moment at={at} />{' '}
            <Button size="compact-xs" variant="subtle" onClick={() => showThread(thread)}>
              {say('exchange:thread.show')}
            </Button>
          </li>
        ))}
      </ul>
      {moreRecovered && <p className="muted">{say('exchange:recovered.more')}</p>}
    </Card>
  )
}
