import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTell } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { ChoiceField, TextField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { proposeMembers, type MemberStanding, type ProposalStep } from '../members/contract.ts'
import { ReadFile } from './read-file.tsx'
import { Refusal } from './refusal.tsx'

const acts = ['add', 'renew', 'leave', 'revoke', 'end-key', 'quorum'] as const
type Act = (typeof acts)[number]

interface Props {
  readonly members: readonly MemberStanding[]
  readonly founding: boolean
  readonly hasKeys: boolean
}

/** One change at a time: who signs it must be able to say yes or no to it. */
export function ProposeChange({ members, founding, hasKeys }: Props) {
  const say = useSay()
  const propose = useTell(proposeMembers)
  const [act, choose] = useState<Act>('add')
  const [what, setWhat] = useState('')
  const [day, setDay] = useState('')
  const step = stepOf(act, what, day)
  return (
    <Card title={say(founding ? 'exchange:members.found' : 'exchange:members.propose')}>
      <form
        className="ex-fields"
        onSubmit={(event) => {
          event.preventDefault()
          if (step) propose.mutate({ steps: [step] }, { onSuccess: () => setWhat('') })
        }}
      >
        {!hasKeys && <p className="muted">{say('exchange:members.no-keys')}</p>}
        {!founding && (
          <ChoiceField
            label={say('exchange:members.act')}
            value={act}
            change={(value) => {
              choose((value ?? 'add') as Act)
              setWhat('')
            }}
            choices={acts.map((each) => ({ value: each, label: say(`exchange:act.${each}`) }))}
          />
        )}
        <What act={act} members={members} what={what} change={setWhat} />
        {(act === 'add' || act === 'leave' || act === 'end-key') && (
          <TextField type="date" label={say('exchange:members.day')} value={day} change={setDay} required />
        )}
        <Refusal error={propose.error} />
        <div>
          <Button type="submit" size="compact-sm" disabled={!step || !hasKeys} loading={propose.isPending}>
            {say('exchange:members.draft')}
          </Button>
        </div>
      </form>
    </Card>
  )
}

function What({
  act,
  members,
  what,
  change,
}: Pick<Props, 'members'> & { act: Act; what: string; change: (what: string) => void }) {
  const say = useSay()
  const label = say(`exchange:what.${act}`)
  const set = (value: string | null) => change(value ?? '')
  if (act === 'add' || act === 'renew') return <ReadFile label={label} read={change} />
  if (act === 'quorum') return <TextField type="number" label={label} value={what} change={change} required />
  const choices =
    act === 'leave'
      ? members.map(({ state }) => ({ value: state, label: say(`web:state-name.${state}`) }))
      : members.flatMap(({ keys }) =>
          keys.filter(({ standing }) => standing !== 'revoked').map(({ kid }) => ({ value: kid, label: kid })),
        )
  return <ChoiceField label={label} value={what} change={set} choices={choices} required />
}

/** The step, once everything that it needs is there. Days begin at midnight UTC for all members alike. */
function stepOf(act: Act, what: string, day: string): ProposalStep | undefined {
  const on = day && `${day}T00:00:00.000Z`
  if (what.trim() === '') return undefined
  if (act === 'renew') return { do: act, card: what }
  if (act === 'revoke') return { do: act, kid: what }
  if (act === 'quorum') return { do: act, quorum: Number(what) }
  if (!on) return undefined
  if (act === 'add') return { do: act, card: what, from: on }
  return act === 'leave' ? { do: act, state: what, on } : { do: act, kid: what, on }
}
