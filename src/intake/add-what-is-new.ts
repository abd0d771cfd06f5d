import { sayIn, type Say } from '../platform/i18n.ts'
import { Tongue } from '../platform/portal/contract.ts'
import type { Fragments } from './contract.ts'
import { getReport, type Asking } from './get-report.ts'
import { steps, typedFrom, type Question, type Typed } from './portal/questions.ts'
import { onceOf } from './receipt.ts'
import { hearReporter } from './thread.ts'

/** What was sent by a form that had made a report before. */
interface SentAgain {
  readonly report: string
  readonly secret: string
  readonly language: string
  readonly fragments: Fragments
}

const questions = steps.flatMap((step) => step.questions)

/**
 * Who goes back, changes her words and sends again has one report; what is new in them becomes a message of its thread.
 * Sent twice more, it is still one message. Says whether there was anything new.
 */
export async function addWhatIsNew(context: Asking, { report: id, secret, language, fragments }: SentAgain) {
  const say = sayIn(Tongue.options.find((known) => known === language) ?? 'id')
  const report = await getReport(context, id)
  const text = whatIsNew(report.fragments, fragments, say)
  if (text === '') return false
  await hearReporter(context, { report: id, text, once: onceOf(context.vault, `${secret}|${text}`) })
  return true
}

/** Each answer that differs, with its question, in her language. */
function whatIsNew(before: Fragments, now: Fragments, say: Say): string {
  const [old, typed] = [typedFrom(before, questions), typedFrom(now, questions)]
  const changed = questions.filter(({ name }) => !sameAnswer(old[name], typed[name]))
  const signs = (now.signs ?? []).filter((sign) => !before.signs?.includes(sign))
  return [
    ...changed.map((question) => `${say(labelOf(question))}: ${valueOf(question, typed, say)}`),
    ...signs.map((sign) => `${say('intake:desk.signs')}: ${say(`intake:sign.${sign}`)}`),
  ].join('\n')
}

const sameAnswer = (one = '', other = '') => one === other
const labelOf = ({ name }: Question) => `intake:question.${name.replace('.', '-')}`

function valueOf({ name, kind }: Question, typed: Typed, say: Say): string {
  const value = typed[name] ?? ''
  if (value === '') return say('intake:again.emptied')
  if (kind === 'tick') return say('intake:again.ticked')
  return kind === 'choice' ? say(`intake:option.${name.startsWith('mayRead.') ? 'mayRead' : name}.${value}`) : value
}
