import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { PersonId } from '../../casework/contract.ts'
import { useAsk, useTell } from '../../../web/kit/ask.ts'
import { Card, Gate } from '../../../web/kit/card.tsx'
import { ChoiceField, LongField, TextField } from '../../../web/kit/form.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Tag } from '../../../web/kit/marks.tsx'
import { useMay, useMe } from '../../../web/kit/session.ts'
import { Answered, ErrorNote } from '../../../web/kit/states.tsx'
import { formatDate } from '../../../web/kit/time.ts'
import {
  endGuardian,
  getChildhood,
  HerView,
  nameGuardian,
  Relation,
  type Childhood,
  type GuardianEntry,
} from '../contract.ts'
import { AgeDisputes } from './age-disputes.tsx'

/** Whether she is treated as a child, who stands for her, and gate G5. */
export function ChildCard({ person }: { person: PersonId }) {
  const say = useSay()
  const may = useMay()
  const asked = useAsk(getChildhood, { person })
  return (
    <Card title={say('identification:childhood.title')} right={asked.data && <Treated of={asked.data} />}>
      <Answered of={asked} rows={2}>
        {(childhood) => (
          <div className="id-form">
            {!childhood.mayBeMoved && <Gate>{say('identification:childhood.gate')}</Gate>}
            <AgeDisputes childhood={childhood} />
            {childhood.guardians.length > 0 && (
              <ul className="id-history">
                {childhood.guardians.map((each) => (
                  <Guardian key={each.id} guardian={each} />
                ))}
              </ul>
            )}
            {childhood.minor !== 'No' && may('identification.screen') && (
              <details>
                <summary>{say('identification:childhood.name-one')}</summary>
                <NameGuardian person={person} />
              </details>
            )}
          </div>
        )}
      </Answered>
    </Card>
  )
}

function Treated({ of: { minor } }: { of: Childhood }) {
  const say = useSay()
  return <Tag tone={minor === 'No' ? 'mute' : 'warn'}>{say(`identification:childhood.minor.${minor}`)}</Tag>
}

function Guardian({ guardian }: { guardian: GuardianEntry }) {
  const say = useSay()
  const may = useMay()
  const language = useLanguage()
  const { state } = useMe()
  const end = useTell(endGuardian)
  const [why, setWhy] = useState('')
  const { ended } = guardian
  return (
    <li>
      <p className="row">
        <b>{guardian.name}</b>
        <Tag outline>{say(`identification:childhood.kind.${guardian.kind}`)}</Tag>
        <span className="muted">
          {say(`identification:childhood.relation.${guardian.relation}`)}, {guardian.appointed},{' '}
          {formatDate(guardian.since, { language, state })}
        </span>
        {ended && <Tag>{say('identification:childhood.ended')}</Tag>}
      </p>
      <p>
        {say(`identification:childhood.view.${guardian.herView}`)} {guardian.herWords && <q>{guardian.herWords}</q>}
      </p>
      {ended && <p className="muted">{ended.why}</p>}
      {!ended && may('identification.screen') && (
        <details>
          <summary>{say('identification:childhood.end')}</summary>
          <TextField label={say('identification:childhood.end-why')} value={why} change={setWhy} required />
          <Button
            variant="default"
            size="xs"
            disabled={why.trim().length < 20}
            loading={end.isPending}
            onClick={() => end.mutate({ guardian: guardian.id, why })}
          >
            {say('identification:childhood.end')}
          </Button>
          {end.error && <ErrorNote error={end.error} />}
        </details>
      )}
    </li>
  )
}

function NameGuardian({ person }: { person: PersonId }) {
  const say = useSay()
  const name = useTell(nameGuardian, ['casework'])
  const [kind, setKind] = useState<string | null>('Guardian')
  const [relation, setRelation] = useState<string | null>(null)
  const [who, setWho] = useState('')
  const [appointed, setAppointed] = useState('')
  const [since, setSince] = useState('')
  const [view, setView] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const ready =
    relation !== null && view !== null && who.trim().length > 1 && appointed.trim().length > 2 && since !== ''
  const send = () =>
    name.mutate({
      person,
      kind: kind as 'Guardian',
      relation: Relation.parse(relation),
      name: who,
      appointed,
      since,
      herView: HerView.parse(view),
      herWords: words,
    })
  return (
    <div className="id-form">
      <ChoiceField
        label={say('identification:childhood.kind-label')}
        choices={(['Guardian', 'Advocate'] as const).map((value) => ({
          value,
          label: say(`identification:childhood.kind.${value}`),
        }))}
        value={kind}
        change={setKind}
        required
      />
      <ChoiceField
        label={say('identification:childhood.relation-label')}
        choices={Relation.options.map((value) => ({ value, label: say(`identification:childhood.relation.${value}`) }))}
        empty={say('identification:decide.choose')}
        value={relation}
        change={setRelation}
        required
      />
      <TextField label={say('identification:childhood.name')} value={who} change={setWho} required />
      <TextField label={say('identification:childhood.appointed')} value={appointed} change={setAppointed} required />
      <TextInput
        type="date"
        label={say('identification:childhood.since')}
        value={since}
        onChange={(event) => setSince(event.currentTarget.value)}
        required
      />
      <ChoiceField
        label={say('identification:childhood.view-label')}
        choices={HerView.options.map((value) => ({ value, label: say(`identification:childhood.view.${value}`) }))}
        empty={say('identification:decide.choose')}
        value={view}
        change={setView}
        required
      />
      <LongField label={say('identification:childhood.words')} value={words} change={setWords} rows={2} max={2000} />
      <div>
        <Button variant="default" disabled={!ready} loading={name.isPending} onClick={send}>
          {say('identification:decide.save')}
        </Button>
      </div>
      {name.error && <ErrorNote error={name.error} />}
    </div>
  )
}
