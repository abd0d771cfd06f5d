import { seeOwnGlass } from '../../access/contract.ts'
import { useAsk } from '../../../web/kit/ask.ts'
import { useNow } from '../../../web/kit/clock.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Tag } from '../../../web/kit/marks.tsx'
import { useMe } from '../../../web/kit/session.ts'
import { formatTime } from '../../../web/kit/time.ts'

/** Until when this case is open to her in an emergency; nothing where it is open anyway. */
export function GlassTag({ id }: { id: string }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  const until = useAsk(seeOwnGlass, { subject: id }).data?.until
  const now = useNow()
  return until && Date.parse(until) > now ? (
    <Tag tone="bad">{say('casework:file.glass', { until: formatTime(until, { language, state }) })}</Tag>
  ) : null
}
