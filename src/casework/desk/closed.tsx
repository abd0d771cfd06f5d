import { Button } from '@mantine/core'
import { useState } from 'react'
import { breakGlass } from '../../access/contract.ts'
import { useTell } from '../../../web/kit/ask.ts'
import { LongField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { useMay } from '../../../web/kit/session.ts'
import { Denied } from '../../../web/kit/states.tsx'
import { ActionForm } from './action-form.tsx'

/** A case that is closed to this officer, or does not exist; some posts may open it in an emergency, and say why. */
export function Closed({ id }: { id: string }) {
  const say = useSay()
  const may = useMay()
  const told = useTell(breakGlass, ['casework'])
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  if (told.isSuccess) return <Denied>{say('casework:file.still-closed')}</Denied>
  return (
    <>
      <Denied
        action={
          may('access.break-glass') && (
            <Button size="compact-sm" variant="default" onClick={() => setAsking(true)}>
              {say('casework:do.emergency')}
            </Button>
          )
        }
      />
      <ActionForm
        does={say('casework:do.emergency')}
        open={asking}
        close={() => setAsking(false)}
        ready={reason.trim().length >= 20}
        told={told}
        submit={() => told.mutate({ subject: id, reason })}
      >
        <LongField
          label={say('casework:form.emergency-why')}
          hint={say('casework:form.emergency-hint')}
          value={reason}
          change={setReason}
          required
        />
      </ActionForm>
    </>
  )
}
