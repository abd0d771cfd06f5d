import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTell } from '../../../web/kit/ask.ts'
import { Card, Next } from '../../../web/kit/card.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { acceptRequest, approveRequest, beginExecution, closeRequest, type RequestView } from '../contract.ts'
import { AnswerForm } from './answer-form.tsx'
import { DeclineForm, TextForm, WithdrawForm } from './say-forms.tsx'
import { RecallForm } from './recall.tsx'
import { TakeToCase } from './take-to-case.tsx'
import { UnlinkForm } from './link-to-case.tsx'
import { TellReporter } from './tell-reporter.tsx'

const forms = [
  'report-execution',
  'ask-for-information',
  'decline-request',
  'give-more-information',
  'return-for-change',
  'withdraw-request',
  'recall-fields',
  'tell-reporter',
  'unlink-from-case',
] as const
type Form = (typeof forms)[number]
const atOnce = ['approve-request', 'accept-request', 'begin-execution', 'close-request']

/**
 * What this officer may do now: at most one thing carries the lamp, the rest is quieter. While an answer has not been
 * told to the person who waits for it, the lamp is on that, before and after the request is closed.
 */
export function Actions({ view }: { view: RequestView }) {
  const say = useSay()
  const [open, setOpen] = useState<Form>()
  const tellFirst = view.may.includes('tell-reporter')
  const offered = forms.filter((form) => view.may.includes(form) && form !== 'tell-reporter')
  const idle = ![...forms, ...atOnce].some(
    (verb) => verb !== 'unlink-from-case' && verb !== 'recall-fields' && view.may.includes(verb),
  )
  const turn = (form: Form) => setOpen(open === form ? undefined : form)
  const close = () => setOpen(undefined)
  return (
    <>
      <Card title={say('requests:act.title')} className="xp-acts">
        <div className="xa">
          {tellFirst && (
            <Next fullWidth aria-expanded={open === 'tell-reporter'} onClick={() => turn('tell-reporter')}>
              {say('requests:act.tell-reporter')}
            </Next>
          )}
          <AtOnce view={view} lamp={!tellFirst} />
          {offered.map((form) => (
            <Button key={form} variant="default" size="sm" aria-expanded={open === form} onClick={() => turn(form)}>
              {say(`requests:act.${form}`)}
            </Button>
          ))}
          {idle && <p className="muted">{say('requests:act.nothing')}</p>}
          {view.gates.some((gate) => !gate.open) && view.status === 'AwaitingApproval' && (
            <p className="c-bad">{say('requests:draft.gate-closed')}</p>
          )}
        </div>
        {open && <OpenForm form={open} view={view} close={close} />}
      </Card>
      {view.may.includes('link-to-case') && <TakeToCase view={view} />}
    </>
  )
}

function OpenForm({ form, view, close }: { form: Form; view: RequestView; close: () => void }) {
  if (form === 'report-execution') return <AnswerForm view={view} done={close} />
  if (form === 'decline-request') return <DeclineForm view={view} done={close} />
  if (form === 'withdraw-request') return <WithdrawForm view={view} done={close} />
  if (form === 'recall-fields') return <RecallForm view={view} done={close} />
  if (form === 'unlink-from-case') return <UnlinkForm view={view} done={close} />
  if (form === 'tell-reporter') return <TellReporter view={view} done={close} />
  return <TextForm verb={form} view={view} done={close} />
}

/** Steps that need no words. */
function AtOnce({ view, lamp }: { view: RequestView; lamp: boolean }) {
  const say = useSay()
  const also = ['casework']
  const accept = useTell(acceptRequest, also)
  const begin = useTell(beginExecution, also)
  const approve = useTell(approveRequest, also)
  const end = useTell(closeRequest, also)
  const { id: request, may } = view
  const gated = view.gates.some(({ open }) => !open)
  const steps = [
    { verb: 'approve-request', tell: approve, run: () => approve.mutate({ request }), off: gated },
    { verb: 'accept-request', tell: accept, run: () => accept.mutate({ request }), off: false },
    { verb: 'begin-execution', tell: begin, run: () => begin.mutate({ request }), off: false },
    { verb: 'close-request', tell: end, run: () => end.mutate({ request }), off: false },
  ].filter(({ verb }) => may.includes(verb))
  return steps.map(({ verb, tell, run, off }, index) => (
    <div key={verb}>
      {index === 0 && lamp ? (
        <Next fullWidth onClick={run} loading={tell.isPending} disabled={off}>
          {say(`requests:act.${verb}`)}
        </Next>
      ) : (
        <Button fullWidth variant="default" onClick={run} loading={tell.isPending} disabled={off}>
          {say(`requests:act.${verb}`)}
        </Button>
      )}
      {tell.error && <ErrorNote error={tell.error} />}
    </div>
  ))
}
