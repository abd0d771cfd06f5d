import { Button } from '@mantine/core'
import { useTell } from '../../../../web/kit/ask.ts'
import { useLanguage, useSay } from '../../../../web/kit/i18n.ts'
import { State, Tag } from '../../../../web/kit/marks.tsx'
import { useMe } from '../../../../web/kit/session.ts'
import { ErrorNote } from '../../../../web/kit/states.tsx'
import { formatDate, formatTime } from '../../../../web/kit/time.ts'
import { openRoomFile, type RoomView, type RoomWord } from '../../contract.ts'

/** When and where, on our clock and theirs, and what is talked about. */
export function MeetingLines({ meeting, view }: { meeting: NonNullable<RoomWord['meeting']>; view: RoomView }) {
  const language = useLanguage()
  const { state } = useMe()
  const there = view.states.find((each) => each !== state)
  return (
    <div className="rm-meet">
      <p>
        <time dateTime={meeting.starts} className="b">
          {formatTime(meeting.starts, { language, state, there })}
        </time>
        {' · '}
        {meeting.place}
      </p>
      {meeting.agenda.length > 0 && (
        <ol>
          {meeting.agenda.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ol>
      )}
    </div>
  )
}

/** Who does it and by when. */
export function ActionLine({ action }: { action: NonNullable<RoomWord['action']> }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  const due = formatDate(`${action.due}T12:00:00Z`, { language, state })
  return (
    <p className="row">
      <State c={action.owner} />
      <span>{action.ownerPost}</span>
      {action.doneAt === null ? (
        <Tag tone="warn">{say('requests:room.by', { due })}</Tag>
      ) : (
        <Tag tone="ok">{say('requests:room.done', { at: formatDate(action.doneAt, { language, state }) })}</Tag>
      )}
    </p>
  )
}

const kilobyte = 1024

export function FileLine({ word, view }: { word: RoomWord; view: RoomView }) {
  const say = useSay()
  const open = useTell(openRoomFile)
  const { name, size } = word.file!
  const save = () =>
    open.mutate(
      { room: view.id, word: word.id },
      {
        onSuccess: ({ address }) => {
          const link = document.createElement('a')
          link.href = address
          link.download = name
          link.click()
        },
      },
    )
  return (
    <>
      <p className="row">
        <span className="b rm-name">{name}</span>
        <span className="muted num">{say('requests:room.size', { n: Math.ceil(size / kilobyte) })}</span>
        <Button size="compact-sm" variant="default" loading={open.isPending} onClick={save}>
          {say('requests:room.save')}
        </Button>
      </p>
      {open.error && <ErrorNote error={open.error} />}
    </>
  )
}
