import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAsk } from '../../../../web/kit/ask.ts'
import { Card } from '../../../../web/kit/card.tsx'
import { Go } from '../../../../web/kit/go.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { State, Tag } from '../../../../web/kit/marks.tsx'
import { useMay } from '../../../../web/kit/session.ts'
import { Answered, Empty } from '../../../../web/kit/states.tsx'
import type { CaseId } from '../../../casework/contract.ts'
import { listRooms, type RequestId, type RoomRow } from '../../contract.ts'
import { OpenRoom } from './open-room.tsx'
import './room.css'

/** The rooms of a case, or of a request: who takes part, what is unread, what waits; and the way to open one. */
export function RoomsList({ of }: { of: { case: CaseId } | { request: RequestId } }) {
  const say = useSay()
  const may = useMay()
  const [opening, setOpening] = useState(false)
  const asked = useAsk(listRooms, of, { every: 60 })
  const doors = asked.data?.doors ?? []
  return (
    <Card
      title={say('requests:room.many')}
      bleed
      right={
        doors.length > 0 &&
        may('requests.write') && (
          <Button size="compact-sm" variant="default" aria-expanded={opening} onClick={() => setOpening(!opening)}>
            {say('requests:room.open')}
          </Button>
        )
      }
    >
      {opening && <OpenRoom doors={doors} first={'request' in of ? of.request : undefined} />}
      <Answered of={asked} rows={2}>
        {({ rooms }) =>
          rooms.length === 0 ? (
            opening ? null : (
              <Empty>{say(doors.length > 0 ? 'requests:room.none' : 'requests:room.none-yet')}</Empty>
            )
          ) : (
            <ul className="waits">
              {rooms.map((room) => (
                <Row key={room.id} room={room} />
              ))}
            </ul>
          )
        }
      </Answered>
    </Card>
  )
}

function Row({ room }: { room: RoomRow }) {
  const say = useSay()
  const { unread, openActions, waiting, closedAt } = room
  return (
    <li className="rm-row">
      <Go to="/exchange/rooms/$room" ids={{ room: room.id }}>
        {room.title}
      </Go>
      <span className="row">
        {room.states.map((state) => (
          <State key={state} c={state} />
        ))}
        {unread > 0 && <Tag tone="info">{say('requests:room.unread', { count: unread })}</Tag>}
        {openActions > 0 && <Tag tone="warn">{say('requests:room.to-do', { count: openActions })}</Tag>}
        {waiting > 0 && <Tag outline>{say('requests:room.waiting', { count: waiting })}</Tag>}
        {closedAt !== null && <Tag outline>{say('requests:room.closed')}</Tag>}
      </span>
    </li>
  )
}
