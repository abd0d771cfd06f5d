import { Button } from '@mantine/core'
import { useTell } from '../../../web/kit/ask.ts'
import { Card, Next } from '../../../web/kit/card.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { submitDraft, withdrawRequest, type RequestView } from '../contract.ts'
import type { HeadValues } from './draft-head.tsx'

interface SendProps {
  readonly view: RequestView
  readonly head: HeadValues
  readonly missing: readonly string[]
  readonly unsaved: boolean
}

/** The one next step. While something is in the way, the button stays, closed, and says why. */
export function SendDraft({ view, head, missing, unsaved }: SendProps) {
  const say = useSay()
  const submit = useTell(submitDraft, ['casework'])
  const drop = useTell(withdrawRequest, ['casework'])
  const second = head.tlp === 'RED' && !head.immediateDanger
  const reason = whyNot({ view, missing, say })
  return (
    <Card title={say('requests:draft.next')}>
      {missing.length > 0 && (
        <ul className="xd-missing">
          {missing.map((name) => (
            <li key={name}>{say(`requests:field.${name}`)}</li>
          ))}
        </ul>
      )}
      <div className="xd-act">
        <Next
          fullWidth
          disabled={reason !== undefined || unsaved}
          loading={submit.isPending}
          onClick={() => submit.mutate({ request: view.id })}
        >
          {reason ?? say(second ? 'requests:draft.submit' : 'requests:draft.send', { state: view.state })}
        </Next>
        {head.tlp === 'RED' && (
          <small className="muted">{say(second ? 'requests:draft.second' : 'requests:draft.second-after')}</small>
        )}
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => drop.mutate({ request: view.id, reason: 'NoLongerNeeded' })}
        >
          {say('requests:draft.drop')}
        </Button>
      </div>
      {submit.error && <ErrorNote error={submit.error} />}
      {drop.error && <ErrorNote error={drop.error} />}
    </Card>
  )
}

function whyNot({ view, missing, say }: Pick<SendProps, 'view' | 'missing'> & { say: ReturnType<typeof useSay> }) {
  if (missing.length > 0) return say('requests:draft.fill', { count: missing.length })
  if (view.legalBasis.length === 0) return say('requests:draft.needs-basis')
  if (view.gates.some(({ open }) => !open)) return say('requests:draft.gate-closed')
  return undefined
}
