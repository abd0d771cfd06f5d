import type { KnownMember } from './directory.ts'
import { digest, SignedProblem } from './protocol.ts'
import { digestOf, verifyText } from './signed.ts'

/** What a partner has said of a text of ours, under its signature. */
export interface Said {
  readonly text: string
  readonly code: string
  readonly at: Date
  /** The digest behind which the next of a thread must come; null before the first, `undefined` where it says none. */
  readonly head: string | null | undefined
  readonly offset: number | undefined
}

export interface Question {
  readonly member: KnownMember
  /** This node's state. */
  readonly state: string
  /** The very bytes that were sent. */
  readonly request: string | Uint8Array
  readonly message?: string
  readonly now: Date
}

/** The partner's signed answer to these very bytes; `undefined` when it is not genuine, or answers something else. */
export function hearProblem(text: string, { member, state, request, message, now }: Question): Said | undefined {
  const verdict = verifyText('problem', text, { keys: member.keys, now })
  const { data } = SignedProblem.safeParse(verdict.ok ? verdict.value : undefined)
  if (!data) return undefined
  const toUs = data.from === member.state && (data.to === null || data.to === state)
  const aboutThis = message === undefined || data.message === undefined || data.message === message
  if (!toUs || !aboutThis || data.request !== digestOf(request)) return undefined
  return {
    text,
    code: data.code,
    at: new Date(data.at),
    head: headOf(data.detail['head']),
    offset: countOf(data.detail['offset']),
  }
}

const countOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined

const headOf = (value: unknown): string | null | undefined => digest.nullable().optional().catch(undefined).parse(value)
