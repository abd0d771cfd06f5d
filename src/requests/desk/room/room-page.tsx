import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useAsk, useTell } from '../../../../web/kit/ask.ts'
import { Next } from '../../../../web/kit/card.tsx'
import { Go, useIds } from '../../../../web/kit/go.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { State, Tag } from '../../../../web/kit/marks.tsx'
import { Page } from '../../../../web/kit/page.tsx'
import { useMay, useMe } from '../../../../web/kit/session.ts'
import { Answered, ErrorNote } from '../../../../web/kit/states.tsx'
import { closeRoom, getRoom, readRoom, type RoomId, type RoomView } from '../../contract.ts'
import { Beside } from './room-beside.tsx'
import { SayForm } from './say-form.tsx'
import { Thread } from './thread.tsx'
import '../requests.css'
import './room.css'

/** A case room: what the states say to each other about one case, and what each notes for itself. */
function RoomPage() {
  const say = useSay()
  const { room } = useIds<'room'>()
  const asked = useAsk(getRoom, { room: room as RoomId }, { every: 20 })
  const view = asked.data
  const [writing, setWriting] = useState(false)
  const write = () => setWriting(true)
  const keys = view?.may.includes('say')
    ? [{ code: 'KeyN', show: 'N', does: say('requests:room.write'), run: write }]
    : []
  return (
    <Page
      title={view?.title ?? say('requests:room.one')}
      crumbs={<Way view={view} />}
      className="xp rm"
      tlp={view && markingOf(view)}
      keys={keys}
    >
      <Answered of={asked} rows={8}>
        {(room) => <Room key={room.id} view={room} writing={writing} write={setWriting} />}
      </Answered>
    </Page>
  )
}

function Way({ view }: { view: RoomView | undefined }) {
  const say = useSay()
  if (!view?.case) return <Go to="/exchange">{say('requests:board.title')}</Go>
  return (
    <Go to="/cases/$case" ids={{ case: view.case }}>
      {say('requests:page.case')}
    </Go>
  )
}

const order = ['RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR'] as const
/** A page is marked as the strictest of what stands on it. */
const markingOf = ({ words }: RoomView) => order.find((each) => words.some(({ tlp }) => tlp === each)) ?? 'AMBER'

interface RoomProps {
  readonly view: RoomView
  readonly writing: boolean
  readonly write: (on: boolean) => void
}

function Room({ view, writing, write }: RoomProps) {
  const say = useSay()
  const fresh = useReadReceipt(view)
  return (
    <>
      <Bar view={view} />
      <div className="xp-two">
        <div className="xp-main">
          {view.may.includes('say') &&
            (writing ? (
              <SayForm view={view} done={() => write(false)} />
            ) : (
              <Next className="rm-write" onClick={() => write(true)}>
                {say('requests:room.write')}
              </Next>
            ))}
          <Thread view={view} fresh={fresh} />
        </div>
        <div className="xp-side">
          <Beside view={view} />
        </div>
      </div>
    </>
  )
}

/** What was unread when the page opened stays marked while it is open; the states that wrote it learn that it was read. */
function useReadReceipt(view: RoomView): ReadonlySet<string> {
  const may = useMay()
  const reads = may('requests.write')
  const { mutate } = useTell(readRoom)
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set())
  const told = useRef('')
  useEffect(() => {
    const unread = view.words.filter((word) => word.unread).map(({ id }) => id)
    if (unread.length === 0 || told.current === unread.join() || !reads) return
    told.current = unread.join()
    setFresh((before) => new Set([...before, ...unread]))
    mutate({ room: view.id })
  }, [view, mutate, reads])
  return fresh
}

function Bar({ view }: { view: RoomView }) {
  const say = useSay()
  const { state } = useMe()
  const [sure, setSure] = useState(false)
  const close = useTell(closeRoom, ['casework'])
  const away = new Set(
    view.words.flatMap(({ copies }) =>
      copies.filter(({ delivery }) => ['queued', 'sent'].includes(delivery)).map((copy) => copy.state),
    ),
  )
  return (
    <div className="xp-bar card">
      <span className="row" role="group" aria-label={say('requests:room.who')}>
        {view.states.map((each) => (
          <State key={each} c={each} />
        ))}
      </span>
      <Tag outline>
        {view.host === state ? say('requests:room.ours') : say('requests:room.theirs', { state: view.host })}
      </Tag>
      {view.closedAt !== null && <Tag tone="warn">{say('requests:room.closed')}</Tag>}
      {[...away].map((each) => (
        <span key={each} role="status" className="c-warn">
          {say('requests:room.away', { state: each })}
        </span>
      ))}
      {view.through.map((request) => (
        <Go key={request} to="/exchange/$request" ids={{ request }}>
          {say('requests:room.request')}
        </Go>
      ))}
      <span className="rm-acts">
        <Button size="compact-sm" variant="default" onClick={() => print()}>
          {say('requests:room.print')}
        </Button>
        {view.may.includes('close') && (
          <Button size="compact-sm" variant="default" aria-expanded={sure} onClick={() => setSure(!sure)}>
            {say('requests:room.close')}
          </Button>
        )}
      </span>
      {sure && (
        <p className="rm-sure row">
          {say('requests:room.close-ask')}
          <Button
            size="compact-sm"
            color="red"
            loading={close.isPending}
            onClick={() => close.mutate({ room: view.id })}
          >
            {say('requests:room.close-yes')}
          </Button>
        </p>
      )}
      {close.error && <ErrorNote error={close.error} />}
    </div>
  )
}

export { RoomPage as Page }
