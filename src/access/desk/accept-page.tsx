import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Next } from '../../../web/kit/card.tsx'
import { TextField } from '../../../web/kit/form.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { ProblemError } from '../../../web/kit/problem.ts'
import { ErrorNote, Skeleton } from '../../../web/kit/states.tsx'
import { useComeIn } from './come-in.ts'
import { knock } from './doors.ts'
import { Enrol } from './enrol.tsx'
import { Gate, GateForm } from './gate.tsx'

type Kind = 'FirstAdministrator' | 'Officer' | 'Recovery'
interface Opened {
  readonly kind: Kind
  readonly name: string | null
  readonly email: string | null
  readonly state: string
}
interface Secret {
  readonly totpURI: string
  readonly backupCodes: readonly string[]
}

/** The page behind a one-time link: a password, then the second factor. The token never leaves the part after #. */
function AcceptPage() {
  const say = useSay()
  const [token] = useState(() => location.hash.slice(1))
  const [secret, setSecret] = useState<Secret>()
  const comeIn = useComeIn()
  const opened = useQuery({
    queryKey: ['access/open-invitation'],
    queryFn: () => knock<Opened>('access/open-invitation', { token }),
    retry: false,
    staleTime: Infinity,
  })
  return (
    <Gate>
      {opened.data ? (
        <>
          <Steps at={secret ? 2 : 1} />
          <h1>{secret ? say('access:enrol.title') : say(`access:accept.${opened.data.kind}`)}</h1>
          {secret ? (
            <Enrol secret={secret} done={comeIn} />
          ) : (
            <Choose token={token} opened={opened.data} done={setSecret} />
          )}
        </>
      ) : opened.error ? (
        <Refused error={opened.error} again={() => void opened.refetch()} />
      ) : (
        <Skeleton rows={4} />
      )}
    </Gate>
  )
}

function Refused({ error, again }: { error: Error; again: () => void }) {
  const say = useSay()
  if (!(error instanceof ProblemError) || error.status >= 500) return <ErrorNote error={error} again={again} />
  return (
    <>
      <h1>{say('access:accept.void')}</h1>
      <p>{say('access:accept.void-lead')}</p>
      <p>
        <a href="/desk/">{say('access:accept.to-sign-in')}</a>
      </p>
    </>
  )
}

function Steps({ at }: { at: 1 | 2 }) {
  const say = useSay()
  return (
    <ol className="gate-steps">
      <li aria-current={at === 1 ? 'step' : undefined}>{say('access:accept.step-password')}</li>
      <li aria-current={at === 2 ? 'step' : undefined}>{say('access:accept.step-factor')}</li>
    </ol>
  )
}

function Choose({ token, opened, done }: { token: string; opened: Opened; done: (secret: Secret) => void }) {
  const say = useSay()
  const language = useLanguage()
  const first = opened.kind === 'FirstAdministrator'
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const accept = useMutation({
    mutationFn: async () => {
      await knock('access/accept-invitation', { token, password, language, ...(first && { name, email }) })
      return knock<Record<string, unknown> & Secret>('auth/two-factor/enable', { password })
    },
    onSuccess: done,
    retry: false,
  })
  const differs = again.length > 0 && again !== password
  const ready = password.length >= 12 && again === password && (!first || (name.trim() && email.trim()))
  return (
    <GateForm send={() => accept.mutate()}>
      {opened.name && <p className="t2">{say('access:accept.for', { name: opened.name, email: opened.email })}</p>}
      {accept.error && <ErrorNote error={accept.error} />}
      {first && <TextField label={say('access:field.name')} value={name} change={setName} autoComplete="name" />}
      {first && (
        <TextField
          label={say('access:field.email')}
          value={email}
          change={setEmail}
          type="email"
          autoComplete="username"
        />
      )}
      <TextField
        label={say('access:field.new-password')}
        hint={say('access:field.password-hint')}
        value={password}
        change={setPassword}
        type="password"
        autoComplete="new-password"
      />
      <TextField
        label={say('access:field.password-again')}
        value={again}
        change={setAgain}
        type="password"
        autoComplete="new-password"
        error={differs ? say('access:field.differs') : undefined}
      />
      <Next type="submit" loading={accept.isPending} disabled={!ready}>
        {say('access:accept.go')}
      </Next>
    </GateForm>
  )
}

export { AcceptPage as Page }
