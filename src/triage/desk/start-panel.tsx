import { useAsk } from '../../../web/kit/ask.ts'
import { Clock } from '../../../web/kit/clock.tsx'
import { Go } from '../../../web/kit/go.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { Mono } from '../../../web/kit/marks.tsx'
import { Waits } from '../../../web/kit/waits.tsx'
import { listQueue } from '../contract.ts'

/** The reports whose clocks are nearest. */
export function Panel() {
  const say = useSay()
  const { data, ...of } = useAsk(listQueue, { state: 'waiting', limit: 5 }, { every: 60 })
  return (
    <Waits
      title={say('triage:inbox.tab.waiting')}
      none={say('triage:inbox.none.waiting')}
      to="/inbox"
      of={{ ...of, data: data?.items }}
      row={(item) => (
        <li key={item.report}>
          <div className="grow">
            <Go to="/inbox/$report" ids={{ report: item.report }} className="start-words">
              {item.words || say('triage:inbox.no-words')}
            </Go>
            <small>
              <Mono>{item.receipt}</Mono> · {say(`triage:urgency.${item.urgency}`)}
            </small>
          </div>
          {item.clock && <Clock due={item.clock.due} from={item.clock.from} rule={item.clock.source} />}
        </li>
      )}
    />
  )
}
