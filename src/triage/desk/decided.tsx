import { Go } from '../../../web/kit/go.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { useMe } from '../../../web/kit/session.ts'
import { formatTime } from '../../../web/kit/time.ts'
import type { Opened } from './opened.ts'

/** What was decided, when and why; a report is decided once. */
export function Decided({ decision, earlier }: { decision: NonNullable<Opened['decision']>; earlier: boolean }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  return (
    <section className="ib-decided">
      <h2 className="sect">{say(earlier ? 'triage:decided.earlier' : 'triage:decided.title')}</h2>
      <p>
        <b>{say(`triage:outcome.${decision.outcome}`)}</b>
        <span className="muted sm"> {formatTime(decision.decidedAt, { language, state })}</span>
      </p>
      <p className="t2">{decision.reason}</p>
      {decision.case && (
        <Go to="/cases/$case" ids={{ case: decision.case }}>
          {say('triage:decided.open-case')}
        </Go>
      )}
    </section>
  )
}
