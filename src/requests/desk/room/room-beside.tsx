import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTell } from '../../../../web/kit/ask.ts'
import { Card } from '../../../../web/kit/card.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { State, Tag } from '../../../../web/kit/marks.tsx'
import { useMe } from '../../../../web/kit/session.ts'
import { ErrorNote } from '../../../../web/kit/states.tsx'
import { finishAction, type RoomView, type RoomWord } from '../../contract.ts'
import { ActionLine, FileLine, MeetingLines } from './word-parts.tsx'

/** The same words by what they are: what is agreed, who does what, when we meet, which papers there are. */
export function Beside({ view }: { view: RoomView }) {
  const say = useSay()
  const { state } = useMe()
  const of = (kind: RoomWord['kind']) => view.words.filter((word) => word.kind === kind && word.recalled === null)
  const open = (word: RoomWord) => word.action!.doneAt === null
  const actions = of('Action').toSorted(
    (a, b) => Number(open(b)) - Number(open(a)) || a.action!.due.localeCompare(b.action!.due),
  )
  const meetings = of('Meeting').toSorted((a, b) => a.meeting!.starts.localeCompare(b.meeting!.starts))
  return (
    <>
      <List title={say('requests:room.actions')} none={say('requests:room.no-actions')} words={actions}>
        {(word) => (
          <>
            <Text word={word} />
            <ActionLine action={word.action!} />
            {word.action!.mayFinish && view.may.includes('say') && word.action!.owner === state && (
              <Finish view={view} word={word} />
            )}
          </>
        )}
      </List>
      <List title={say('requests:room.meetings')} none={say('requests:room.no-meetings')} words={meetings}>
        {(word) => (
          <>
            <Text word={word} />
            <MeetingLines meeting={word.meeting!} view={view} />
          </>
        )}
      </List>
      <List title={say('requests:room.decisions')} none={say('requests:room.no-decisions')} words={of('Decision')}>
        {(word) => (
          <>
            <Text word={word} />
            <p className="row">
              <State c={word.from} />
              <span className="muted">{word.post}</span>
            </p>
          </>
        )}
      </List>
      <List title={say('requests:room.files')} none={say('requests:room.no-files')} words={of('File')}>
        {(word) => <FileLine word={word} view={view} />}
      </List>
    </>
  )
}

function Text({ word }: { word: RoomWord }) {
  const say = useSay()
  return (
    <p className="rm-text" lang={word.language ?? undefined}>
      {word.text} {!word.shared && <Tag>{say('requests:room.only-here')}</Tag>}
    </p>
  )
}

interface ListProps {
  readonly title: string
  readonly none: string
  readonly words: readonly RoomWord[]
  readonly children: (word: RoomWord) => ReactNode
}

function List({ title, none, words, children }: ListProps) {
  return (
    <Card title={title} className={words.length === 0 ? 'rm-none' : ''}>
      {words.length === 0 ? (
        <p className="muted">{none}</p>
      ) : (
        <ul className="rm-list">
          {words.map((word) => (
            <li key={word.id}>{children(word)}</li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Finish({ view, word }: { view: RoomView; word: RoomWord }) {
  const say = useSay()
  const finish = useTell(finishAction)
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        loading={finish.isPending}
        onClick={() => finish.mutate({ room: view.id, action: word.id })}
      >
        {say('requests:room.finish')}
      </Button>
      {finish.error && <ErrorNote error={finish.error} />}
    </>
  )
}
