import { useColleague } from '../../../web/kit/colleagues.ts'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Tag } from '../../../web/kit/marks.tsx'
import { useMe } from '../../../web/kit/session.ts'
import { formatTime } from '../../../web/kit/time.ts'
import type { Message, ReportFile } from '../contract.ts'
import { OneFile } from './one-file.tsx'

/** The thread, oldest first: hers on the left, ours on the right, what happened in between. */
export function Lines({ messages, files }: { messages: readonly Message[]; files: readonly ReportFile[] }) {
  const say = useSay()
  return (
    <ol className="th-l" aria-label={say('intake:thread-desk.title')}>
      {messages.map((message) => (
        <Line key={message.id} message={message} files={files.filter((file) => file.message === message.id)} />
      ))}
    </ol>
  )
}

function Line({ message, files }: { message: Message; files: readonly ReportFile[] }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  const nameOf = useColleague()
  const { author, kind, at, body, officer, read } = message
  const when = formatTime(at, { language, state })
  if (kind === 'Moved' || author === 'Node')
    return (
      <li className="th-moved">
        {when} · {kind === 'Moved' ? say(`intake:state.${body}`) : body}
      </li>
    )
  const hers = author === 'Reporter'
  const unread = hers && read === null
  const who = hers ? say('intake:thread-desk.reporter') : (nameOf(officer) ?? say('intake:thread-desk.officer'))
  return (
    <li className={`${hers ? 'th-hers' : 'th-ours'}${unread ? ' th-new' : ''}`}>
      <small>
        {who} · {when} {unread && <Tag tone="warn">{say('intake:thread-desk.new')}</Tag>}
      </small>
      {body && <p>{body}</p>}
      {files.length > 0 && (
        <ul className="fl-l" aria-label={say('intake:files.title')}>
          {files.map((file) => (
            <OneFile key={file.id} file={file} />
          ))}
        </ul>
      )}
      {read && (
        <small>
          {say('intake:thread-desk.read-by', {
            who: nameOf(read.by) ?? say('intake:thread-desk.officer'),
            when: formatTime(read.at, { language, state }),
          })}
        </small>
      )}
    </li>
  )
}
