import { useAsk } from '../../../../web/kit/ask.ts'
import { useSay } from '../../../../web/kit/i18n.ts'
import { Waits } from '../../../../web/kit/waits.tsx'
import { listHeld } from '../../position/contract.ts'
import { HeldRow } from './held-row.tsx'

/** Who is in detention, the longest overdue first: nobody is forgotten in a cell. */
export function Panel() {
  const say = useSay()
  const { data, ...of } = useAsk(listHeld, { limit: 5 }, { every: 60 })
  return (
    <Waits
      title={say('assistance:position.held')}
      none={say('assistance:position.nobody-held')}
      to="/detention"
      of={{ ...of, data: data?.held }}
      row={(one) => <HeldRow key={one.id} one={one} />}
    />
  )
}
