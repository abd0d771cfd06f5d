import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTell } from '../../../web/kit/ask.ts'
import { TickField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { reportExecution, type FieldValues, type RequestView } from '../contract.ts'
import { FieldInput } from './field-input.tsx'
import { LanguageChoice } from './language-choice.tsx'

/** What was found or done, field by field as the kind asks for it. */
export function AnswerForm({ view, done }: { view: RequestView; done: () => void }) {
  const say = useSay()
  const [answer, setAnswer] = useState<FieldValues>({})
  const [part, setPart] = useState(false)
  const [language, setLanguage] = useState(view.language)
  const report = useTell(reportExecution, ['casework'])
  const missing = view.answerForm.some(({ name, required }) => required && answer[name] === undefined)
  const set = (name: string, value: FieldValues[string] | undefined) =>
    setAnswer(({ [name]: _old, ...rest }) => (value === undefined ? rest : { ...rest, [name]: value }))
  return (
    <div className="xf">
      {view.answerForm.map((form) => (
        <FieldInput key={form.name} form={form} value={answer[form.name]} change={(value) => set(form.name, value)} />
      ))}
      <LanguageChoice value={language} change={setLanguage} />
      <TickField label={say('requests:form.part')} value={part} change={setPart} />
      <Button
        size="sm"
        disabled={missing}
        loading={report.isPending}
        onClick={() => report.mutate({ request: view.id, part, answer, language }, { onSuccess: done })}
      >
        {say('requests:act.report-execution')}
      </Button>
      {report.error && <ErrorNote error={report.error} />}
    </div>
  )
}
