import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTell } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { ChoiceField } from '../../../web/kit/form.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { State, Tag } from '../../../web/kit/marks.tsx'
import { useMay, useMe } from '../../../web/kit/session.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { formatDate } from '../../../web/kit/time.ts'
import {
  answerRecognition,
  DecisionBody,
  RecognitionAnswer,
  statusByRecognition,
  type Determination,
  type DeterminationId,
  type Recognition,
} from '../contract.ts'
import { ReasonsField } from './deciding.tsx'

export type Stand = Pick<Determination, 'state' | 'status' | 'body' | 'decidedOn'>

interface Props {
  readonly standing: Stand
  readonly ours: Stand
  /** The decision itself; another state's can be answered. */
  readonly decision: Determination | undefined
  readonly recognition: Recognition | undefined
  readonly seen: number
}

/** How one state sees her, and what we answered to it (ACTIP 14.2). */
export function StandingCard({ standing, ours, decision, recognition, seen }: Props) {
  const say = useSay()
  const may = useMay()
  const language = useLanguage()
  const { state } = useMe()
  const own = standing.state === state
  return (
    <Card
      title={<State c={standing.state} />}
      right={own ? undefined : <b aria-hidden="true">{standing.status === ours.status ? '=' : '≠'}</b>}
    >
      <p className="id-status">{say(`identification:status.${standing.status}`)}</p>
      {!own && standing.status !== ours.status && <Tag tone="warn">{say('identification:page.differs')}</Tag>}
      {standing.body && (
        <p className="muted">
          {say(`identification:body.${standing.body}`)}, {formatDate(standing.decidedOn, { language, state })}
        </p>
      )}
      {recognition && (
        <p>
          <b>{say(`identification:recognition.${recognition.answer}`)}</b>{' '}
          <time dateTime={recognition.at} className="muted">
            {formatDate(recognition.at, { language, state })}
          </time>
          <br />
          {recognition.reasons}
        </p>
      )}
      {!own && decision && !recognition && <Tag outline>{say('identification:recognition.none')}</Tag>}
      {!own && decision && may('identification.decide') && (
        <details>
          <summary>{say('identification:recognition.answer')}</summary>
          <Answer decision={decision} ours={ours} seen={seen} />
        </details>
      )}
    </Card>
  )
}

function Answer({ decision, ours, seen }: { decision: Determination; ours: Stand; seen: number }) {
  const say = useSay()
  const tell = useTell(answerRecognition, ['casework'])
  const [answer, setAnswer] = useState<string | null>(null)
  const [body, setBody] = useState<string | null>(null)
  const [reasons, setReasons] = useState('')
  const known = RecognitionAnswer.options.find((each) => each === answer)
  const follows = known && statusByRecognition(ours.status, decision.status, known)
  return (
    <div className="id-form">
      <ChoiceField
        label={say('identification:recognition.answer')}
        choices={RecognitionAnswer.options.map((value) => ({
          value,
          label: say(`identification:recognition.${value}`),
        }))}
        empty={say('identification:decide.choose')}
        value={answer}
        change={setAnswer}
        required
      />
      <p className="muted">
        {follows
          ? say('identification:recognition.follows', { status: say(`identification:status.${follows}`) })
          : say('identification:recognition.nothing-follows')}
      </p>
      <ChoiceField
        label={say('identification:decide.body')}
        choices={DecisionBody.options.map((value) => ({ value, label: say(`identification:body.${value}`) }))}
        empty={say('identification:decide.choose')}
        value={body}
        change={setBody}
        required
      />
      <ReasonsField value={reasons} change={setReasons} />
      <div>
        <Button
          variant="default"
          disabled={answer === null || body === null || reasons.trim().length < 20}
          loading={tell.isPending}
          onClick={() =>
            tell.mutate({
              determination: decision.id as DeterminationId,
              answer: RecognitionAnswer.parse(answer),
              body: DecisionBody.parse(body),
              reasons,
              seen,
            })
          }
        >
          {say('identification:decide.save')}
        </Button>
      </div>
      {tell.error && <ErrorNote error={tell.error} />}
    </div>
  )
}
