import { readAtMost } from '../platform/read-json.ts'
import { hearProblem, type Question, type Said } from './hear-problem.ts'

/** What stood at a partner's address has said, read as far as it can be used. */
export interface Heard {
  readonly status: number
  readonly type: string
  readonly text: string
}

export async function hear(response: Response, most = 64 * 1024): Promise<Heard> {
  const type = response.headers.get('content-type') ?? ''
  return { status: response.status, type, text: Buffer.from(await readAtMost(response.body, most)).toString('utf8') }
}

export interface Unreachable {
  readonly kind: 'unreachable'
  readonly code: string
}

/** An answer that is not what was asked for: a problem that the partner signed, or the word of whatever stands there. */
export function refusalIn({ type, text }: Heard, question: Question): { kind: 'problem'; said: Said } | Unreachable {
  if (type.startsWith('application/jose')) {
    const said = hearProblem(text, question)
    return said ? { kind: 'problem', said } : { kind: 'unreachable', code: 'exchange/bad-problem' }
  }
  const unsigned = type.startsWith('application/problem+json')
  return { kind: 'unreachable', code: unsigned ? 'exchange/unsigned-answer' : 'exchange/no-node-there' }
}

/** Nobody answered, or not in time. */
export function noAnswer(error: unknown): Unreachable {
  const late = error instanceof Error && error.name === 'TimeoutError'
  return { kind: 'unreachable', code: late ? 'exchange/no-answer' : 'exchange/no-connection' }
}

/** The same as a code alone. */
export function codeIn(heard: Heard, question: Question): string {
  const refusal = refusalIn(heard, question)
  return refusal.kind === 'problem' ? refusal.said.code : refusal.code
}
