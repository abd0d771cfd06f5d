import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { askAgain } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { Confirm } from '../../../web/kit/drawer.tsx'
import { TextField } from '../../../web/kit/form.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { useMe } from '../../../web/kit/session.ts'
import { Answered, ErrorNote } from '../../../web/kit/states.tsx'
import { formatDate } from '../../../web/kit/time.ts'
import { WithPassword } from './app-card.tsx'
import { knock } from './doors.ts'
import { addPasskey, hasPasskeys } from './passkeys.ts'

interface Passkey {
  readonly id: string
  readonly name?: string
  readonly createdAt?: string
}
const key = ['access/passkeys', {}]

/** Passkeys: the password is asked first, so that an unlocked desk is not enough to plant one. */
export function PasskeysCard() {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  const passkeys = useQuery({ queryKey: key, queryFn: () => knock<Passkey[]>('auth/passkey/list-user-passkeys') })
  const [wants, setWants] = useState<'add' | Passkey>()
  const close = () => setWants(undefined)
  return (
    <Card title={say('access:passkeys.title')} bleed>
      <Answered of={passkeys} rows={2}>
        {(all) =>
          all.length === 0 ? (
            <p className="empty">{say('access:passkeys.none')}</p>
          ) : (
            <ul className="acc-list">
              {all.map((passkey) => (
                <li key={passkey.id}>
                  <span className="grow">
                    {passkey.name ?? say('access:passkeys.unnamed')}
                    {passkey.createdAt && <small>{formatDate(passkey.createdAt, { language, state })}</small>}
                  </span>
                  <Button size="compact-sm" variant="subtle" onClick={() => setWants(passkey)}>
                    {say('access:passkeys.remove')}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
      <div className="acc-foot">
        {hasPasskeys() ? (
          <Button variant="default" onClick={() => setWants('add')}>
            {say('access:passkeys.add')}
          </Button>
        ) : (
          <span className="muted">{say('access:passkeys.not-here')}</span>
        )}
      </div>
      <Confirm
        title={wants === 'add' ? say('access:passkeys.add') : say('access:passkeys.remove')}
        open={wants !== undefined}
        close={close}
      >
        {wants !== undefined && <Change what={wants} done={close} />}
      </Confirm>
    </Card>
  )
}

function Change({ what, done }: { what: 'add' | Passkey; done: () => void }) {
  const say = useSay()
  const client = useQueryClient()
  const [confirmed, setConfirmed] = useState(false)
  const [name, setName] = useState('')
  const act = useMutation({
    mutationFn: () =>
      what === 'add' ? addPasskey(name.trim()) : knock('auth/passkey/delete-passkey', { id: what.id }).then(() => true),
    onSuccess: async (changed) => {
      await askAgain(client, ['access'])
      if (changed) done()
    },
    retry: false,
  })
  if (!confirmed)
    return (
      <WithPassword
        label={say('access:passkeys.next')}
        lead={say('access:passkeys.confirm')}
        path="auth/verify-password"
        done={() => setConfirmed(true)}
      />
    )
  return (
    <div className="stack">
      {act.error && <ErrorNote error={act.error} />}
      {what === 'add' ? (
        <TextField
          label={say('access:passkeys.name')}
          hint={say('access:passkeys.name-hint')}
          value={name}
          change={setName}
        />
      ) : (
        <p>{say('access:passkeys.remove-lead', { name: what.name ?? say('access:passkeys.unnamed') })}</p>
      )}
      <Button loading={act.isPending} disabled={what === 'add' && !name.trim()} onClick={() => act.mutate()}>
        {what === 'add' ? say('access:passkeys.add') : say('access:passkeys.remove')}
      </Button>
    </div>
  )
}
