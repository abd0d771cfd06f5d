import type { z } from 'zod'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Empty } from '../../../web/kit/states.tsx'
import { useMe } from '../../../web/kit/session.ts'
import { formatTime } from '../../../web/kit/time.ts'
import type { getAuthority } from '../authority/contract.ts'

type Act = z.output<typeof getAuthority.output>['acts'][number]

/** Who changed what, newest first, with what stood there before. */
export function Acts({ acts }: { acts: readonly Act[] }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  if (acts.length === 0) return <Empty>{say('directory:history.none')}</Empty>
  return (
    <ol className="dir-acts">
      {acts.map(({ version, act, post, at, reason, before }) => (
        <li key={version}>
          <b>{say(`directory:act.${act}`)}</b>{' '}
          {say('directory:history.by', { post, at: formatTime(at, { language, state }) })}
          {reason && <div>{reason}</div>}
          {Object.entries(before).map(([part, was]) => (
            <small key={part}>{say('directory:history.before', { part, was: show(was) })}</small>
          ))}
        </li>
      ))}
    </ol>
  )
}

/** What stood there, short enough for a line. */
const show = (was: unknown): string => {
  const text = typeof was === 'string' ? was : JSON.stringify(was)
  return text.length > 160 ? `${text.slice(0, 160)}…` : text
}
