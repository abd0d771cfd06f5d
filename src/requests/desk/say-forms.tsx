import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTell } from '../../../web/kit/ask.ts'
import { ChoiceField, LongField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import {
  askForInformation,
  declineRequest,
  DeclineReason,
  giveMoreInformation,
  returnForChange,
  withdrawRequest,
  WithdrawReason,
  type RequestView,
} from '../contract.ts'
import { LanguageChoice } from './language-choice.tsx'

interface FormProps {
  readonly view: RequestView
  readonly done: () => void
}

export function TextForm({
  verb,
  view,
  done,
}: FormProps & { verb: 'ask-for-information' | 'give-more-information' | 'return-for-change' }) {
  const say = useSay()
  const [text, setText] = useState('')
  const [language, setLanguage] = useState(view.language)
  const ask = useTell(askForInformation, ['casework'])
  const give = useTell(giveMoreInformation, ['casework'])
  const back = useTell(returnForChange, ['casework'])
  const tell = { 'ask-for-information': ask, 'give-more-information': give, 'return-for-change': back }[verb]
  const { id: request } = view
  const send = () => {
    if (verb === 'ask-for-information') ask.mutate({ request, text, language }, { onSuccess: done })
    else if (verb === 'give-more-information') give.mutate({ request, text, language }, { onSuccess: done })
    else back.mutate({ request, note: text }, { onSuccess: done })
  }
  return (
    <div className="xf">
      <LongField label={say(`requests:form.${verb}`)} value={text} change={setText} required max={4000} />
      {verb !== 'return-for-change' && <LanguageChoice value={language} change={setLanguage} />}
      <Button size="sm" disabled={text.trim() === ''} loading={tell.isPending} onClick={send}>
        {say(`requests:act.${verb}`)}
      </Button>
      {tell.error && <ErrorNote error={tell.error} />}
    </div>
  )
}

export function DeclineForm({ view, done }: FormProps) {
  const say = useSay()
  const [reason, setReason] = useState<string | null>(null)
  const [text, setText] = useState('')
  const [language, setLanguage] = useState(view.language)
  const decline = useTell(declineRequest, ['casework'])
  const send = () =>
    decline.mutate({ request: view.id, reason: DeclineReason.parse(reason), text, language }, { onSuccess: done })
  return (
    <div className="xf">
      <ChoiceField
        label={say('requests:form.reason')}
        choices={DeclineReason.options.map((value) => ({ value, label: say(`requests:reason.${value}`) }))}
        empty={say('requests:draft.choose')}
        value={reason}
        change={setReason}
        required
      />
      <LongField label={say('requests:form.decline')} value={text} change={setText} required max={4000} />
      <LanguageChoice value={language} change={setLanguage} />
      <Button size="sm" disabled={reason === null || text.trim() === ''} loading={decline.isPending} onClick={send}>
        {say('requests:act.decline-request')}
      </Button>
      {decline.error && <ErrorNote error={decline.error} />}
    </div>
  )
}

export function WithdrawForm({ view, done }: FormProps) {
  const say = useSay()
  const [reason, setReason] = useState<string | null>(null)
  const withdraw = useTell(withdrawRequest, ['casework'])
  const send = () => withdraw.mutate({ request: view.id, reason: WithdrawReason.parse(reason) }, { onSuccess: done })
  return (
    <div className="xf">
      <ChoiceField
        label={say('requests:form.reason')}
        hint={say('requests:form.code-only')}
        choices={WithdrawReason.options.map((value) => ({ value, label: say(`requests:reason.${value}`) }))}
        empty={say('requests:draft.choose')}
        value={reason}
        change={setReason}
        required
      />
      <Button size="sm" disabled={reason === null} loading={withdraw.isPending} onClick={send}>
        {say('requests:act.withdraw-request')}
      </Button>
      {withdraw.error && <ErrorNote error={withdraw.error} />}
    </div>
  )
}
