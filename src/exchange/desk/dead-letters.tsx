import { Button } from '@mantine/core'
import { useTell } from '../../../web/kit/ask.ts'
import { useSay } from '../../../web/kit/i18n.ts'
import { Mono, State, Tag, Tlp } from '../../../web/kit/marks.tsx'
import { useMay } from '../../../web/kit/session.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { retryDeadLetter, type DeadLetter } from '../contract.ts'
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
  const retry = useTell(retryDeadLetter)
  const may = useMay()
  return (
    <>
      {retry.error && <ErrorNote error={retry.error} />}
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
                <td className="act">
                  {may('exchange.operate') && (
                    <Button
                      size="compact-sm"
                      variant="default"
                      loading={retry.isPending && retry.variables.message === letter.message}
                      onClick={() => retry.mutate({ message: letter.message })}
                    >
                      {say('exchange:dead.retry')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableRegion>
    </>
  )
}

function Letter({ of, showThread }: { of: DeadLetter } & Pick<Props, 'showThread'>) {
  const say = useSay()
  const { partner, type, receipt, tlp, thread, deadAt, tries, code } = of
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
      </td>
      <td>
        {code ? <Why code={code} /> : say('exchange:dead.behind')}
        <small>{say('exchange:dead.tries', { count: tries })}</small>
      </td>
    </>
  )
}
