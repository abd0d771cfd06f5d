import { Button } from '@mantine/core'
import { useTell } from '../../../web/kit/ask.ts'
import { Card, Next } from '../../../web/kit/card.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { singlesOut, submitDraft, withdrawRequest, type FieldValues, type RequestView } from '../contract.ts'
import type { HeadValues } from './draft-head.tsx'

interface SendProps {
  readonly view: RequestView
  readonly head: HeadValues
  readonly values: FieldValues
  readonly markRed: () => void
  readonly missing: readonly string[]
  /** Items of Article 6 that were filled in for her and that nobody has read. */
  readonly unread?: number
  readonly unsaved: boolean
}

/** The one next step. While something is in the way, the button stays, closed, and says why. */
export function SendDraft({ view, head, values, markRed, missing, unread = 0, unsaved }: SendProps) {
  const say = useSay()
  const submit = useTell(submitDraft, ['casework'])
  const drop = useTell(withdrawRequest, ['casework'])
  const second = head.tlp === 'RED' && !head.immediateDanger
  const named = head.tlp === 'RED' ? [] : singlesOut(values)
  const reason = whyNot({ view, missing, named, unread, say })
  return (
    <Card title={say('requests:draft.next')}>
      {missing.length > 0 && (
        <ul className="xd-missing">
          {missing.map((name) => (
            <li key={name}>{say(`requests:field.${name}`)}</li>
          ))}
        </ul>
      )}
      {named.length > 0 && (
        <div className="xd-named" role="note">
          <p>
            {say('requests:draft.named', { fields: named.map((name) => say(`requests:field.${name}`)).join(', ') })}
          </p>
          <Button variant="default" size="compact-sm" onClick={markRed}>
            {say('requests:draft.mark-red')}
          </Button>
        </div>
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

interface InTheWay extends Pick<SendProps, 'view' | 'missing'> {
  readonly named: readonly string[]
  readonly unread: number
  readonly say: ReturnType<typeof useSay>
}

function whyNot({ view, missing, named, unread, say }: InTheWay) {
  if (missing.length > 0) return say('requests:draft.fill', { count: missing.length })
  if (unread > 0) return say('requests:article.confirm-first', { count: unread })
  if (named.length > 0) return say('requests:draft.needs-red')
  if (view.legalBasis.length === 0) return say('requests:draft.needs-basis')
  if (view.gates.some(({ open }) => !open)) return say('requests:draft.gate-closed')
  return undefined
}
