import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { renderSVG } from 'uqr'
import { Next } from '../../../web/kit/card.tsx'
import { TextField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { knock } from './doors.ts'
import { GateForm } from './gate.tsx'

interface Secret {
  readonly totpURI: string
  readonly backupCodes: readonly string[]
}

/** Enrols an authenticator app: the picture, the first code, and the recovery codes, shown once. */
export function Enrol({ secret, done }: { secret: Secret; done: () => void }) {
  const [proven, setProven] = useState(false)
  return proven ? (
    <Recovery codes={secret.backupCodes} done={done} />
  ) : (
    <Scan uri={secret.totpURI} done={() => setProven(true)} />
  )
}

function Scan({ uri, done }: { uri: string; done: () => void }) {
  const say = useSay()
  const [code, setCode] = useState('')
  const prove = useMutation({
    mutationFn: () => knock('auth/two-factor/verify-totp', { code: code.replaceAll(' ', '') }),
    onSuccess: done,
    retry: false,
  })
  const picture = `data:image/svg+xml,${encodeURIComponent(renderSVG(uri, { border: 0 }))}`
  return (
    <GateForm send={() => prove.mutate()}>
      <p className="t2">{say('access:enrol.scan')}</p>
      <img className="qr" src={picture} alt={say('access:enrol.picture')} />
      <details>
        <summary>{say('access:enrol.by-hand')}</summary>
        <p className="qr-secret">{new URL(uri).searchParams.get('secret')}</p>
      </details>
      {prove.error && <ErrorNote error={prove.error} />}
      <TextField label={say('access:field.code')} value={code} change={setCode} autoComplete="one-time-code" />
      <Next type="submit" loading={prove.isPending} disabled={code.trim().length < 6}>
        {say('access:enrol.check')}
      </Next>
    </GateForm>
  )
}

export function Recovery({ codes, done }: { codes: readonly string[]; done: () => void }) {
  const say = useSay()
  const copy = () => void navigator.clipboard.writeText(codes.join('\n'))
  return (
    <GateForm send={done}>
      <p className="b">{say('access:recovery.title')}</p>
      <p className="t2">{say('access:recovery.lead')}</p>
      <ul className="recovery">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Button variant="default" onClick={copy}>
        {say('access:recovery.copy')}
      </Button>
      <Next type="submit">{say('access:recovery.kept')}</Next>
    </GateForm>
  )
}
