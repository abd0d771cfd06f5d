import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTell } from '../../../web/kit/ask.ts'
import { ChoiceField, LongField, TextField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { DeclineReason, OutsideStep, recordAnswer, type RequestView } from '../contract.ts'

/** What came on paper or by telephone, and who said it: no key of that state has signed it. */
export function RecordAnswer({ view }: { view: RequestView }) {
  const say = useSay()
  const tell = useTell(recordAnswer, ['casework'])
  const [open, setOpen] = useState(false)
  const [step, setStep] = useState<string | null>('Accepted')
  const [reason, setReason] = useState<string | null>(null)
  const [text, setText] = useState('')
  const [by, setBy] = useState('')
  if (!open)
    return (
      <Button variant="default" size="sm" onClick={() => setOpen(true)}>
        {say('requests:packet.record')}
      </Button>
    )
  const steps = OutsideStep.options.filter((each) => !each.endsWith('Executed'))
  const send = () =>
    tell.mutate(
      {
        request: view.id,
        step: OutsideStep.parse(step),
        reason: step === 'Declined' ? DeclineReason.parse(reason) : null,
        text,
        by,
      },
      { onSuccess: () => setOpen(false) },
    )
  return (
    <div className="xf">
      <ChoiceField
        label={say('requests:packet.page.step')}
        choices={steps.map((value) => ({ value, label: say(`requests:packet.step.${value}`) }))}
        value={step}
        change={setStep}
        required
      />
      {step === 'Declined' && (
        <ChoiceField
          label={say('requests:form.reason')}
          choices={DeclineReason.options.map((value) => ({ value, label: say(`requests:reason.${value}`) }))}
          empty={say('requests:draft.choose')}
          value={reason}
          change={setReason}
          required
        />
      )}
      <LongField label={say('requests:packet.page.text')} value={text} change={setText} required max={4000} />
      <TextField label={say('requests:packet.page.by')} value={by} change={setBy} required />
      <Button
        size="sm"
        loading={tell.isPending}
        disabled={text.trim() === '' || by.trim().length < 2 || (step === 'Declined' && reason === null)}
        onClick={send}
      >
        {say('requests:packet.record')}
      </Button>
      {tell.error && <ErrorNote error={tell.error} />}
    </div>
  )
}
