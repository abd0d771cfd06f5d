import { useState } from 'react'
import { useAsk, useTell } from '../../../web/kit/ask.ts'
import { Card, Next } from '../../../web/kit/card.tsx'
import { ChoiceField, TextField } from '../../../web/kit/form.tsx'
import { Go } from '../../../web/kit/go.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Page } from '../../../web/kit/page.tsx'
import { useMe } from '../../../web/kit/session.ts'
import { Answered, Empty, ErrorNote } from '../../../web/kit/states.tsx'
import {
  findForLetters,
  getLetterBatch,
  issueLetters,
  LetterKind,
  RequestKind,
  type BatchId,
  type LetterLanguage,
} from '../contract.ts'
import { LanguageFields } from './letter-languages.tsx'
import { states } from './states-list.ts'
import './requests.css'

/** One letter for each open request of a kind to a state: a released group of forty needs forty, today. */
function LettersPage() {
  const say = useSay()
  const [batch, setBatch] = useState<BatchId>()
  return (
    <Page
      title={say('requests:letters.many')}
      crumbs={<Go to="/exchange">{say('requests:board.title')}</Go>}
      className="xp"
    >
      <div className="xp-two">
        <div className="xp-main">{batch ? <Progressing batch={batch} /> : <Hint />}</div>
        <Ask begun={setBatch} />
      </div>
    </Page>
  )
}

const Hint = () => {
  const say = useSay()
  return (
    <Card>
      <Empty>{say('requests:letters.many-hint')}</Empty>
    </Card>
  )
}

function Ask({ begun }: { begun: (batch: BatchId) => void }) {
  const say = useSay()
  const { state: own } = useMe()
  const named = new Intl.DisplayNames(useLanguage(), { type: 'region' })
  const others = states.filter((each) => each !== own)
  const [request, setRequest] = useState<RequestKind>('NationalityVerification')
  const [kind, setKind] = useState<LetterKind>('NoteVerbale')
  const [state, setState] = useState(others[0]!)
  const [languages, setLanguages] = useState<readonly LetterLanguage[]>(['en'])
  const [number, setNumber] = useState('')
  const found = useAsk(findForLetters, { kind, request, state }, { keep: true })
  const issue = useTell(issueLetters)
  const requests = found.data?.requests ?? []
  const urgent = kind === 'EmergencyPage'
  const fill = urgent ? { contactNumber: number.trim() } : {}
  const send = () =>
    issue.mutate({ kind, languages: [...languages], fill, requests }, { onSuccess: ({ batch }) => begun(batch) })
  return (
    <Card title={say('requests:letters.what')}>
      <div className="xw">
        <ChoiceField
          label={say('requests:letters.of-request')}
          choices={RequestKind.options.map((value) => ({ value, label: say(`requests:kind.${value}`) }))}
          value={request}
          change={(chosen) => setRequest(RequestKind.options.find((each) => each === chosen) ?? request)}
        />
        <ChoiceField
          label={say('requests:letters.to-state')}
          choices={others.map((value) => ({ value, label: named.of(value) ?? value }))}
          value={state}
          change={(chosen) => setState(chosen ?? state)}
        />
        <ChoiceField
          label={say('requests:letters.kind-label')}
          choices={LetterKind.exclude(['DecisionLetter']).options.map((value) => ({
            value,
            label: say(`requests:letters.kind.${value}`),
          }))}
          value={kind}
          change={(chosen) => setKind(LetterKind.options.find((each) => each === chosen) ?? kind)}
        />
        <LanguageFields languages={languages} change={setLanguages} />
        {urgent && (
          <TextField label={say('requests:letters.fact.contactNumber')} required value={number} change={setNumber} />
        )}
        <p aria-live="polite">{say('requests:letters.found', { count: requests.length })}</p>
        <Next fullWidth disabled={requests.length === 0} loading={issue.isPending} onClick={send}>
          {say('requests:letters.issue-many', { count: requests.length })}
        </Next>
        {issue.error && <ErrorNote error={issue.error} />}
      </div>
    </Card>
  )
}

/** How far it is; the officer may go and come to other work meanwhile. */
function Progressing({ batch }: { batch: BatchId }) {
  const say = useSay()
  const asked = useAsk(getLetterBatch, { batch }, { every: 2 })
  return (
    <Card title={say('requests:letters.progress-title')}>
      <Answered of={asked} rows={4}>
        {({ total, issued, refused }) => {
          const done = issued.length + refused.length
          return (
            <div className="xw">
              <progress
                className="xprog"
                max={total}
                value={done}
                aria-label={say('requests:letters.progress-title')}
              />
              <p role="status">{say('requests:letters.progress', { done, total, refused: refused.length })}</p>
              <ul className="xlet">
                {refused.map(({ request, problem, facts }) => (
                  <li key={request}>
                    <Go to="/exchange/$request" ids={{ request }}>
                      {say('requests:page.title')}
                    </Go>
                    <span className="c-bad">
                      {problem === 'letters/facts-missing'
                        ? say('requests:letters.missing', {
                            facts: facts.map((name) => say(`requests:field.${name}`)).join(', '),
                          })
                        : say('requests:letters.not-made')}
                    </span>
                  </li>
                ))}
                {issued.map(({ request, letter, number }) => (
                  <li key={letter}>
                    <Go to="/exchange/$request" ids={{ request }}>
                      {number}
                    </Go>
                  </li>
                ))}
              </ul>
            </div>
          )
        }}
      </Answered>
    </Card>
  )
}

export { LettersPage as Page }
