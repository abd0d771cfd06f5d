import { Go } from '../../../web/kit/go.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Tag, type Tone } from '../../../web/kit/marks.tsx'
import { useMe } from '../../../web/kit/session.ts'
import { formatTime } from '../../../web/kit/time.ts'
import type { EntryHead } from '../contract.ts'

const tones: Record<EntryHead['status'], Tone> = { Draft: 'warn', Filed: 'ok', Withdrawn: 'mute' }

/** One entry of a list: its form, how far it is, who prepared it. */
export function EntryRow({ entry: { id, form, status, post, changedAt, filedAt } }: { entry: EntryHead }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  return (
    <li>
      <div className="net-row">
        <Go to="/networks/$entry" ids={{ entry: id }}>
          {say(`networks:form.${form}`)}
        </Go>
        <Tag tone={tones[status]}>{say(`networks:status.${status}`)}</Tag>
      </div>
      <small>
        {post} · {formatTime(filedAt ?? changedAt, { language, state })}
      </small>
    </li>
  )
}
