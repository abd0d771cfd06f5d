import { useAsk } from '../../../../web/kit/ask.ts'
import { Clock } from '../../../../web/kit/clock.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { State, Tag } from '../../../../web/kit/marks.tsx'
import { Waits } from '../../../../web/kit/waits.tsx'
import { watchWithdrawals } from '../../contract.ts'
import './registers.css'

/** Receivers who have not signed yet that nothing is left of what a person took back. */
export function Panel() {
  const say = useSay()
  const { data, ...of } = useAsk(watchWithdrawals, {}, { every: 60 })
  const receivers = data?.withdrawals
    .flatMap((each) => each.receivers)
    .toSorted((one, other) => one.due.localeCompare(other.due))
  return (
    <Waits
      title={say('requests:withdrawals.title')}
      none={say('requests:withdrawals.none')}
      to="/transfers/withdrawals"
      of={{ ...of, data: receivers }}
      row={({ recall, state, kind, standing, due, sentAt }) => (
        <li key={recall} className="rg-waits">
          <span className="row">
            <State c={state} />
            <span>{say(`requests:kind.${kind}`)}</span>
            <Tag tone={standing === 'Overdue' || standing === 'Refused' ? 'bad' : 'info'}>
              {say(`requests:withdrawals.standing.${standing}`)}
            </Tag>
          </span>
          <Clock due={due} from={sentAt} there={state} />
        </li>
      )}
    />
  )
}
