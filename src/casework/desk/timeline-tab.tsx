import { Button } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { useAsk } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { useEventWords } from '../../../web/kit/happened.ts'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Tag } from '../../../web/kit/marks.tsx'
import { useMe } from '../../../web/kit/session.ts'
import { ErrorNote, Skeleton } from '../../../web/kit/states.tsx'
import { formatTime } from '../../../web/kit/time.ts'
import { type CaseFile, listTimeline, type TimelineEvent, type TimelinePlace } from '../contract.ts'
import { useNameOf } from './who.ts'

/** All that happened, the latest first. */
export function TimelineTab({ file }: { file: CaseFile }) {
  const say = useSay()
  const [pages, setPages] = useState<readonly z.infer<typeof TimelinePlace>[]>([])
  return (
    <Card className="cs-wide" bleed title={say('casework:file-tab.timeline')}>
      <ol className="happened">
        <Events file={file} events={file.timeline.events} />
        {pages.map((after) => (
          <Further
            key={after.id}
            file={file}
            after={after}
            more={(next) => setPages([...pages, next])}
            last={pages.at(-1) === after}
          />
        ))}
      </ol>
      {pages.length === 0 && file.timeline.next && <MoreButton more={() => setPages([file.timeline.next!])} />}
    </Card>
  )
}

const MoreButton = ({ more }: { more: () => void }) => {
  const say = useSay()
  return (
    <div className="cs-bar">
      <Button size="compact-sm" variant="default" onClick={more}>
        {say('casework:file.earlier')}
      </Button>
    </div>
  )
}

interface FurtherProps {
  readonly file: CaseFile
  readonly after: z.infer<typeof TimelinePlace>
  readonly more: (next: z.infer<typeof TimelinePlace>) => void
  readonly last: boolean
}

function Further({ file, after, more, last }: FurtherProps) {
  const page = useAsk(listTimeline, { case: file.id, after })
  if (page.error) return <ErrorNote error={page.error} again={() => void page.refetch()} />
  if (!page.data) return <Skeleton rows={4} />
  const { events, next } = page.data
  return (
    <>
      <Events file={file} events={events} />
      {last && next && (
        <li>
          <MoreButton more={() => more(next)} />
        </li>
      )}
    </>
  )
}

function Events({ file, events }: { file: CaseFile; events: readonly TimelineEvent[] }) {
  const say = useSay()
  const eventWords = useEventWords()
  const language = useLanguage()
  const { state } = useMe()
  const nameOf = useNameOf()
  const codeOf = (event: TimelineEvent) => file.people.find(({ id }) => id === event.detail['person'])?.code
  return events.map((event) => (
    <li key={event.id}>
      <span className="muted num">{formatTime(event.at, { language, state })}</span>
      <div className="grow">
        <b>{eventWords(event.kind, words(event, say))}</b> {codeOf(event) && <span className="b">{codeOf(event)}</span>}
        {event.text && <p>{event.text}</p>}
      </div>
      <span className="row">
        {event.compartment && <Tag outline>{say(`casework:compartment.${event.compartment}`)}</Tag>}
        <span className="muted">{nameOf(event.officer)}</span>
      </span>
    </li>
  ))
}

/** The codes in an event, said. */
function words({ kind, detail }: TimelineEvent, say: ReturnType<typeof useSay>): Record<string, unknown> {
  const code = (name: string) => (typeof detail[name] === 'string' ? detail[name] : '')
  if (kind === 'casework.phase-changed') return { to: say(`casework:phase.${code('to')}`) }
  if (kind === 'casework.status-changed') return { to: say(`casework:status.${code('to')}`) }
  if (kind === 'casework.role-given' || kind === 'casework.role-ended')
    return { role: say(`casework:role.${code('role')}`) }
  if (kind.startsWith('casework.clock-')) return { clock: say(`casework:clock.${code('clockKind')}`) }
  if (kind.startsWith('casework.agency-') || kind.startsWith('casework.participation-'))
    return { compartment: say(`casework:compartment.${code('compartment')}`) }
  if (kind === 'requests.moved' || kind === 'requests.linked' || kind === 'requests.unlinked')
    return {
      request: say(`requests:kind.${code('request_kind')}`),
      state: say(`web:state-name.${code('state')}`),
      status: kind === 'requests.moved' ? say(`requests:status.${code('status')}`) : '',
    }
  if (kind === 'identification.determined') return { to: say(`identification:status.${code('to')}`) }
  return detail
}
