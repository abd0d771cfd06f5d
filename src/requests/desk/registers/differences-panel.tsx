import { useAsk } from '../../../../web/kit/ask.ts'
import { Clock } from '../../../../web/kit/clock.tsx'
import { Go } from '../../../../web/kit/go.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { State } from '../../../../web/kit/marks.tsx'
import { Waits } from '../../../../web/kit/waits.tsx'
import { listDifferences } from '../../contract.ts'
import './registers.css'

/** Differences between books that nobody has settled, what is due first. */
export function Panel() {
  const say = useSay()
  const { data, ...of } = useAsk(listDifferences, {}, { every: 60 })
  return (
    <Waits
      title={say('requests:differences.title')}
      none={say('requests:differences.none')}
      to="/exchange/differences"
      of={{ ...of, data: data?.differences }}
      row={({ id, state, kind, due, since }) => (
        <li key={id} className="rg-waits">
          <span className="row">
            <State c={state} />
            <Go to="/exchange/differences/$state" ids={{ state }}>
              {say(`requests:kind.${kind}`)}
            </Go>
          </span>
          <Clock due={due} from={since} there={state} />
        </li>
      )}
    />
  )
}
