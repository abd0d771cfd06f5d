import { useAsk } from '../../../../web/kit/ask.ts'
import { useSay } from '../../../../web/kit/i18n.ts'
import { Waits } from '../../../../web/kit/waits.tsx'
import { listDue } from '../../due/contract.ts'
import { DueRow } from './due-row.tsx'

/** What must be done for people by a date, the longest overdue first. */
export function Panel() {
  const say = useSay()
  const { data, ...of } = useAsk(listDue, { limit: 5 }, { every: 60 })
  return (
    <Waits
      title={say('assistance:due.title')}
      none={say('assistance:due.nothing')}
      to="/due"
      of={{ ...of, data: data?.due }}
      row={(one) => <DueRow key={`${one.kind} ${one.subject}`} one={one} />}
    />
  )
}
