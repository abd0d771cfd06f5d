import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { askAgain } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { TextField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { knock } from './doors.ts'
import { GateForm } from './gate.tsx'

/** A new password ends every other session. */
export function PasswordCard({ email }: { email: string }) {
  const say = useSay()
  const client = useQueryClient()
  const [now, setNow] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const change = useMutation({
    mutationFn: () => knock('auth/change-password', { currentPassword: now, newPassword: next }),
    onSuccess: () => {
      for (const empty of [setNow, setNext, setAgain]) empty('')
      return askAgain(client, ['access'])
    },
    retry: false,
  })
  return (
    <Card title={say('access:password.title')}>
      <GateForm send={() => change.mutate()}>
        <input type="hidden" autoComplete="username" value={email} readOnly />
        {change.error && <ErrorNote error={change.error} />}
        {change.isSuccess && (
          <p className="t2" role="status">
            {say('access:password.changed')}
          </p>
        )}
        <TextField
          label={say('access:field.present-password')}
          value={now}
          change={setNow}
          type="password"
          autoComplete="current-password"
        />
        <TextField
          label={say('access:field.new-password')}
          hint={say('access:field.password-hint')}
          value={next}
          change={setNext}
          type="password"
          autoComplete="new-password"
        />
        <TextField
          label={say('access:field.password-again')}
          value={again}
          change={setAgain}
          type="password"
          autoComplete="new-password"
          error={again && again !== next ? say('access:field.differs') : undefined}
        />
        <Button
          type="submit"
          variant="default"
          loading={change.isPending}
          disabled={!now || next.length < 12 || next !== again}
        >
          {say('access:password.change')}
        </Button>
      </GateForm>
    </Card>
  )
}
