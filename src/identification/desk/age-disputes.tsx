import { Button } from '@mantine/core'
import { useState } from 'react'
import type { PersonId } from '../../casework/contract.ts'
import { useTell } from '../../../web/kit/ask.ts'
import { ChoiceField, LongField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { Tag } from '../../../web/kit/marks.tsx'
import { useMay, useMe } from '../../../web/kit/session.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { decideAge, disputeAge, type Childhood, type DisputeId } from '../contract.ts'
import { ReasonsField } from './deciding.tsx'

/** Papers against her own words, side by side; the doubt counts for her until somebody else decides. */
export function AgeDisputes({ childhood: { person, disputes } }: { childhood: Childhood }) {
  const say = useSay()
  const may = useMay()
  const { id: me } = useMe()
  const open = disputes.find(({ decided }) => decided === null)
  return (
    <>
      {disputes.length > 0 && (
        <ul className="id-history">
          {disputes.map(({ id, papers, statement, decided }) => (
            <li key={id}>
              <p className="row">
                <Tag tone={decided ? 'mute' : 'warn'}>
                  {say(
                    decided ? `identification:childhood.finding.${decided.finding}` : 'identification:childhood.open',
                  )}
                </Tag>
              </p>
              {papers && (
                <p>
                  <b>{say('identification:childhood.papers')}</b> {papers}
                </p>
              )}
              {statement && (
                <p>
                  <b>{say('identification:childhood.statement')}</b> <q>{statement}</q>
                </p>
              )}
              {decided && <p className="muted">{decided.reasons}</p>}
            </li>
          ))}
        </ul>
      )}
      {open && may('identification.decide') && open.by !== me && <Decide dispute={open.id} />}
      {!open && may('identification.screen') && (
        <details>
          <summary>{say('identification:childhood.doubt')}</summary>
          <Dispute person={person} />
        </details>
      )}
    </>
  )
}

function Dispute({ person }: { person: PersonId }) {
  const say = useSay()
  const dispute = useTell(disputeAge)
  const [papers, setPapers] = useState('')
  const [statement, setStatement] = useState('')
  return (
    <div className="id-form">
      <LongField label={say('identification:childhood.papers')} value={papers} change={setPapers} rows={2} max={2000} />
      <LongField
        label={say('identification:childhood.statement')}
        value={statement}
        change={setStatement}
        rows={2}
        max={2000}
      />
      <div>
        <Button
          variant="default"
          disabled={papers.trim() === '' && statement.trim() === ''}
          loading={dispute.isPending}
          onClick={() => dispute.mutate({ person, papers, statement })}
        >
          {say('identification:childhood.doubt')}
        </Button>
      </div>
      {dispute.error && <ErrorNote error={dispute.error} />}
    </div>
  )
}

function Decide({ dispute }: { dispute: DisputeId }) {
  const say = useSay()
  const decide = useTell(decideAge)
  const [finding, setFinding] = useState<string | null>(null)
  const [reasons, setReasons] = useState('')
  return (
    <div className="id-form">
      <ChoiceField
        label={say('identification:childhood.finding-label')}
        choices={(['Child', 'Adult'] as const).map((value) => ({
          value,
          label: say(`identification:childhood.finding.${value}`),
        }))}
        empty={say('identification:decide.choose')}
        value={finding}
        change={setFinding}
        required
      />
      <ReasonsField value={reasons} change={setReasons} />
      <div>
        <Button
          variant="default"
          disabled={finding === null || reasons.trim().length < 20}
          loading={decide.isPending}
          onClick={() => decide.mutate({ dispute, finding: finding as 'Child', reasons })}
        >
          {say('identification:childhood.decide')}
        </Button>
      </div>
      {decide.error && <ErrorNote error={decide.error} />}
    </div>
  )
}
