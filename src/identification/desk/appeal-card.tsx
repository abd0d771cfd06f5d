import { Button } from '@mantine/core'
import { useState } from 'react'
import type { PersonId } from '../../casework/contract.ts'
import { useTell } from '../../../web/kit/ask.ts'
import { Card, Gate, Next } from '../../../web/kit/card.tsx'
import { ChoiceField, LongField } from '../../../web/kit/form.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Tag } from '../../../web/kit/marks.tsx'
import { useMay, useMe } from '../../../web/kit/session.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { formatDate } from '../../../web/kit/time.ts'
import { AskedBy, decideAppeal, fileAppeal, withdrawAppeal, type Appeal, type Determination } from '../contract.ts'
import { DecidingFields, useDeciding } from './deciding.tsx'

interface Props {
  readonly person: PersonId
  readonly appeals: readonly Appeal[]
  /** Our own decisions, the latest first. */
  readonly ours: readonly Determination[]
}

/** The appeals against our decision: what was asked, what became of it, and the way to the next. */
export function AppealCard({ person, appeals, ours }: Props) {
  const say = useSay()
  const may = useMay()
  const open = appeals.find(({ standing }) => standing === 'Open')
  const refused = ours[0]?.status === 'NotAVictim'
  if (appeals.length === 0 && !refused) return null
  return (
    <Card title={say('identification:appeal.title')}>
      {appeals.length > 0 && (
        <ol className="id-history">
          {appeals.map((appeal) => (
            <Asked key={appeal.id} appeal={appeal} />
          ))}
        </ol>
      )}
      {open && may('identification.decide') && <Hear appeal={open} ours={ours} />}
      {open && may('identification.screen') && <Withdraw appeal={open} />}
      {refused && !open && may('identification.screen') && <File person={person} />}
    </Card>
  )
}

function Asked({ appeal }: { appeal: Appeal }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  return (
    <li>
      <p className="row">
        <Tag tone={appeal.standing === 'Open' ? 'warn' : 'mute'}>
          {say(`identification:appeal.standing.${appeal.standing}`)}
        </Tag>
        <b>{say(`identification:appeal.by.${appeal.askedBy}`)}</b>
        <time dateTime={appeal.at} className="muted">
          {formatDate(appeal.at, { language, state })}
        </time>
        {appeal.late && <Tag outline>{say('identification:appeal.late')}</Tag>}
      </p>
      <p>{appeal.grounds || say('identification:appeal.from-outside')}</p>
      {appeal.evidence && (
        <p className="muted">
          {say('identification:appeal.new')}: {appeal.evidence}
        </p>
      )}
      {appeal.withdrawnWhy && <p className="muted">{appeal.withdrawnWhy}</p>}
    </li>
  )
}

function File({ person }: { person: PersonId }) {
  const say = useSay()
  const file = useTell(fileAppeal, ['casework'])
  const [askedBy, setAskedBy] = useState<string | null>('Person')
  const [grounds, setGrounds] = useState('')
  const [evidence, setEvidence] = useState('')
  return (
    <div className="id-form">
      <ChoiceField
        label={say('identification:appeal.asked-by')}
        choices={AskedBy.options.map((value) => ({ value, label: say(`identification:appeal.by.${value}`) }))}
        value={askedBy}
        change={setAskedBy}
        required
      />
      <LongField label={say('identification:appeal.grounds')} value={grounds} change={setGrounds} max={8000} required />
      <LongField label={say('identification:appeal.new')} value={evidence} change={setEvidence} rows={2} max={8000} />
      <div>
        <Button
          variant="default"
          disabled={grounds.trim().length < 20}
          loading={file.isPending}
          onClick={() => file.mutate({ person, askedBy: AskedBy.parse(askedBy), grounds, evidence })}
        >
          {say('identification:appeal.file')}
        </Button>
      </div>
      {file.error && <ErrorNote error={file.error} />}
    </div>
  )
}

const decides = ['PresumedVictim', 'IdentifiedVictim', 'NotAVictim'] as const

function Hear({ appeal, ours }: { appeal: Appeal; ours: readonly Determination[] }) {
  const say = useSay()
  const { id: me } = useMe()
  const hear = useTell(decideAppeal, ['casework'])
  const deciding = useDeciding(appeal.person, true)
  const [status, setStatus] = useState<string | null>(null)
  const [reasons, setReasons] = useState('')
  const decided = ours.some((one) => one.decidedBy === me && decides.some((each) => each === one.status))
  if (decided) return <Gate>{say('identification:appeal.not-you')}</Gate>
  const gated = status === 'NotAVictim' && !deciding.appealTold
  const ready = status !== null && deciding.body !== null && reasons.trim().length >= 20 && !gated
  return (
    <div className="id-form">
      <ChoiceField
        label={say('identification:appeal.outcome')}
        choices={decides.map((value) => ({ value, label: say(`identification:status.${value}`) }))}
        empty={say('identification:decide.choose')}
        value={status}
        change={setStatus}
        required
      />
      <DecidingFields of={deciding} reasons={reasons} change={setReasons} />
      <Next
        disabled={!ready}
        loading={hear.isPending}
        onClick={() =>
          hear.mutate({
            appeal: appeal.id,
            status: status as 'PresumedVictim',
            reasons,
            seen: ours[0]?.number ?? 0,
            ...deciding.said(),
          })
        }
      >
        {say(gated ? 'identification:decide.gate' : 'identification:appeal.decide')}
      </Next>
      {hear.error && <ErrorNote error={hear.error} />}
    </div>
  )
}

function Withdraw({ appeal }: { appeal: Appeal }) {
  const say = useSay()
  const withdraw = useTell(withdrawAppeal)
  const [why, setWhy] = useState('')
  return (
    <details className="id-form">
      <summary>{say('identification:appeal.withdraw')}</summary>
      <LongField label={say('identification:appeal.why')} value={why} change={setWhy} rows={2} max={8000} required />
      <Button
        variant="default"
        disabled={why.trim().length < 20}
        loading={withdraw.isPending}
        onClick={() => withdraw.mutate({ appeal: appeal.id, why })}
      >
        {say('identification:appeal.withdraw')}
      </Button>
      {withdraw.error && <ErrorNote error={withdraw.error} />}
    </details>
  )
}
