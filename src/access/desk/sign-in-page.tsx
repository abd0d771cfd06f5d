import { Button } from '@mantine/core'
import { IconFingerprint } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Next } from '../../../web/kit/card.tsx'
import { TextField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { knock } from './doors.ts'
import { Gate, GateForm } from './gate.tsx'
import { hasPasskeys, signInWithPasskey } from './passkeys.ts'
import { useComeIn } from './come-in.ts'

/** Signs in, or signs in again over the page on which the shift ended. */
function SignInPage() {
  const [half, setHalf] = useState(false)
  const comeIn = useComeIn()
  return (
    <Gate>
      {half ? (
        <SecondFactor done={comeIn} again={() => setHalf(false)} />
      ) : (
        <Password done={comeIn} half={() => setHalf(true)} />
      )}
    </Gate>
  )
}

function Password({ done, half }: { done: () => void; half: () => void }) {
  const say = useSay()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const enter = useMutation({
    mutationFn: () => knock<{ twoFactorRedirect?: boolean }>('auth/sign-in/email', { email, password }),
    onSuccess: ({ twoFactorRedirect }) => (twoFactorRedirect ? half() : done()),
    retry: false,
  })
  const key = useMutation({ mutationFn: signInWithPasskey, onSuccess: (came) => came && done(), retry: false })
  return (
    <>
      <h1>{say('access:sign-in.title')}</h1>
      <p>{say('access:sign-in.lead')}</p>
      <GateForm focus="sign-in" send={() => enter.mutate()}>
        {(enter.error ?? key.error) && <ErrorNote error={enter.error ?? key.error} />}
        <TextField
          label={say('access:field.email')}
          value={email}
          change={setEmail}
          type="email"
          autoComplete="username webauthn"
        />
        <TextField
          label={say('access:field.password')}
          value={password}
          change={setPassword}
          type="password"
          autoComplete="current-password"
        />
        <Next type="submit" loading={enter.isPending} disabled={!email || !password}>
          {say('access:sign-in.go')}
        </Next>
        {hasPasskeys() && (
          <>
            <div className="gate-or">{say('access:sign-in.or')}</div>
            <Button
              variant="default"
              leftSection={<IconFingerprint size={18} stroke={1.75} />}
              loading={key.isPending}
              onClick={() => key.mutate()}
            >
              {say('access:sign-in.passkey')}
            </Button>
          </>
        )}
        <p className="sm muted">{say('access:sign-in.lost')}</p>
      </GateForm>
    </>
  )
}

function SecondFactor({ done, again }: { done: () => void; again: () => void }) {
  const say = useSay()
  const [code, setCode] = useState('')
  const [recovery, setRecovery] = useState(false)
  const path = recovery ? 'auth/two-factor/verify-backup-code' : 'auth/two-factor/verify-totp'
  const check = useMutation({
    mutationFn: () => knock(path, { code: code.replaceAll(' ', '') }),
    onSuccess: done,
    retry: false,
  })
  const turn = () => {
    setRecovery(!recovery)
    setCode('')
    check.reset()
  }
  return (
    <>
      <h1>{say('access:second.title')}</h1>
      <p>{recovery ? say('access:second.lead-recovery') : say('access:second.lead')}</p>
      <GateForm focus={path} send={() => check.mutate()}>
        {check.error && <ErrorNote error={check.error} />}
        <TextField
          key={path}
          label={recovery ? say('access:field.recovery') : say('access:field.code')}
          value={code}
          change={setCode}
          autoComplete="one-time-code"
        />
        <Next type="submit" loading={check.isPending} disabled={code.trim().length < 6}>
          {say('access:sign-in.go')}
        </Next>
        <Button variant="subtle" onClick={turn}>
          {recovery ? say('access:second.use-app') : say('access:second.use-recovery')}
        </Button>
        <Button variant="subtle" onClick={again}>
          {say('access:second.again')}
        </Button>
      </GateForm>
    </>
  )
}

export { SignInPage as Page }
