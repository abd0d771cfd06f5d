import { Card } from '../../../web/kit/card.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { State, Tag } from '../../../web/kit/marks.tsx'
import { useMe } from '../../../web/kit/session.ts'
import { Empty } from '../../../web/kit/states.tsx'
import { formatTime } from '../../../web/kit/time.ts'
import type { LogEntry, RequestView } from '../contract.ts'
import { Leaves } from './leaves.tsx'
import { translationsOfMessage } from './translate/of-message.ts'
import { SideBySide } from './translate/side-by-side.tsx'

/** What was said, by whom, when: the same lines in both states. */
export function Log({ view }: { view: RequestView }) {
  const say = useSay()
  const { state } = useMe()
  // A state without a node holds no log.
  const same = view.log.every(({ from, delivery }) => from !== state || delivery !== null)
  return (
    <Card
      title={say('requests:log.title')}
      right={same && <span className="muted sm">{say('requests:log.same')}</span>}
    >
      {view.log.length === 0 ? (
        <Empty>{say('requests:log.none')}</Empty>
      ) : (
        <ol className="xlog">
          {view.log.map((entry) => (
            <Line key={entry.message} entry={entry} view={view} />
          ))}
        </ol>
      )}
    </Card>
  )
}

function Line({ entry, view }: { entry: LogEntry; view: RequestView }) {
  const say = useSay()
  const desk = useLanguage()
  const { state } = useMe()
  const language = entry.language ?? ''
  const translations = translationsOfMessage(view, entry.message)
  return (
    <li>
      <p className="row">
        <State c={entry.from} />
        <b>{say(`requests:step.${entry.step}`)}</b>
        <span className="muted">{entry.post}</span>
        <time dateTime={entry.at} className="muted">
          {formatTime(entry.at, { language: desk, state, there: view.state })}
        </time>
        {entry.delivery && <Tag outline>{say(`requests:delivery.${entry.delivery}`)}</Tag>}
      </p>
      {entry.reason && <p>{say(`requests:reason.${entry.reason}`)}</p>}
      {entry.names.length > 0 && <p>{entry.names.map((name) => say(`requests:field.${name}`)).join(', ')}</p>}
      {entry.text && (
        <blockquote>
          <SideBySide original={entry.text} name="text" {...{ language, translations }} />
        </blockquote>
      )}
      {entry.fields && (
        <Leaves form={[...view.form, ...view.answerForm]} values={entry.fields} {...{ language, translations }} />
      )}
    </li>
  )
}
