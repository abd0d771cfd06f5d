import { Button } from '@mantine/core'
import { useTell } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { State, Tag } from '../../../web/kit/marks.tsx'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { answerOnward, askOnward, type RequestView } from '../contract.ts'

/** What came from a third state and would go on, and what others ask about what we sent. */
export function Onward({ view }: { view: RequestView }) {
  const say = useSay()
  const ask = useTell(askOnward)
  const answer = useTell(answerOnward)
  const { id: request, originators, onward } = view
  const open = view.log.length === 0 ? originators : []
  if (open.length === 0 && onward.length === 0) return null
  const named = (fields: readonly string[]) => fields.map((name) => say(`requests:field.${name}`)).join(', ')
  return (
    <Card title={say('requests:onward.title')}>
      <ul className="xon">
        {open.map(({ state, fields, standing }) => (
          <li key={state}>
            <p className="row">
              <State c={state} />
              <Tag tone={standing === 'Allowed' ? 'ok' : standing === 'Refused' ? 'bad' : 'warn'}>
                {say(`requests:onward.standing.${standing}`)}
              </Tag>
            </p>
            <p>{say('requests:onward.theirs', { fields: named(fields) })}</p>
          </li>
        ))}
        {onward.map(({ id: question, to, fields }) => (
          <li key={question}>
            <p className="row">
              <State c={view.state} />
              <span>{say('requests:onward.question', { to })}</span>
            </p>
            <p className="b">{named(fields)}</p>
            {view.may.includes('answer-onward') && (
              <div className="xon-acts">
                <Button variant="default" size="sm" onClick={() => answer.mutate({ request, question, yes: true })}>
                  {say('requests:onward.allow')}
                </Button>
                <Button variant="default" size="sm" onClick={() => answer.mutate({ request, question, yes: false })}>
                  {say('requests:onward.refuse')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {open.some(({ standing }) => standing === 'NotAsked') && (
        <Button
          className="xon-ask"
          variant="default"
          size="sm"
          loading={ask.isPending}
          onClick={() => ask.mutate({ request })}
        >
          {say('requests:onward.ask')}
        </Button>
      )}
      {ask.error && <ErrorNote error={ask.error} />}
      {answer.error && <ErrorNote error={answer.error} />}
    </Card>
  )
}
