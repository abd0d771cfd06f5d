import { z } from 'zod'
import { cleanText } from '../../../platform/portal/read-form.ts'
import { answerCatalogue } from '../../answers.ts'
import { DeclineReason, RequestKind, type FieldValues } from '../../contract.ts'
import { definitions } from '../../definitions.ts'
import { formOf } from '../../fields.ts'
import { OutsideStep } from '../contract.ts'

const Answer = z.object({
  key: z.string().min(20).max(60),
  kind: RequestKind,
  step: OutsideStep,
  reason: DeclineReason.nullable(),
  text: z.string().min(1).max(4000),
  by: z.string().min(2).max(150),
})

/** The form as it was typed; `answer` is undefined where something is missing, and the page is shown again. */
export function readAnswer(form: URLSearchParams) {
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, cleanText(value).slice(0, 4000)]))
  const { key = '', kind, step, text = '', by = '' } = typed
  const declines = step === 'Declined'
  const parsed = Answer.safeParse({ key, kind, step, text, by, reason: declines ? typed['reason'] || null : null })
  if (!parsed.success || (declines && parsed.data.reason === null)) return { typed, answer: undefined }
  const { key: answerKey, kind: which, ...said } = parsed.data
  const executed = said.step === 'Executed' || said.step === 'PartiallyExecuted'
  return { typed, answer: { ...said, answerKey, answer: executed ? fieldsOf(which, typed) : null } }
}

function fieldsOf(kind: RequestKind, typed: Readonly<Record<string, string>>): FieldValues {
  const entries = formOf(answerCatalogue, definitions[kind].answer).flatMap(({ name, kind: shape }) => {
    const value = typed[`f-${name}`]
    if (!value) return []
    return [[name, shape === 'yes-no' ? value === 'true' : shape === 'count' ? Number(value) : value] as const]
  })
  return Object.fromEntries(entries)
}
