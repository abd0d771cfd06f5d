import { useAsk } from '../../../../web/kit/ask.ts'
import { Card } from '../../../../web/kit/card.tsx'
import { Clock } from '../../../../web/kit/clock.tsx'
import { Go } from '../../../../web/kit/go.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { State } from '../../../../web/kit/marks.tsx'
import { Answered, Empty } from '../../../../web/kit/states.tsx'
import { listHeld } from '../../position/contract.ts'
import './position.css'

/** Who is in detention, the longest overdue first: nobody is forgotten in a cell. */
export function Panel() {
  const say = useSay()
  const asked = useAsk(listHeld, {}, { every: 60 })
  return (
    <Card title={say('assistance:position.held')} bleed right={asked.data && asked.data.held.length}>
      <Answered of={asked}>
        {({ held }) =>
          held.length === 0 ? (
            <Empty>{say('assistance:position.nobody-held')}</Empty>
          ) : (
            <ul className="waits">
              {held.slice(0, 8).map(({ id, case: caseId, state, since, reviewDue }) => (
                <li key={id} className="row po-held">
                  <State c={state} />
                  <Go to="/cases/$case/protection" ids={{ case: caseId }}>
                    {say('assistance:position.look-again')}
                  </Go>
                  {reviewDue && <Clock due={reviewDue} from={since} />}
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Card>
  )
}
