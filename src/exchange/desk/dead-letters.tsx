import { Button } from '@mantine/core'
import { useTell } from '../../../web/kit/ask.ts'
import { useNow } from '../../../web/kit/clock.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { Mono, State, Tag, Tlp } from '../../../web/kit/marks.tsx'
import { useMay } from '../../../web/kit/session.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { formatLeft } from '../../../web/kit/time.ts'
import { putAwayDeadLetter, releaseThread, retryDeadLetter, type DeadLetter } from '../contract.ts'
import { Moment } from './moment.tsx'
import { TableRegion } from './table-region.tsx'
import { Why } from './why.tsx'

interface Props {
  readonly letters: readonly DeadLetter[]
  readonly showThread: (thread: string) => void
}

/** What could not be handed over for a week. Nothing leaves this list but by a person's hand. */
export function DeadLetters({ letters, showThread }: Props) {
  const say = useSay()
  const may = useMay()
  return (
    <>
      <TableRegion label={say('exchange:dead.title')}>
        <table>
          <thead>
            <tr>
              <th>{say('exchange:dead.to')}</th>
              <th>{say('exchange:dead.what')}</th>
              <th>{say('exchange:dead.since')}</th>
              <th>{say('exchange:dead.why')}</th>
              <th>
                <span className="sr">{say('exchange:dead.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {letters.map((letter) => (
              <tr key={`${letter.message}${letter.receipt}`}>
                <Letter of={letter} showThread={showThread} />
                <td className="act">{may('exchange.operate') && <Actions of={letter} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableRegion>
    </>
  )
}

/** What a person may decide: another week of trying, that it will never come, or that the matter is looked into. */
function Actions({ of: { message, receipt, placeGivenUp } }: { of: DeadLetter }) {
  const say = useSay()
  const retry = useTell(retryDeadLetter)
  const release = useTell(releaseThread)
  const putAway = useTell(putAwayDeadLetter)
  const error = retry.error ?? release.error ?? putAway.error
  return (
    <>
      {!placeGivenUp && (
        <Button size="compact-sm" variant="default" loading={retry.isPending} onClick={() => retry.mutate({ message })}>
          {say('exchange:dead.retry')}
        </Button>
      )}
      {!placeGivenUp && !receipt && (
        <Button
          size="compact-sm"
          variant="subtle"
          loading={release.isPending}
          onClick={() => release.mutate({ message })}
        >
          {say('exchange:dead.release')}
        </Button>
      )}
      {(placeGivenUp || receipt) && (
        <Button
          size="compact-sm"
          variant="subtle"
          loading={putAway.isPending}
          onClick={() => putAway.mutate({ message })}
        >
          {say('exchange:dead.put-away')}
        </Button>
      )}
      {error && <ErrorNote error={error} />}
    </>
  )
}

function Letter({ of, showThread }: { of: DeadLetter } & Pick<Props, 'showThread'>) {
  const say = useSay()
  const { partner, type, receipt, tlp, thread, deadAt, tries, code, placeGivenUp } = of
  return (
    <>
      <td>
        <State c={partner} />
      </td>
      <td>
        <Mono>{type}</Mono> {receipt && <Tag>{say('exchange:dead.receipt')}</Tag>} {tlp && <Tlp v={tlp} />}
        <div>
          <Button size="compact-xs" variant="subtle" onClick={() => showThread(thread)}>
            {say('exchange:thread.show')}
          </Button>
        </div>
      </td>
      <td className="nowrap">
        <Moment at={deadAt} />
        <Clock since={deadAt} />
      </td>
      <td>
        {code ? <Why code={code} /> : say('exchange:dead.behind')}
        <small>{say('exchange:dead.tries', { count: tries })}</small>
        {placeGivenUp && <small>{say('exchange:dead.given-up')}</small>}
      </td>
    </>
  )
}

const day = 86_400_000

/** A person decides within a day; after that it is late. */
function Clock({ since }: { since: string }) {
  const say = useSay()
  const left = Date.parse(since) + day - useNow()
  const age = formatLeft(Math.abs(left), say)
  return (
    <small>
      <Tag tone={left < 0 ? 'bad' : 'warn'}>
        {say(left < 0 ? 'exchange:dead.late' : 'exchange:dead.decide', { age })}
      </Tag>
    </small>
  )
}
