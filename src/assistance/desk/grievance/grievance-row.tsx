import { Clock } from '../../../../web/kit/clock.tsx'
import { Go } from '../../../../web/kit/go.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { Mono, State, Tag } from '../../../../web/kit/marks.tsx'
import type { CheckDue, GrievanceRow as Row } from '../../grievance/contract.ts'

/** One grievance: what is wrong, how far it is, and until when the next step is owed. */
export function GrievanceRow({ one }: { one: Row }) {
  const say = useSay()
  return (
    <li>
      <div className="grow">
        <Go to="/grievances/$grievance" ids={{ grievance: one.id }}>
          {say(`assistance:grievance-type.${one.type}`)}
        </Go>
        <small>
          <Mono>{one.receipt}</Mono> · {say(`assistance:way-in.${one.channel}`)}
          {one.aboutState && (
            <>
              {' · '}
              <State c={one.aboutState} />
            </>
          )}
        </small>
      </div>
      {one.track === 'Independent' && <Tag tone="warn">{say('assistance:grievance-track.Independent')}</Tag>}
      <Tag tone={one.due ? 'info' : 'mute'}>{say(`assistance:grievance-state.${one.state}`)}</Tag>
      {one.due && <Clock due={one.due} from={one.receivedAt} />}
    </li>
  )
}

/** Somebody to be asked whether she was harmed for complaining. */
export function CheckRow({ one }: { one: CheckDue }) {
  const say = useSay()
  return (
    <li>
      <div className="grow">
        <Go to="/grievances/$grievance" ids={{ grievance: one.id }}>
          {say('assistance:grievance.after-days', { days: one.days })}
        </Go>
        <small>
          <Mono>{one.receipt}</Mono> · {say(`assistance:grievance-type.${one.type}`)}
        </small>
      </div>
      <Clock due={one.due} />
    </li>
  )
}
