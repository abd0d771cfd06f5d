import type { Urgency } from '../casework/contract.ts'
import { questions, type Answers, type Question } from './contract.ts'

export interface Suggestion {
  readonly urgency: Urgency
  /** The answers that led here, strongest first: keys of the catalogue under `reason`. */
  readonly reasons: Question[]
}

/** What a yes to each question asks for at least; the strictest wins. */
const asksFor: Record<Question, Urgency> = {
  danger: 'Immediate',
  suicide: 'Immediate',
  sale: 'Immediate',
  injury: '24h',
  child: '24h',
  pregnancy: '24h',
  armedControl: '24h',
  battery: '24h',
}

const order: readonly Urgency[] = ['Immediate', '24h', '48h', 'Routine']
const stricter = (a: Urgency, b: Urgency) => (order.indexOf(a) <= order.indexOf(b) ? a : b)

/** Two of these together are as urgent as danger itself. */
const together: readonly Question[] = ['injury', 'child', 'pregnancy', 'armedControl']

/**
 * Suggests, never decides: an officer sets the urgency.
 * A yes only ever raises it; what is unknown keeps a report at 48 hours at least, so that silence is not taken for safety.
 */
export function suggestUrgency(answers: Answers): Suggestion {
  const yes = questions.filter((question) => answers[question] === 'yes')
  const unknown = questions.some((question) => (answers[question] ?? 'unknown') === 'unknown')
  const grave = yes.filter((question) => together.includes(question))
  const base: Urgency = unknown ? '48h' : 'Routine'
  const urgency = grave.length >= 2 ? 'Immediate' : yes.map((question) => asksFor[question]).reduce(stricter, base)
  return { urgency, reasons: yes.toSorted((a, b) => order.indexOf(asksFor[a]) - order.indexOf(asksFor[b])) }
}
