import { Button } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTell } from '../../../web/kit/ask.ts'
import { Card, Next } from '../../../web/kit/card.tsx'
import { Confirm } from '../../../web/kit/drawer.tsx'
import { TickField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { Tag } from '../../../web/kit/marks.tsx'
import { ProblemError } from '../../../web/kit/problem.ts'
import { useMe } from '../../../web/kit/session.ts'
import { signProposal, withdrawProposal, type Proposal } from '../members/contract.ts'
import { Changes } from './change-words.tsx'
import { Moment } from './moment.tsx'
import { Refusal } from './refusal.tsx'
import { SaveText } from '../../../web/kit/save-text.tsx'
import { Spoken } from './spoken.tsx'

/** A list in the making: what it changes, who has signed, and what this state can do. */
export function ProposalCard({ proposal, operate }: { proposal: Proposal; operate: boolean }) {
  const say = useSay()
  const { state } = useMe()
  const [signing, sign] = useState(false)
  const withdraw = useTell(withdrawProposal)
  const { digest, version, words, changes, signedBy, voters, needed, origin, seenAt, why, document } = proposal
  const missing = Math.max(0, needed - signedBy.length)
  return (
    <Card
      title={say('exchange:members.proposed', { version })}
      right={
        <Tag tone={missing === 0 ? 'ok' : 'warn'}>
          {say('exchange:members.signatures', { count: signedBy.length, needed })}
        </Tag>
      }
    >
      <div className="ex-sheet">
        <Changes of={changes} />
        <ul className="ex-votes" aria-label={say('exchange:members.who-signed')}>
          {voters.map((voter) => (
            <li key={voter}>
              <Tag
                tone={signedBy.includes(voter) ? 'ok' : 'mute'}
                icon={signedBy.includes(voter) ? <IconCheck size={13} aria-hidden="true" /> : undefined}
              >
                {say(signedBy.includes(voter) ? 'exchange:members.signed' : 'exchange:members.not-signed', {
                  state: voter,
                })}
              </Tag>
            </li>
          ))}
        </ul>
        <p className="muted">
          {say(`exchange:members.origin.${origin}`)} <Moment at={seenAt} />
        </p>
        {why && why !== 'too-few-signatures' && <p role="note">{say(`exchange:rejection.${why}`)}</p>}
        <Spoken words={words} code={`suar:list:${version}:${digest}`} />
        {withdraw.error && <Refusal error={withdraw.error} />}
        <div className="ex-acts">
          {operate && !signedBy.includes(state) && voters.includes(state) && (
            <Next onClick={() => sign(true)}>{say('exchange:members.sign')}</Next>
          )}
          <SaveText text={`${document}\n`} name={`suar-members-${version}.json`}>
            {say('exchange:members.save')}
          </SaveText>
          {operate && (
            <Button
              size="compact-sm"
              variant="subtle"
              loading={withdraw.isPending}
              onClick={() => withdraw.mutate({ digest })}
            >
              {say('exchange:members.withdraw')}
            </Button>
          )}
        </div>
      </div>
      <Signing proposal={proposal} open={signing} close={() => sign(false)} />
    </Card>
  )
}

/** The signature of a state is given once, with the words compared. */
function Signing({ proposal, open, close }: { proposal: Proposal; open: boolean; close: () => void }) {
  const say = useSay()
  const sign = useTell(signProposal)
  const [compared, compare] = useState(false)
  const { digest, version, words, signedBy, needed, changes } = proposal
  const second = sign.error instanceof ProblemError && sign.error.code === 'exchange/signed-another'
  return (
    <Confirm title={say('exchange:members.sign-list', { version })} open={open} close={close}>
      <div className="ex-sheet">
        <Changes of={changes} />
        <Spoken words={words} code={`suar:list:${version}:${digest}`} />
        {signedBy.length + 1 >= needed && <p>{say('exchange:members.last-one')}</p>}
        <TickField label={say('exchange:members.compared')} value={compared} change={compare} />
        {sign.error && <Refusal error={sign.error} />}
        <div className="ex-acts">
          <Button
            disabled={!compared}
            loading={sign.isPending}
            {...(second && { color: 'red' })}
            onClick={() => sign.mutate({ digest, instead: second }, { onSuccess: close })}
          >
            {say(second ? 'exchange:members.sign-even-so' : 'exchange:members.sign')}
          </Button>
        </div>
      </div>
    </Confirm>
  )
}
