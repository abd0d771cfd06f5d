import { useAsk } from '../../../../web/kit/ask.ts'
import { useSay } from '../../../../web/kit/i18n.ts'
import { Waits } from '../../../../web/kit/waits.tsx'
import { listGrievances } from '../../grievance/contract.ts'
import { GrievanceRow } from './grievance-row.tsx'

/** The grievances that this officer hears, the longest overdue first. */
export function Panel() {
  const say = useSay()
  const { data, ...of } = useAsk(listGrievances, { limit: 5 }, { every: 60 })
  return (
    <Waits
      title={say('assistance:grievance.title')}
      none={say('assistance:grievance.none')}
      to="/grievances"
      of={{ ...of, data: data?.grievances }}
      row={(one) => <GrievanceRow key={one.id} one={one} />}
    />
  )
}
