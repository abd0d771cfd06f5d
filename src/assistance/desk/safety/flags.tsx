import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTell } from '../../../../web/kit/ask.ts'
import { Drawer } from '../../../../web/kit/drawer.tsx'
import { LongField } from '../../../../web/kit/form.tsx'
import { useLanguage, useSay } from '../../../../web/kit/i18n.ts'
import { Tag } from '../../../../web/kit/marks.tsx'
import { useMay, useMe } from '../../../../web/kit/session.ts'
import { Empty } from '../../../../web/kit/states.tsx'
import { formatDate } from '../../../../web/kit/time.ts'
import { liftFlag, type Flag } from '../../safety/contract.ts'
import { Send } from '../send.tsx'

/** The flags of a case: those that stand first, each with who may lift it. */
export function Flags({ flags, codeOf }: { flags: readonly Flag[]; codeOf: (person: string | null) => string }) {
  const say = useSay()
  const may = useMay()
  const language = useLanguage()
  const { id: me, state } = useMe()
  const [lifting, lift] = useState<Flag>()
  const sorted = flags.toSorted((a, b) => Number(a.lifted !== null) - Number(b.lifted !== null))
  if (flags.length === 0) return <Empty>{say('assistance:safety.no-flag')}</Empty>
  return (
    <>
      <ul className="sf-list">
        {sorted.map((flag) => (
          <li key={flag.id}>
            <p className="row">
              <b>{codeOf(flag.person)}</b>
              <Tag tone={flag.lifted ? 'mute' : 'bad'}>{say(`assistance:flag.${flag.kind}`)}</Tag>
              <span className="muted">
                {say(`assistance:flag-origin.${flag.origin}`)} · {formatDate(flag.recordedAt, { language, state })}
              </span>
            </p>
            {flag.reason && <p>{flag.reason}</p>}
            {flag.lifted && <p className="muted">{say('assistance:safety.lifted', { reason: flag.lifted.reason })}</p>}
            {!flag.lifted && may('assistance.safety') && (
              <div className="sf-acts">
                <Button
                  size="compact-sm"
                  variant="default"
                  disabled={flag.recordedBy === me}
                  onClick={() => lift(flag)}
                >
                  {say('assistance:safety.lift')}
                </Button>
                {flag.recordedBy === me && <small className="muted">{say('assistance:safety.not-by-you')}</small>}
              </div>
            )}
          </li>
        ))}
      </ul>
      <Drawer
        title={lifting ? say(`assistance:flag.${lifting.kind}`) : ''}
        open={lifting !== undefined}
        close={() => lift(undefined)}
      >
        {lifting && <LiftForm flag={lifting} done={() => lift(undefined)} />}
      </Drawer>
    </>
  )
}

function LiftForm({ flag, done }: { flag: Flag; done: () => void }) {
  const say = useSay()
  const lift = useTell(liftFlag, ['casework'])
  const [reason, setReason] = useState('')
  return (
    <div className="sf-form">
      <LongField
        label={say('assistance:position.reasons')}
        hint={say('assistance:position.reasons-hint')}
        value={reason}
        change={setReason}
        required
        max={4000}
      />
      <Send
        of={lift}
        disabled={reason.trim().length < 20}
        onClick={() => lift.mutate({ flag: flag.id, reason }, { onSuccess: done })}
      >
        {say('assistance:safety.lift')}
      </Send>
    </div>
  )
}
