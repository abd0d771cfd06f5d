import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAsk } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { useNow } from '../../../web/kit/clock.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { State, Tag, type Tone } from '../../../web/kit/marks.tsx'
import { useMay } from '../../../web/kit/session.ts'
import { Answered } from '../../../web/kit/states.tsx'
import { formatLeft } from '../../../web/kit/time.ts'
import { showLog, type LogStanding, type WatchedLog, type WitnessStanding } from '../log/contract.ts'
import { AcceptHistory } from './accept-history.tsx'
import { Moment } from './moment.tsx'
import { TableRegion } from './table-region.tsx'
import { Why } from './why.tsx'

const hour = 3600_000

/** How old the last head is that others signed; who would not sign and why; how their own logs do. */
export function LogCard() {
  const say = useSay()
  const log = useAsk(showLog, {}, { every: 60 })
  const [accepting, accept] = useState<string>()
  return (
    <Card title={say('exchange:log.title')} bleed>
      <Answered of={log} rows={4}>
        {(standing) => (
          <>
            <Settled of={standing} />
            {standing.witnesses.length > 0 && <Others of={standing} accept={accept} />}
            <p className="ex-foot">{say('exchange:log.about')}</p>
          </>
        )}
      </Answered>
      <AcceptHistory state={accepting} close={() => accept(undefined)} />
    </Card>
  )
}

function Settled({ of: { settled, needed, stamp, head } }: { of: LogStanding }) {
  const say = useSay()
  const now = useNow()
  if (needed === 0) return <p className="ex-line">{say('exchange:log.alone')}</p>
  const age = settled ? now - Date.parse(settled.at) : Infinity
  const tone: Tone = age < 2 * hour ? 'ok' : age < 24 * hour ? 'warn' : 'bad'
  return (
    <div className="ex-line">
      <p>
        <Tag tone={tone}>
          {settled
            ? say('exchange:log.settled', { age: formatLeft(Math.max(0, age), say) })
            : say('exchange:log.unsettled')}
        </Tag>{' '}
        {settled
          ? say('exchange:log.up-to', { by: settled.by.join(', '), count: settled.size })
          : say('exchange:log.needed', { count: needed })}
      </p>
      {head && stamp && (
        <p>
          {stamp.at ? (
            <>
              {say('exchange:log.stamped')} <Moment at={stamp.at} />
            </>
          ) : (
            <>
              <Tag tone="warn">{say('exchange:log.not-stamped')}</Tag> {stamp.code && <Why code={stamp.code} />}
            </>
          )}
        </p>
      )}
    </div>
  )
}

function Others({ of: { witnesses, watched }, accept }: { of: LogStanding; accept: (state: string) => void }) {
  const say = useSay()
  return (
    <TableRegion label={say('exchange:log.title')}>
      <table>
        <thead>
          <tr>
            <th>{say('exchange:partners.state')}</th>
            <th>{say('exchange:log.signs-ours')}</th>
            <th>{say('exchange:log.its-own')}</th>
          </tr>
        </thead>
        <tbody>
          {witnesses.map((witness) => (
            <tr key={witness.state}>
              <td>
                <State c={witness.state} />
              </td>
              <td>
                <Signs of={witness} />
              </td>
              <td>
                <Watched of={watched.find(({ state }) => state === witness.state)} accept={accept} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  )
}

/** Whether and when this witness signs our log. */
export function Signs({ of: { code, since, signedAt } }: { of: WitnessStanding }) {
  const say = useSay()
  const last = (
    <small>
      {say('exchange:log.signed')} <Moment at={signedAt} never={say('exchange:partners.never')} />
    </small>
  )
  if (code === null) return last
  return (
    <>
      <Tag tone="bad">{say('exchange:log.does-not-sign')}</Tag>
      <small>
        <Why code={code} />
      </small>
      {since && (
        <small>
          {say('exchange:partners.since')} <Moment at={since} />
        </small>
      )}
      {last}
    </>
  )
}

/** How the log of another member does. */
export function Watched({ of, accept }: { of: WatchedLog | undefined; accept: (state: string) => void }) {
  const say = useSay()
  const may = useMay()
  if (!of) return null
  const { state, breach, size, signedAt } = of
  return (
    <>
      {breach && (
        <>
          <Tag tone="bad">{say('exchange:log.broken')}</Tag>
          <small>{say(`exchange:breach.${breach.found}`, { state })}</small>
          {may('exchange.operate') && (
            <Button size="compact-xs" variant="subtle" onClick={() => accept(state)}>
              {say('exchange:log.sign-again')}
            </Button>
          )}
        </>
      )}
      <small>
        {size === null ? say('exchange:log.not-shown') : say('exchange:log.followed', { count: size })}{' '}
        <Moment at={signedAt} />
      </small>
    </>
  )
}
