import { useState } from 'react'
import { findByIdentifier, IdentifierKind, searchPeople } from '../../src/casework/contract.ts'
import { useAsk } from '../kit/ask.ts'
import { Card, Next } from '../kit/card.tsx'
import { ChoiceField, TextField } from '../kit/form.tsx'
import { Go } from '../kit/go.tsx'
import { useSay } from '../kit/i18n.ts'
import { Mono } from '../kit/marks.tsx'
import { Page } from '../kit/page.tsx'
import { Answered, Empty } from '../kit/states.tsx'
import './search.css'

type Kind = (typeof IdentifierKind.options)[number]

interface Wanted {
  readonly by: string
  readonly text: string
}

/** Finds people by name, and cases by a number, document, account or place. */
function SearchPage() {
  const say = useSay()
  const [by, setBy] = useState('Name')
  const [text, setText] = useState('')
  const [wanted, setWanted] = useState<Wanted>()
  const choices = [
    { value: 'Name', label: say('web:search.name') },
    ...IdentifierKind.options.map((kind) => ({ value: kind as string, label: say(`web:search.kind.${kind}`) })),
  ]
  return (
    <Page title={say('web:search.title')}>
      <div className="search">
        <p className="t2">{say('web:search.lead')}</p>
        <form
          className="search-f"
          onSubmit={(event) => {
            event.preventDefault()
            setWanted({ by, text: text.trim() })
          }}
        >
          <ChoiceField
            label={say('web:search.by')}
            value={by}
            change={(kind) => setBy(kind ?? 'Name')}
            choices={choices}
          />
          <TextField label={say('web:search.what')} value={text} change={setText} />
          <Next type="submit" k="Enter" disabled={text.trim().length < 2}>
            {say('web:search.do')}
          </Next>
        </form>
        {wanted && (wanted.by === 'Name' ? <People name={wanted.text} /> : <Cases wanted={wanted} />)}
      </div>
    </Page>
  )
}

function People({ name }: { name: string }) {
  const found = useAsk(searchPeople, { name })
  return (
    <Answered of={found} rows={5}>
      {({ hits }) => (
        <Hits
          hits={hits.map(({ person, case: id, caseCode, personCode, name: called }) => ({
            id: person,
            caseId: id,
            code: caseCode,
            words: `${personCode} ${called}`,
          }))}
        />
      )}
    </Answered>
  )
}

function Cases({ wanted }: { wanted: Wanted }) {
  const found = useAsk(findByIdentifier, { kind: wanted.by as Kind, value: wanted.text })
  return (
    <Answered of={found} rows={5}>
      {({ found: cases }) => (
        <Hits
          hits={cases.map(({ case: id, code, title, personCode }) => ({
            id: `${id}${personCode}`,
            caseId: id,
            code,
            words: [personCode, title].filter(Boolean).join(' '),
          }))}
        />
      )}
    </Answered>
  )
}

interface Hit {
  readonly id: string
  readonly caseId: string
  readonly code: string
  readonly words: string
}

function Hits({ hits }: { hits: readonly Hit[] }) {
  const say = useSay()
  if (hits.length === 0) return <Empty>{say('web:search.none')}</Empty>
  return (
    <Card title={say('web:search.found', { count: hits.length })} bleed>
      <ul className="search-l">
        {hits.map(({ id, caseId, code, words }) => (
          <li key={id}>
            <Go to="/cases/$case" ids={{ case: caseId }}>
              <Mono>{code}</Mono>
              <span className="grow ell">{words}</span>
            </Go>
          </li>
        ))}
      </ul>
    </Card>
  )
}

export { SearchPage as Page }
