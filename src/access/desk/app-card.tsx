import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { askAgain } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { TextField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { Tag } from '../../../web/kit/marks.tsx'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { knock } from './doors.ts'
import { Enrol, Recovery } from './enrol.tsx'
import { GateForm } from './gate.tsx'

interface Secret {
  readonly totpURI: string
  readonly backupCodes: readonly string[]
}

/** The authenticator app: enrol it, get new recovery codes, take it off. Each asks for the password. */
export function AppCard({ enrolled, hold }: { enrolled: boolean; hold: (enrolling: boolean) => void }) {
  const say = useSay()
  const client = useQueryClient()
  const [secret, setSecret] = useState<Secret>()
  const [codes, setCodes] = useState<readonly string[]>()
  const finish = () => {
    setSecret(undefined)
    setCodes(undefined)
    hold(false)
    void askAgain(client, ['access'])
  }
  return (
    <Card
      title={say('access:app.title')}
      right={enrolled ? <Tag tone="ok">{say('access:app.on')}</Tag> : <Tag tone="warn">{say('access:app.off')}</Tag>}
    >
      {secret ? (
        <Enrol secret={secret} done={finish} />
      ) : codes ? (
        <Recovery codes={codes} done={finish} />
      ) : enrolled ? (
        <Enrolled renewed={setCodes} off={finish} />
      ) : (
        <WithPassword
          label={say('access:app.enrol')}
          lead={say('access:app.lead')}
          path="auth/two-factor/enable"
          done={(answer) => {
            hold(true)
            setSecret(answer as unknown as Secret)
          }}
        />
      )}
    </Card>
  )
}

function Enrolled({ renewed, off }: { renewed: (codes: readonly string[]) => void; off: () => void }) {
  const say = useSay()
  const [wants, setWants] = useState<'codes' | 'off'>()
  if (wants === 'codes')
    return (
      <WithPassword
        label={say('access:app.new-codes')}
        lead={say('access:app.new-codes-lead')}
        path="auth/two-factor/generate-backup-codes"
        done={(answer) => renewed(answer['backupCodes'] as string[])}
      />
    )
  if (wants === 'off')
    return (
      <WithPassword
        label={say('access:app.take-off')}
        lead={say('access:app.take-off-lead')}
        path="auth/two-factor/disable"
        done={off}
      />
    )
  return (
    <div className="row">
      <Button variant="default" onClick={() => setWants('codes')}>
        {say('access:app.new-codes')}
      </Button>
      <Button variant="subtle" onClick={() => setWants('off')}>
        {say('access:app.take-off')}
      </Button>
    </div>
  )
}

/** Asks for the password, then knocks. */
export function WithPassword({
  label,
  lead,
  path,
  done,
}: {
  label: string
  lead: string
  path: string
  done: (answer: Record<string, unknown>) => void
}) {
  const say = useSay()
  const [password, setPassword] = useState('')
  const go = useMutation({ mutationFn: () => knock(path, { password }), onSuccess: done, retry: false })
  return (
    <GateForm send={() => go.mutate()}>
      <p className="t2">{lead}</p>
      {go.error && <ErrorNote error={go.error} />}
      <TextField
        label={say('access:field.password')}
        value={password}
        change={setPassword}
        type="password"
        autoComplete="current-password"
      />
      <Button type="submit" variant="default" loading={go.isPending} disabled={!password}>
        {label}
      </Button>
    </GateForm>
  )
}
