import { useAsk } from '../../../web/kit/ask.ts'
import { useSay } from '../../../web/kit/i18n.ts'
import { Mono, State, Tag } from '../../../web/kit/marks.tsx'
import { Answered, Empty } from '../../../web/kit/states.tsx'
import { listThread, type DeliveryState, type ThreadMessage } from '../contract.ts'
import { Moment } from './moment.tsx'
import { ProveButton } from './prove-button.tsx'
import { Why } from './why.tsx'

const tones = {
  queued: 'mute',
  sent: 'warn',
  received: 'info',
  delivered: 'ok',
  read: 'ok',
  refused: 'bad',
  dead: 'bad',
} as const satisfies Record<DeliveryState, string>

/** Every message of one thread, both ways, with its ladder of signed receipts. No content. */
export function ThreadDrawer({ thread }: { thread: string }) {
  const say = useSay()
  const answer = useAsk(listThread, { thread })
  return (
    <div className="ex-sheet">
      <Answered of={answer} rows={4}>
        {({ messages }) =>
          messages.length === 0 ? (
            <Empty>{say('exchange:thread.none')}</Empty>
          ) : (
            <ul className="ex-list">
              {messages.map((message) => (
                <Message key={message.id} of={message} />
              ))}
            </ul>
          )
        }
      </Answered>
    </div>
  )
}

function Message({ of: { id, direction, partner, seq, type, delivery } }: { of: ThreadMessage }) {
  const say = useSay()
  return (
    <li>
      <Tag>{say(`exchange:thread.${direction}`, { n: seq })}</Tag> <State c={partner} /> <Mono>{type}</Mono>{' '}
      <Tag tone={tones[delivery.state]}>{say(`exchange:step.${delivery.state}`)}</Tag>
      {delivery.code && (
        <small>
          <Why code={delivery.code} />
        </small>
      )}
      <ol className="ex-ladder">
        {delivery.at.map(({ step, at }) => (
          <li key={step}>
            {say(`exchange:step.${step}`)} <Moment at={at} />
          </li>
        ))}
      </ol>
      <ProveButton message={id} />
    </li>
  )
}
