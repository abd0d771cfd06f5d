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
      {open.map(({ state, fields, standing }) => (
        <p key={state} className="row">
          <State c={state} />
          <span>{named(fields)}</span>
          <Tag tone={standing === 'Allowed' ? 'ok' : 'warn'}>{say(`requests:onward.standing.${standing}`)}</Tag>
        </p>
      ))}
      {open.some(({ standing }) => standing === 'NotAsked') && (
        <Button variant="default" size="sm" loading={ask.isPending} onClick={() => ask.mutate({ request })}>
          {say('requests:onward.ask')}
        </Button>
      )}
      {onward.map(({ id: question, to, fields }) => (
        <div key={question}>
          <p>{say('requests:onward.question', { state: view.state, to, fields: named(fields) })}</p>
          {view.may.includes('answer-onward') && (
            <div className="xa">
              <Button variant="default" size="sm" onClick={() => answer.mutate({ request, question, yes: true })}>
                {say('requests:onward.allow')}
              </Button>
              <Button variant="default" size="sm" onClick={() => answer.mutate({ request, question, yes: false })}>
                {say('requests:onward.refuse')}
              </Button>
            </div>
          )}
        </div>
      ))}
      {ask.error && <ErrorNote error={ask.error} />}
      {answer.error && <ErrorNote error={answer.error} />}
    </Card>
  )
}
