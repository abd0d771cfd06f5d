import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import { Card } from '../../../../web/kit/card.tsx'
import { useLanguage, useSay } from '../../../../web/kit/i18n.ts'
import { State, Tag } from '../../../../web/kit/marks.tsx'
import { useMay, useMe } from '../../../../web/kit/session.ts'
import { formatTime } from '../../../../web/kit/time.ts'
import type { RoomView, RoomWord } from '../../contract.ts'
import { TakeBack } from './take-back.tsx'
import { FileLine, MeetingLines, ActionLine } from './word-parts.tsx'

/** All that was said, the newest first: theirs, ours with how far each copy is, and our own notes, which no other state has. */
export function Thread({ view, fresh }: { view: RoomView; fresh: ReadonlySet<string> }) {
  const say = useSay()
  return (
    <Card title={say('requests:room.thread')} right={<span className="muted sm">{say('requests:room.legend')}</span>}>
      <ol className="rm-words">
        {view.words.toReversed().map((word) => (
          <Word key={word.id} word={word} view={view} isNew={fresh.has(word.id)} />
        ))}
      </ol>
    </Card>
  )
}

function Word({ word, view, isNew }: { word: RoomWord; view: RoomView; isNew: boolean }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  const own = word.from === state
  const side = !word.shared ? 'own' : own ? 'ours' : 'theirs'
  return (
    <li className={`rm-word rm-${side}`}>
      <p className="row rm-head">
        <State c={word.from} dim={!own} />
        <b>{say(`requests:room.kind.${word.kind}`)}</b>
        <span className="muted">{word.post}</span>
        <time dateTime={word.at} className="muted num">
          {formatTime(word.at, { language, state, there: own ? undefined : word.from })}
        </time>
        {!word.shared && (
          <Tag icon={<IconLock size={12} stroke={2} aria-hidden="true" />}>{say('requests:room.only-here')}</Tag>
        )}
        {isNew && <Tag tone="info">{say('requests:room.new')}</Tag>}
      </p>
      <Content word={word} view={view} />
      <Foot word={word} view={view} />
    </li>
  )
}

function Content({ word, view }: { word: RoomWord; view: RoomView }) {
  const say = useSay()
  if (word.recalled !== null)
    return <p className="muted">{say('requests:room.gone', { why: say(`requests:reason.${word.recalled}`) })}</p>
  return (
    <>
      {word.text !== null && (
        <p className="rm-text" lang={word.language ?? undefined}>
          {word.text}
        </p>
      )}
      {word.meeting && <MeetingLines meeting={word.meeting} view={view} />}
      {word.action && <ActionLine action={word.action} />}
      {word.file && <FileLine word={word} view={view} />}
      {word.tlp === 'RED' && word.shared && <p className="c-bad sm">{say('requests:room.named')}</p>}
    </>
  )
}

/** How it is to be handled; and, for each state that gets it, sent, received or read. What waits says for whom. */
function Foot({ word, view }: { word: RoomWord; view: RoomView }) {
  const say = useSay()
  const { state } = useMe()
  const may = useMay()
  const [open, setOpen] = useState(false)
  const holds = ['Message', 'Meeting', 'Decision', 'Action', 'File'].includes(word.kind)
  // A closed room does not keep it.
  const mayTakeBack = word.from === state && holds && word.recalled === null && may('requests.write')
  return (
    <>
      <p className="row rm-copies">
        {holds && (
          <span className="muted sm">
            TLP:{word.tlp} · PAP:{word.pap}
          </span>
        )}
        {word.copies.map((copy) => (
          <Copy key={copy.state} copy={copy} />
        ))}
        {mayTakeBack && (
          <Button
            className="rm-back"
            size="compact-xs"
            variant="subtle"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {say('requests:room.take-back')}
          </Button>
        )}
      </p>
      {open && <TakeBack word={word} view={view} done={() => setOpen(false)} />}
    </>
  )
}

function Copy({ copy: { state, delivery, code } }: { copy: RoomWord['copies'][number] }) {
  const say = useSay()
  const waits = delivery === 'queued' || delivery === 'sent'
  const lost = delivery === 'refused' || delivery === 'dead'
  return (
    <Tag tone={lost ? 'bad' : waits ? 'warn' : 'mute'} outline={!lost && !waits}>
      {state} · {say(waits && code ? 'requests:room.waits' : `requests:delivery.${delivery}`)}
    </Tag>
  )
}
