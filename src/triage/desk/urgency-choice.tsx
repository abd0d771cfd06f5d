import { useSay } from '../../../web/kit/i18n.ts'
import type { Opened } from './opened.ts'

type Urgency = Opened['item']['urgency']
const all: readonly Urgency[] = ['Immediate', '24h', '48h', 'Routine']

/** Another urgency than the suggested one: a native list, quick with a finger too. */
export function UrgencyChoice({ now, choose }: { now: Urgency; choose: (urgency: Urgency) => void }) {
  const say = useSay()
  return (
    <select
      className="ib-urg"
      aria-label={say('triage:foot.other')}
      value=""
      onChange={(event) => choose(event.currentTarget.value as Urgency)}
    >
      <option value="" disabled>
        {say('triage:foot.other')}
      </option>
      {all.map((urgency) => (
        <option key={urgency} value={urgency}>
          {say(`triage:urgency.${urgency}`)}
          {urgency === now ? ' ✓' : ''}
        </option>
      ))}
    </select>
  )
}
