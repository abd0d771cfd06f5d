import { Clock } from '../../../web/kit/clock.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Mono, State, Tag } from '../../../web/kit/marks.tsx'
import { useMe } from '../../../web/kit/session.ts'
import { formatTime } from '../../../web/kit/time.ts'
import type { ListedCase } from '../contract.ts'
import { UrgencyTag } from './tags.tsx'

/** One case in a list: what it is, where it stands, who waits until when. */
export function CaseRow({ one }: { one: ListedCase }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  return (
    <div className="cl-row">
      <Mono>{one.code}</Mono>
      <div className="cl-what">
        <b className="cl-title ell">{one.title}</b>
        <span className="muted ell">
          {say('casework:list.people', { count: one.people })}
          {one.coordinator && ` · ${one.coordinator}`}
        </span>
      </div>
      <span className="row cl-states">
        {one.states.map((code) => (
          <State key={code} c={code} />
        ))}
      </span>
      <span className="cl-phase">{say(`casework:phase.${one.phase}`)}</span>
      <span className="cl-urgency">
        {one.status === 'Active' ? (
          <UrgencyTag urgency={one.urgency} />
        ) : (
          <Tag>{say(`casework:status.${one.status}`)}</Tag>
        )}
      </span>
      <span className="cl-clock">
        {one.nextContactDue ? <Clock due={one.nextContactDue} rule={say('casework:clock.NextContact')} /> : null}
      </span>
      <span className="muted num cl-touched">{formatTime(one.touchedAt, { language, state })}</span>
    </div>
  )
}
