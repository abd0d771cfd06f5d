import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useTell } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { ChoiceField } from '../../../web/kit/form.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { State, Tag } from '../../../web/kit/marks.tsx'
import { useMe } from '../../../web/kit/session.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { formatTime } from '../../../web/kit/time.ts'
import { confirmErasure, RecallReason, recallFields, type Recall, type RequestView } from '../contract.ts'

/** What was taken back, by whom, and how far its deletion is. */
export function Recalls({ view }: { view: RequestView }) {
  const say = useSay()
  if (view.recalls.length === 0) return null
  return (
    <Card title={say('requests:recall.title')}>
      <ol className="xlog">
        {view.recalls.map((recall) => (
          <One key={recall.id} recall={recall} view={view} />
        ))}
      </ol>
    </Card>
  )
}

function One({ recall, view }: { recall: Recall; view: RequestView }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  const confirm = useTell(confirmErasure)
  const at = (time: string) => formatTime(time, { language, state, there: view.state })
  const owed = recall.side === 'In' && recall.erasedAt === null && view.may.includes('confirm-erasure')
  return (
    <li className="xre">
      <p className="row">
        <State c={recall.side === 'In' ? view.state : state} />
        <b>{recall.fields.map((name) => say(`requests:field.${name}`)).join(', ')}</b>
        <span className="muted">{say(`requests:reason.${recall.reason}`)}</span>
        <time dateTime={recall.at} className="muted num">
          {at(recall.at)}
        </time>
      </p>
      <p>
        {recall.erasedAt ? (
          <Tag tone="ok">{say(`requests:recall.erased.${recall.side}`, { at: at(recall.erasedAt) })}</Tag>
        ) : (
          <Tag tone={recall.overdue ? 'bad' : 'warn'}>{say('requests:recall.due', { at: at(recall.eraseDue) })}</Tag>
        )}
      </p>
      {owed && (
        <div className="xre-owed">
          <p>{say('requests:recall.look')}</p>
          <Button
            size="sm"
            loading={confirm.isPending}
            onClick={() => confirm.mutate({ request: view.id, recall: recall.id })}
          >
            {say('requests:recall.confirm')}
          </Button>
        </div>
      )}
      <p className="muted sm">{say('requests:recall.breach', { at: at(recall.breachDue) })}</p>
      {confirm.error && <ErrorNote error={confirm.error} />}
    </li>
  )
}

/** Take back what should not have been sent: which message, which fields, why. */
export function RecallForm({ view, done }: { view: RequestView; done: () => void }) {
  const say = useSay()
  const { state } = useMe()
  const ours = view.log.filter(({ from, holds }) => from === state && holds.length > 0)
  const [message, setMessage] = useState<string | null>(ours[0]?.message ?? null)
  const [fields, setFields] = useState<readonly string[]>([])
  const [reason, setReason] = useState<string | null>(null)
  const recall = useTell(recallFields, ['casework'])
  const chosen = ours.find((entry) => entry.message === message)
  const send = () =>
    recall.mutate(
      { request: view.id, message: message!, fields: [...fields], reason: RecallReason.parse(reason) },
      { onSuccess: done },
    )
  return (
    <div className="xf">
      <ChoiceField
        label={say('requests:recall.message')}
        choices={ours.map((entry) => ({ value: entry.message, label: say(`requests:step.${entry.step}`) }))}
        value={message}
        change={(next) => {
          setMessage(next)
          setFields([])
        }}
        required
      />
      <fieldset className="xd-caveats">
        <legend>{say('requests:recall.fields')}</legend>
        {(chosen?.holds ?? []).map((name) => (
          <Checkbox
            key={name}
            label={say(`requests:field.${name}`)}
            checked={fields.includes(name)}
            onChange={({ currentTarget: { checked } }) =>
              setFields(checked ? [...fields, name] : fields.filter((each) => each !== name))
            }
          />
        ))}
      </fieldset>
      <ChoiceField
        label={say('requests:form.reason')}
        choices={RecallReason.options.map((value) => ({ value, label: say(`requests:reason.${value}`) }))}
        empty={say('requests:draft.choose')}
        value={reason}
        change={setReason}
        required
      />
      <Button size="sm" disabled={fields.length === 0 || reason === null} loading={recall.isPending} onClick={send}>
        {say('requests:act.recall-fields')}
      </Button>
      {recall.error && <ErrorNote error={recall.error} />}
    </div>
  )
}
