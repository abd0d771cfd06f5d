import { useAsk } from '../../../web/kit/ask.ts'
import { Clock } from '../../../web/kit/clock.tsx'
import { Go } from '../../../web/kit/go.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { Mono } from '../../../web/kit/marks.tsx'
import { Waits } from '../../../web/kit/waits.tsx'
import { listCases } from '../contract.ts'

/** Whoever was promised a word and has not had it, the longest wait first. */
export function Panel() {
  const say = useSay()
  const { data, ...of } = useAsk(listCases, { overdue: true, limit: 5 }, { every: 60 })
  return (
    <Waits
      title={say('casework:start.overdue')}
      none={say('casework:list.none-overdue')}
      to="/cases/overdue"
      of={{ ...of, data: data?.cases }}
      row={(one) => (
        <li key={one.id}>
          <div className="grow">
            <Go to="/cases/$case" ids={{ case: one.id }}>
              {one.title}
            </Go>
            <small>
              <Mono>{one.code}</Mono>
            </small>
          </div>
          {one.nextContactDue && <Clock due={one.nextContactDue} rule={say('casework:clock.NextContact')} />}
        </li>
      )}
    />
  )
}
