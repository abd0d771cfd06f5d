import { useAsk } from '../../../web/kit/ask.ts'
import { useSay } from '../../../web/kit/i18n.ts'
import { Waits } from '../../../web/kit/waits.tsx'
import { listRequests } from '../contract.ts'
import { Linked } from './linked-row.tsx'
import './requests.css'

/** Requests whose answer is late, on either side. */
export function Panel() {
  const say = useSay()
  const { data, ...of } = useAsk(listRequests, { show: 'Overdue' }, { every: 60 })
  return (
    <Waits
      title={say('requests:panel.late')}
      none={say('requests:panel.none-late')}
      to="/exchange"
      of={{ ...of, data: data?.requests }}
      row={(row) => <Linked key={row.id} row={row} />}
    />
  )
}
