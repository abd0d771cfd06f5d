import { useAsk } from '../../../web/kit/ask.ts'
import { useSay } from '../../../web/kit/i18n.ts'
import { Waits } from '../../../web/kit/waits.tsx'
import { listRequests } from '../contract.ts'
import { Linked } from './linked-row.tsx'
import './requests.css'

/** Requests that do not leave, or should not have left, before a second person has read them. */
export function Panel() {
  const say = useSay()
  const { data, ...of } = useAsk(listRequests, { show: 'WaitingForApproval' }, { every: 60 })
  return (
    <Waits
      title={say('requests:board.tab.WaitingForApproval')}
      none={say('requests:panel.none-to-approve')}
      to="/exchange"
      of={{ ...of, data: data?.requests }}
      row={(row) => <Linked key={row.id} row={row} />}
    />
  )
}
