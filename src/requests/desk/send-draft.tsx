import { Button } from '@mantine/core'
import { useTell } from '../../../web/kit/ask.ts'
import { Card, Next } from '../../../web/kit/card.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { singlesOut, submitDraft, withdrawRequest } from '../contract.ts'
import { readiness, Ready, type DraftState } from './ready.tsx'

interface SendProps extends DraftState {
  readonly markRed: () => void
  readonly unsaved: boolean
}

/** The one next step. While something is in the way, the button stays, closed, and says why. */
export function SendDraft({ view, head, values, path, markRed, unsaved }: SendProps) {
  const say = useSay()
  const submit = useTell(submitDraft, ['casework'])
  const drop = useTell(withdrawRequest, ['casework'])
  const second = head.tlp === 'RED' && !head.immediateDanger
  const named = head.tlp === 'RED' ? [] : singlesOut(values)
  const items = readiness({ view, head, values, path }, say)
  const reason = items.find(({ ok }) => !ok)?.closed
  return (
    <Card title={say('requests:draft.next')}>
      <Ready items={items}>
        {head.tlp === 'RED'
          ? say(second ? 'requests:draft.second' : 'requests:draft.second-after')
          : say(view.needsApproval ? 'requests:ready.second' : 'requests:ready.alone')}
      </Ready>
      {named.length > 0 && (
        <Button className="xd-red" variant="default" size="compact-sm" onClick={markRed}>
          {say('requests:draft.mark-red')}
        </Button>
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
