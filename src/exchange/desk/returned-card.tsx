import { Button } from '@mantine/core'
import { useAsk, useTell } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { Mono, State } from '../../../web/kit/marks.tsx'
import { useMay } from '../../../web/kit/session.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { listReplays, putAwayReplay, type CameBack } from '../contract.ts'
import { Moment } from './moment.tsx'
import { TableRegion } from './table-region.tsx'
import { Why } from './why.tsx'

/** What came back after a restore and waits to be rebuilt; nothing is shown while there is none. */
export function ReturnedCard({ showThread }: { showThread: (thread: string) => void }) {
  const say = useSay()
  const { waiting = [], more = false } = useAsk(listReplays, {}, { every: 30 }).data ?? {}
  if (waiting.length === 0) return null
  return (
    <Card title={say('exchange:returned.title')} bleed>
      <p className="ex-foot">{say('exchange:returned.says')}</p>
      <TableRegion label={say('exchange:returned.title')}>
        <table>
          <thead>
            <tr>
              <th>{say('exchange:dead.to')}</th>
              <th>{say('exchange:returned.what')}</th>
              <th>{say('exchange:returned.sent')}</th>
              <th>{say('exchange:dead.why')}</th>
              <th>
                <span className="sr">{say('exchange:dead.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {waiting.map((each) => (
              <Returned key={each.message} of={each} showThread={showThread} />
            ))}
          </tbody>
        </table>
      </TableRegion>
      {more && <p className="ex-foot">{say('exchange:returned.more')}</p>}
    </Card>
  )
}

function Returned({ of, showThread }: { of: CameBack; showThread: (thread: string) => void }) {
  const say = useSay()
  const may = useMay()
  const putAway = useTell(putAwayReplay)
  const { message, partner, thread, type, issuedAt, code } = of
  return (
    <tr>
      <td>
        <State c={partner} />
      </td>
      <td>
        <Mono>{type}</Mono>{' '}
        <Button size="compact-xs" variant="subtle" onClick={() => showThread(thread)}>
          {say('exchange:thread.show')}
        </Button>
      </td>
      <td className="nowrap">
        <Moment at={issuedAt} />
      </td>
      <td>{code ? <Why code={code} /> : say('exchange:returned.none-tried')}</td>
      <td className="act">
        {may('exchange.operate') && (
          <Button
            size="compact-xs"
            variant="default"
            loading={putAway.isPending}
            onClick={() => putAway.mutate({ message })}
          >
            {say('exchange:dead.put-away')}
          </Button>
        )}
        {putAway.error && <ErrorNote error={putAway.error} />}
      </td>
    </tr>
  )
}
